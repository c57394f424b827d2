using Nubison.Delivery;
using Nubison.Log;

namespace Firmware.Storage
{
    /// <summary>
    /// Keeps counters' totals on flash, each in a small file of its own to which every save appends. A file that is
    /// long enough is followed by a second one, so that at every moment one of the two holds the last total whole.
    /// </summary>
    public sealed class TotalStore
    {
        // The total, eight bytes from the lowest on, and its complement: a torn record does not match itself.
        private const int RecordLength = 16;
        private const int MaximumFileLength = 128 * RecordLength;

        private readonly IStorage _storage;
        private readonly ILog _log;
        private readonly byte[] _record = new byte[RecordLength];

        /// <summary>Initializes a new instance of the <see cref="TotalStore"/> class.</summary>
        /// <param name="storage">The flash.</param>
        /// <param name="log">Where it is said that flash fails.</param>
        public TotalStore(IStorage storage, ILog log)
        {
            _storage = storage;
            _log = log;
        }

        /// <summary>Reads a total. Does not throw.</summary>
        /// <param name="key">The total's name.</param>
        /// <returns>The last total that was saved; 0 where none was.</returns>
        public long Load(string key)
        {
            try
            {
                long first = Last(FileName(key, 0));
                long second = Last(FileName(key, 1));
                return first > second ? first : second;
            }
            catch (StorageException e)
            {
                _log.Write("flash", "total " + key + " cannot be read: " + e.Message);
                return 0;
            }
        }

        /// <summary>Saves a total. Does not throw.</summary>
        /// <param name="key">The total's name.</param>
        /// <param name="total">The total, which never goes down.</param>
        public void Save(string key, long total)
        {
            try
            {
                int current = _storage.Length(FileName(key, 1)) > 0 ? 1 : 0;
                int length = _storage.Length(FileName(key, current));

                // After a torn record the next ones would not be found in their places.
                bool isFull = length >= MaximumFileLength || (length > 0 && length % RecordLength != 0);
                Fill(total);
                _storage.Append(FileName(key, isFull ? 1 - current : current), _record, RecordLength);
                if (isFull)
                {
                    _storage.Delete(FileName(key, current));
                }
            }
            catch (StorageException e)
            {
                _log.Write("flash", "total " + key + " cannot be saved: " + e.Message);
            }
        }

        private static string FileName(string key, int which) => key + (which == 0 ? ".total" : ".total2");

        private void Fill(long total)
        {
            for (int i = 0; i < 8; i++)
            {
                byte part = (byte)(total >> (8 * i));
                _record[i] = part;
                _record[i + 8] = (byte)~part;
            }
        }

        private long Last(string file)
        {
            int length = _storage.Length(file);
            for (int at = (length / RecordLength * RecordLength) - RecordLength; at >= 0; at -= RecordLength)
            {
                if (_storage.Read(file, at, _record, RecordLength) == RecordLength && IsWhole())
                {
                    return Total();
                }
            }

            return 0;
        }

        private bool IsWhole()
        {
            for (int i = 0; i < 8; i++)
            {
                if (_record[i] != (byte)~_record[i + 8])
                {
                    return false;
                }
            }

            return true;
        }

        private long Total()
        {
            long total = 0;
            for (int i = 7; i >= 0; i--)
            {
                total = (total << 8) | _record[i];
            }

            return total;
        }
    }
}
