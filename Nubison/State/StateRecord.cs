using System.Text;
using Nubison.Delivery;
using Nubison.Log;
using Nubison.Time;

namespace Nubison.State
{
    /// <summary>
    /// All that a device has to know after a reboot, in one record with a check, saved to two files in turn: if one is
    /// damaged, the other has what was saved before. LittleFS keeps files of this size inside their directory, so that a
    /// save is one commit and costs no block of its own. Whoever changes several fields that belong together holds
    /// <see cref="Lock"/>.
    /// <code>
    /// mark 4 | the numbers of <see cref="StateField"/>, 4 each | totals: the key's CRC-32 4, total 6 | CRC-32 of all before 4
    /// </code>
    /// Every save reserves numbers for readings: a number is given to a reading only if a record on flash says that it
    /// may be in use. The next boot after an unplanned stop goes on behind all that were reserved.
    /// </summary>
    public sealed class StateRecord
    {
        /// <summary>How many numbers a save reserves: so many are skipped by a power cut at most.</summary>
        public const int Block = 64;

        /// <summary>How many totals are kept.</summary>
        public const int MaximumTotals = 8;

        /// <summary>How many numbers the clock gives in a second, counted from 2020 on: they last until 2054.</summary>
        public const int ClockRate = 4;

        /// <summary>Whether the device will sleep between readings: each save says so.</summary>
        public bool Sleeps;

        /// <summary>What guards the fields that belong together.</summary>
        internal readonly object Lock = new object();

        /// <summary>Whether the flash could be read; if not, nothing is saved in this boot.</summary>
        internal bool IsReadable;

        /// <summary>Whether the readings on flash go, because the device cannot live with them; they count as dropped, as far as is known how many they were.</summary>
        internal bool DropsReadings;

        /// <summary>Whether the record on flash is as this one.</summary>
        internal bool IsSaved;

        /// <summary>Whether the device was only asleep, so that its boot goes on.</summary>
        internal bool IsAwakeAgain;

        /// <summary>The number that the next reading gets; 0 if that is not known.</summary>
        internal long Next;

        // Those that the clock gives now are above this one, those that were counted up are not.
        private const long FirstOfClock = 800000000;
        private const long Mark = 0x4E425331;
        private const long Unknown = 0xFFFFFFFF;
        private const int Asleep = 2;
        private const int TotalsAt = 4 + (4 * ((int)StateField.Battery + 1));
        private const int TotalLength = 10;
        private const int CheckAt = TotalsAt + (MaximumTotals * TotalLength);
        private const int Length = CheckAt + 4;

        private readonly IStorage _storage;
        private readonly ILog _log;
        private byte[] _record = new byte[Length];
        private int _newest = 1;
        private long _reserved;
        private int _inUse;
        private bool _isFailing;

        // What the readings on flash do not tell has changed; and the number that they or the record make the next one.
        private bool _hasChanged;
        private long _knownNext;
        private bool _isNumberless;

        /// <summary>Initializes a new instance of the <see cref="StateRecord"/> class with what is on flash.</summary>
        public StateRecord(IStorage storage, ILog log)
        {
            _storage = storage;
            _log = log;
            try
            {
                Load();
                IsReadable = true;
            }
            catch (StorageException e)
            {
                StopSaving("flash cannot be read: " + e.Message);
                Next = 0;
            }
        }

        /// <summary>Gets a value indicating whether there was a record once and none is left.</summary>
        public bool IsLost { get; private set; }

        /// <summary>Gets a value indicating whether the device sleeps between readings, as the record on flash says.</summary>
        public bool IsAsleep => this[StateField.IsPlannedStop] == Asleep;

        /// <summary>Gets or sets a field.</summary>
        internal long this[StateField field]
        {
            get => Bytes.Read(_record, 4 + (4 * (int)field), 4);
            set
            {
                if (this[field] != value)
                {
                    Bytes.Write(_record, 4 + (4 * (int)field), value, 4);
                    IsSaved = false;
                    _hasChanged |= field != StateField.StoredOrdinal;
                }
            }
        }

        /// <summary>Saves the record; does not throw.</summary>
        /// <param name="isPlannedStop">No number is given any more in this boot: none has to be reserved.</param>
        /// <returns>Whether it is durable.</returns>
        public bool Save(bool isPlannedStop)
        {
            lock (Lock)
            {
                if (!IsReadable)
                {
                    return false;
                }

                // Counted even if the save fails: what it left on flash must not count as much as the next one.
                this[StateField.Saves]++;
                long reserved = Next == 0 ? _reserved : isPlannedStop ? Next - 1 : Next - 1 + Block;
                this[StateField.IsPlannedStop] = isPlannedStop ? 1 : Sleeps ? Asleep : 0;
                this[StateField.Reserved] = Next == 0 && reserved == 0 ? Unknown : reserved;
                Bytes.Write(_record, 0, Mark, 4);
                Bytes.Write(_record, CheckAt, Crc32.Compute(_record, 0, CheckAt), 4);
                try
                {
                    _storage.Write(Name(1 - _newest), _record, Length);
                }
                catch (StorageException e)
                {
                    LogOnce(ref _isFailing, "flash fails: " + e.Message);
                    return false;
                }

                _isFailing = false;
                _newest = 1 - _newest;
                _reserved = reserved;
                IsSaved = true;
                _hasChanged = false;
                _knownNext = Next;
                return true;
            }
        }

        /// <summary>
        /// The device goes to sleep, to go on after it as if nothing had been: saves the record if it has to be, or should be
        /// soon, so that a wake costs no save as a rule. Does not throw.
        /// </summary>
        /// <param name="mayWait">Whether what can wait for the next sleep is to.</param>
        /// <returns>Whether all that has to be is durable.</returns>
        public bool Keep(bool mayWait)
        {
            lock (Lock)
            {
                bool isShort = Next + (Block / 2) > _reserved;
                return Next > _knownNext || !IsAsleep || ((_hasChanged || isShort) && !mayWait) ? Save(false) : IsReadable;
            }
        }

        /// <summary>
        /// The device has slept between two readings: numbers go on behind those that were given, not behind those that were
        /// reserved, as the readings on flash tell them.
        /// </summary>
        internal void GoOn()
        {
            IsAwakeAgain = true;
            Next = Next > Block ? Next - Block : Next;
            _knownNext = Next;
        }

        /// <summary>Gets or sets what the device is registered as, <see cref="Nubison.Protocol.PlatformAccount.Registration"/>; 0 if it is not. Setting it saves.</summary>
        public long Registration
        {
            get => this[StateField.Registration];
            set
            {
                lock (Lock)
                {
                    this[StateField.Registration] = value;
                    Save(false);
                }
            }
        }

        /// <summary>Reads a total that only grows, such as a counter's.</summary>
        /// <returns>What was saved last; 0 if nothing was.</returns>
        public long LoadTotal(string key)
        {
            lock (Lock)
            {
                int slot = SlotOf(key);
                return slot < 0 ? 0 : Bytes.Read(_record, TotalsAt + (slot * TotalLength) + 4, 6);
            }
        }

        /// <summary>Saves a total, 0 to 2^48 - 1; does not throw.</summary>
        public void SaveTotal(string key, long total)
        {
            lock (Lock)
            {
                int slot = SlotOf(key);
                if (slot < 0)
                {
                    Log("no room for the total " + key + ": " + MaximumTotals + " are kept");
                    return;
                }

                Bytes.Write(_record, TotalsAt + (slot * TotalLength) + 4, total, 6);
                Save(false);
            }
        }

        /// <summary>Readings were written to flash, the last one with this number and ordinal.</summary>
        internal void Stored(long sequence, long ordinal)
        {
            this[StateField.StoredOrdinal] = ordinal;
            _knownNext = sequence + 1;
        }

        /// <summary>A reading is on flash that has this number; the record that reserved it may be lost.</summary>
        internal void Found(long sequence)
        {
            if (sequence >= FirstOfClock && sequence >= Next)
            {
                // The clock may have given more.
                Next = 0;
                _reserved = sequence + Block > _reserved ? sequence + Block : _reserved;
            }
            else if (sequence >= Next && _reserved < FirstOfClock)
            {
                Next = sequence + 1 + (IsAwakeAgain ? 0 : Block);
                _knownNext = Next;
            }
        }

        /// <summary>What is on flash could not be found out: nothing is saved any more in this boot, or it could be lost.</summary>
        internal void StopSaving(string why)
        {
            IsReadable = false;
            Log(why + "; it is left alone until the next boot");
        }

        /// <summary>
        /// Gives a reading its number. If flash reserves none, numbers come from the clock, and are never ahead of it: so
        /// they are above those that the clock gave in every boot before.
        /// </summary>
        /// <returns>The number, given to no other reading ever; 0 if there is none, as the clock is not valid either.</returns>
        internal long AssignNumber(IClock clock)
        {
            long now = clock.IsValid ? Since2020.Of(clock.UtcNow) * ClockRate / 1000 : 0;
            if (Next == 0 && now > 0)
            {
                Next = now > _reserved ? now : _reserved + 1;
            }

            // A device that sleeps reserves more before it goes to sleep, when that costs least.
            if (Next > 0 && Next + (IsAwakeAgain ? 0 : Block / 2) > _reserved)
            {
                Save(false);
            }

            if (Next == 0 || Next > _reserved)
            {
                if (Next > now || now == 0)
                {
                    LogOnce(ref _isNumberless, "readings get no number and are dropped: flash has reserved none, and the clock is not set");
                    return 0;
                }

                Next = now;
            }

            _isNumberless = false;
            return Next++;
        }

        private static string Name(int file) => file == 0 ? "state.a" : "state.b";

        private void Load()
        {
            int first = Adopt(0);
            int second = Adopt(1);

            // The very first save, cut off, has no other file beside it: no number was given yet.
            bool isNew = second == 0 && first > -Length;
            IsLost = first <= 0 && second <= 0 && !isNew;
            if (first < 0 || second < 0)
            {
                Log("a part of the state is damaged" + (IsLost ? ": counts start anew" : string.Empty));
            }

            _reserved = this[StateField.Reserved];

            // Behind numbers of the clock it may have given more, of which flash could not be told.
            Next = IsLost || _reserved >= FirstOfClock ? 0 : _reserved + 1;
            _reserved = _reserved == Unknown ? 0 : _reserved;
        }

        /// <summary>Takes a file's record if it is whole, and newer than the one there is.</summary>
        /// <returns>The file's length; negative if the record is not whole.</returns>
        private int Adopt(int file)
        {
            byte[] record = new byte[Length];
            int length = _storage.Read(Name(file), 0, record, Length);
            bool isWhole = length == Length && Bytes.Read(record, 0, 4) == Mark && Crc32.Compute(record, 0, CheckAt) == Bytes.Read(record, CheckAt, 4);
            if (isWhole && Bytes.Read(record, 4, 4) > this[StateField.Saves])
            {
                _record = record;
                _newest = file;
            }

            return isWhole ? length : -length;
        }

        /// <summary>Finds a total's place: its own, or the first that no total has that this boot asked for.</summary>
        private int SlotOf(string key)
        {
            byte[] name = Encoding.UTF8.GetBytes(key);
            long check = Crc32.Compute(name, 0, name.Length);
            int free = -1;
            for (int i = MaximumTotals - 1; i >= 0; i--)
            {
                if (Bytes.Read(_record, TotalsAt + (i * TotalLength), 4) == check)
                {
                    _inUse |= 1 << i;
                    return i;
                }

                free = (_inUse & (1 << i)) == 0 ? i : free;
            }

            if (free >= 0)
            {
                _inUse |= 1 << free;
                Bytes.Write(_record, TotalsAt + (free * TotalLength), check, 4);
                Bytes.Write(_record, TotalsAt + (free * TotalLength) + 4, 0, 6);
            }

            return free;
        }

        private void LogOnce(ref bool isLogged, string text)
        {
            if (!isLogged)
            {
                isLogged = true;
                Log(text);
            }
        }

        private void Log(string text) => _log.Write("state", text);
    }
}
