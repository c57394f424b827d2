using System;

namespace Nubison.Delivery
{
    /// <summary>
    /// A few numbers that survive power cuts: each save appends a record with a counter and a CRC to one of two
    /// files; the newest whole record counts. A file that is full, or that has a damaged end, is left as it is and the
    /// other one begun anew, so nothing is overwritten and the older file stays as a second copy.
    /// The files stay within the 512 bytes that LittleFS keeps inside its directory, so that a save costs no block
    /// of its own (docs/delivery.md has the arithmetic).
    /// </summary>
    internal sealed class StateLog
    {
        private const byte Mark = 0xFD;
        private const int HeaderLength = 5;
        private const int FileLength = 256;
        private const int ReadLength = 512;

        private readonly IStorage _storage;
        private readonly string[] _names;
        private readonly byte[] _record;
        private int _current;
        private int _length = FileLength;
        private long _counter;

        /// <summary>Initializes a new instance of the <see cref="StateLog"/> class.</summary>
        /// <param name="storage">Where the two files are.</param>
        /// <param name="name">What their names begin with.</param>
        /// <param name="payload">How many bytes are saved.</param>
        internal StateLog(IStorage storage, string name, int payload)
        {
            _storage = storage;
            _names = new string[] { name + ".a", name + ".b" };
            _record = new byte[HeaderLength + payload + 4];
        }

        /// <summary>Gets the record that is saved next, or was loaded; the payload starts at <see cref="Offset"/>.</summary>
        internal byte[] Record => _record;

        /// <summary>Gets where the payload starts in <see cref="Record"/>.</summary>
        internal int Offset => HeaderLength;

        /// <summary>Gets a value indicating whether damage was met while loading.</summary>
        internal bool IsDamaged { get; private set; }

        /// <summary>Loads the newest whole record.</summary>
        /// <returns>False where there is none.</returns>
        /// <exception cref="StorageException">The flash cannot be read.</exception>
        internal bool Load()
        {
            byte[] buffer = new byte[ReadLength];
            bool found = LoadFile(0, buffer);
            return LoadFile(1, buffer) || found;
        }

        /// <summary>Saves <see cref="Record"/>; durable on return.</summary>
        /// <exception cref="StorageException">The flash cannot be written; the record saved last still counts.</exception>
        internal void Save()
        {
            // Counted even where the save fails: the failed record may have reached the flash and must not count again.
            _counter++;
            _record[0] = Mark;
            Bytes.Write(_record, 1, _counter, 4);
            int check = _record.Length - 4;
            Bytes.Write(_record, check, Crc32.Compute(_record, 0, check), 4);

            bool isFull = _length + _record.Length > FileLength;
            int target = isFull ? 1 - _current : _current;
            if (isFull)
            {
                _storage.Delete(_names[target]);
            }

            // A failed append may leave a torn record behind: nothing is put behind it.
            int length = isFull ? 0 : _length;
            _length = FileLength;
            _storage.Append(_names[target], _record, _record.Length);
            _current = target;
            _length = length + _record.Length;
        }

        private bool LoadFile(int index, byte[] buffer)
        {
            if (_storage.Length(_names[index]) < 0)
            {
                return false;
            }

            int length = _storage.Read(_names[index], 0, buffer, buffer.Length);
            bool isWhole = length % _record.Length == 0;
            bool found = false;
            for (int at = 0; at + _record.Length <= length; at += _record.Length)
            {
                if (!IsWhole(buffer, at))
                {
                    isWhole = false;
                }
                else if (Bytes.Read(buffer, at + 1, 4) > _counter)
                {
                    _counter = Bytes.Read(buffer, at + 1, 4);
                    Array.Copy(buffer, at, _record, 0, _record.Length);
                    found = true;
                }
            }

            IsDamaged |= !isWhole;
            if (found)
            {
                _current = index;
                _length = isWhole ? length : FileLength;
            }

            return found;
        }

        private bool IsWhole(byte[] buffer, int at)
        {
            int check = at + _record.Length - 4;
            return buffer[at] == Mark && Crc32.Compute(buffer, at, check - at) == Bytes.Read(buffer, check, 4);
        }
    }
}
