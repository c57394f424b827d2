using System;
using Nubison.Log;
using Nubison.Power;
using Nubison.Protocol;
using Nubison.State;
using Nubison.Time;

namespace Nubison.Delivery
{
    /// <summary>
    /// The readings not yet delivered, oldest first: the newest in a RAM buffer, the older ones on flash.
    /// A reading reaches flash only when it could be lost: when it has waited for <c>flushSeconds</c>, when the buffer
    /// is full, and at a planned stop. docs/delivery.md tells what is guaranteed and why.
    /// All members may be called from any thread; none waits for the network.
    /// </summary>
    public sealed class Journal : IReadingQueue
    {
        /// <summary>The largest journal, and the default, in kilobytes of flash: the state takes 4 of them.</summary>
        public const int MaximumKilobytes = 128;

        /// <summary>The longest reading: its measurements as JSON members, in bytes.</summary>
        public const int MaximumLength = 1024;

        /// <summary>How long reading from flash may fail until a segment is given up, in milliseconds.</summary>
        private const int ReadPatience = 60000;

        /// <summary>How many commits of the file system a wake may cost that uploads nothing.</summary>
        private const int WakeCommits = 2;

        private readonly StateRecord _state;
        private readonly IClock _clock;
        private readonly ILog _log;
        private readonly Ledger _ledger;
        private readonly Segments _segments;
        private readonly ReadingTime _time;
        private readonly FrameBuffer _ram = new FrameBuffer(Segments.BlockLength);
        private readonly int _capacity;
        private readonly int _flushMilliseconds;

        private readonly long _boot;

        // The ordinal given last, to a reading on flash or one lost behind it.
        private long _lastOrdinal;

        // The highest number that is on flash with this boot's uptime and without what tells when the boot was.
        private long _lastUntimed;

        // The ordinal of the last reading on flash before the clock was set.
        private long _settingOrdinal;

        // Whether something was written since the state at boot: that might be the one write that a power cut undoes.
        private bool _hasWritten;
        private bool _isFailing;
        private bool _gaveSegment;
        private long _unreadableSince = -1;

        /// <summary>Initializes a new instance of the <see cref="Journal"/> class from what is on flash.</summary>
        public Journal(IStorage storage, StateRecord state, IClock clock, ILog log, int kilobytes, int flushSeconds)
        {
            _state = state;
            _clock = clock;
            _log = log;
            _capacity = kilobytes * 1024 / Segments.BlockLength - 1;
            _flushMilliseconds = flushSeconds * 1000;
            _ledger = new Ledger(state, clock, log);
            _segments = new Segments(storage, log);
            lock (_state.Lock)
            {
                if (state.IsReadable)
                {
                    TryOpen();
                }

                _boot = state[StateField.Boot] & 0xFFFF;
                _time = new ReadingTime(clock, _segments, _boot);
                DropMissing();
            }
        }

        /// <inheritdoc/>
        public long WaitingCount
        {
            get
            {
                lock (_state.Lock)
                {
                    return _lastOrdinal - _ledger.SettledOrdinal + _ram.Count;
                }
            }
        }

        /// <summary>Gets how many readings are known to be lost, in all boots.</summary>
        public long DroppedCount => _state[StateField.Dropped];

        /// <summary>Gets how many readings the platform refused for good, in all boots.</summary>
        public long RefusedCount => _state[StateField.Refused];

        /// <summary>
        /// Gets how many numbers were skipped, in all boots: after a power cut nobody knows which of the last ones were given.
        /// </summary>
        public long SkippedCount => _state[StateField.Skipped];

        /// <summary>Gets how many readings were lost since boot, or found lost at its start.</summary>
        public int DroppedSinceBoot => _ledger.DroppedCount;

        /// <inheritdoc/>
        public int AppendedCount { get; private set; }

        /// <inheritdoc/>
        public int FillPercent => _segments.Count * 100 / _capacity;

        private bool IsFlashEmpty => !_state.IsReadable || _segments.WrittenCount == 0;

        // The number behind those on flash.
        private long FirstInRam => _ram.Count > 0 ? Frame.Sequence(_ram.Data, _ram.Start) : _state.Next;

        /// <summary>Adds a reading that was taken at an uptime in milliseconds.</summary>
        /// <returns>The reading's number; 0 if no number could be given to it and it is dropped.</returns>
        /// <exception cref="ArgumentException">It is too long.</exception>
        public long Append(IMembers members, long uptime)
        {
            lock (_state.Lock)
            {
                CheckClock();
                int length = _ram.Write(members);
                for (; length < 0; length = _ram.Write(members))
                {
                    if (!WriteOut())
                    {
                        DropForRoom();
                    }
                }

                AppendedCount++;
                bool isFirst = _state.Next == 0 && IsFlashEmpty && _ram.Count == 0;
                long sequence = _state.AssignNumber(_clock);
                if (sequence == 0)
                {
                    _ledger.Drop(1);
                    return 0;
                }

                if (isFirst)
                {
                    _ledger.StartAfter(sequence - 1, _lastOrdinal);
                }

                byte kind = _time.BootTime == null ? Frame.Untimed : Frame.Timed;
                _ram.Add(kind, length, sequence, _boot, _time.MomentOf(uptime), uptime);
                if (_flushMilliseconds == 0)
                {
                    WriteOut();
                }

                return sequence;
            }
        }

        /// <summary>Writes to flash what has to be there by now. To be called about every second.</summary>
        public void FlushIfDue()
        {
            lock (_state.Lock)
            {
                CheckClock();
                if (IsBootTimeDue() || (_ram.Count > 0 && (_isFailing || Frame.Age(_ram.Data, _ram.Start, _clock.Uptime) >= _flushMilliseconds)))
                {
                    WriteOut();
                }

                _ledger.Tick();
            }
        }

        /// <summary>
        /// Writes all readings to flash. After it, once the state is saved as for a planned stop, no reading is lost,
        /// repeated or skipped.
        /// </summary>
        /// <returns>False if they could not be written.</returns>
        public bool Flush()
        {
            lock (_state.Lock)
            {
                CheckClock();
                return WriteOut();
            }
        }

        /// <summary>
        /// The device goes to sleep between two readings, all of which are written: makes room for the next ones, if that
        /// would cost a later wake too much.
        /// </summary>
        /// <returns>True if this wake has cost as much as one may without upload: two commits of the file system.</returns>
        public bool Sleep()
        {
            lock (_state.Lock)
            {
                if (_state.IsReadable && _segments.Commits < WakeCommits && _segments.WrittenCount >= _capacity
                    && _segments.Room < Frame.MaximumLength && TryRemoveOldest())
                {
                    DropMissing();
                }

                return _segments.Commits >= WakeCommits;
            }
        }

        /// <inheritdoc/>
        public long Peek(long after, JsonWriter data)
        {
            lock (_state.Lock)
            {
                CheckClock();
                try
                {
                    bool isOnFlash = FindOnFlash(after);
                    if (isOnFlash && _time.Search(_segments.Data, _segments.Start))
                    {
                        isOnFlash = FindOnFlash(after);
                    }

                    _unreadableSince = -1;
                    return isOnFlash ? WriteReading(_segments.Data, _segments.Start, after, data) : WriteFromRam(after, data);
                }
                catch (StorageException e)
                {
                    SkipUnreadable(e);
                    return 0;
                }
            }
        }

        /// <inheritdoc/>
        public void Settle(long sequence, bool isRefused)
        {
            lock (_state.Lock)
            {
                _ledger.Settle(sequence, _lastOrdinal, isRefused);
                _ram.RemoveThrough(_ledger.Settled);
            }
        }

        private void TryOpen()
        {
            try
            {
                Open();
            }
            catch (StorageException e)
            {
                // What is settled from now on must not be recorded: it would settle what is on flash too.
                _state.StopSaving("the readings on flash cannot be read: " + e.Message);
                _lastOrdinal = _ledger.SettledOrdinal;
            }
        }

        /// <summary>Finds out which readings are on flash, and which number and ordinal come next.</summary>
        private void Open()
        {
            _segments.Open(_capacity, _state.DropsReadings);
            bool isFound = _segments.FindLast();
            byte[] data = _segments.Data;
            int at = _segments.Start;
            long newest = Larger(isFound ? Frame.Sequence(data, at) : -1, _segments.NewestFirst - 1);
            long ordinal = !isFound ? 0 : Frame.Ordinal(data, at, _state.IsLost ? Frame.OrdinalRange / 2 : _ledger.SettledOrdinal);
            if (isFound)
            {
                // No boot has the number of one before it, whatever happened to the state.
                int later = (short)(Frame.Boot(data, at) - _state[StateField.Boot]);
                bool isSame = _state.IsAwakeAgain && later == 0;
                _state[StateField.Boot] += later >= 0 && !isSame ? later + 1 : 0;
                _lastUntimed = isSame && data[at] == Frame.Untimed && !_clock.IsValid ? newest : 0;
            }

            if (_state.IsLost && isFound && _segments.FindNext(0))
            {
                _ledger.StartAfter(Frame.Sequence(data, _segments.Start) - 1, Frame.Ordinal(data, _segments.Start, ordinal) - 1);
            }

            long known = Larger(ordinal, _ledger.SettledOrdinal);
            _lastOrdinal = Larger(known, _state[StateField.StoredOrdinal]);
            _state[StateField.StoredOrdinal] = _lastOrdinal;
            _state.Found(newest);
            long used = Larger(newest, _ledger.Settled);
            if (_state.Next - 1 - used > _lastOrdinal - known)
            {
                _log.Write("journal", "numbers from " + (used + 1) + " to " + (_state.Next - 1) + " are skipped");
            }
        }

        private static long Larger(long a, long b) => a > b ? a : b;

        /// <summary>Counts what is missing before the oldest reading that is left.</summary>
        private void DropMissing()
        {
            try
            {
                if (!IsFlashEmpty && _segments.FindBehind(_ledger.Settled))
                {
                    _ledger.DropThrough(Frame.Sequence(_segments.Data, _segments.Start) - 1, FoundOrdinal() - 1);
                }
                else
                {
                    _ledger.DropThrough(FirstInRam - 1, _lastOrdinal);
                }
            }
            catch (StorageException)
            {
                // It is counted when delivery comes to it.
            }
        }

        private long FoundOrdinal() => Frame.Ordinal(_segments.Data, _segments.Start, _ledger.SettledOrdinal);

        private void CheckClock()
        {
            ClockSetting setting = _time.CheckSetting();
            if (setting != null)
            {
                _ram.Correct(setting);
                _settingOrdinal = _lastOrdinal;
                _time.SetUnwritten(setting, FirstInRam - 1);
            }

            if (_time.CheckClock())
            {
                _ram.Correct(_time.BootTime);
            }
        }

        private bool IsBootTimeDue() => _time.BootTime != null && _lastUntimed > _ledger.Settled;

        /// <summary>Moves all frames from RAM to flash.</summary>
        /// <returns>False if they could not be written.</returns>
        private bool WriteOut()
        {
            if (!_state.IsReadable)
            {
                return false;
            }

            try
            {
                if (_time.Unwritten != null)
                {
                    WriteSetting();
                }

                while (_ram.Count > 0)
                {
                    WriteReadings();
                }

                if (IsBootTimeDue())
                {
                    WriteMark(Frame.Clock, _time.BootTime);
                    _lastUntimed = 0;
                }
            }
            catch (StorageException e)
            {
                LogFailing(e);
                return false;
            }

            if (_isFailing)
            {
                _log.Write("journal", "flash works again");
            }

            _isFailing = false;
            _gaveSegment = false;
            return true;
        }

        /// <summary>Moves as many readings as the newest segment takes.</summary>
        private void WriteReadings()
        {
            _ram.Compact();
            int count = _ram.Fit(_segments.Room);

            // On a device that sleeps readings of one wake are written at once, also if some would fit into the segment before.
            if (count == 0 || (_state.IsAwakeAgain && count < _ram.Length && _ram.Length <= Segments.BlockLength))
            {
                StartSegment(Frame.Sequence(_ram.Data, 0));
                count = _ram.Fit(_segments.Room);
            }

            long ordinal = _lastOrdinal;
            for (int at = 0; at < count; at += Frame.Length(_ram.Data, at))
            {
                Frame.Seal(_ram.Data, at, ++ordinal);
            }

            _segments.Append(_ram.Data, count);
            _hasWritten = true;
            long last = 0;
            for (int at = 0; at < count; at += Frame.Length(_ram.Data, at))
            {
                last = Frame.Sequence(_ram.Data, at);
                _ledger.Stored(last, ++_lastOrdinal);
            }

            _state.Stored(last, _lastOrdinal);
            _lastUntimed = _time.BootTime == null ? last : _lastUntimed;
            _ram.RemoveThrough(last);
        }

        /// <summary>Has the readings on flash followed by the setting that corrects them, unless all of them are delivered.</summary>
        private void WriteSetting()
        {
            if (_ledger.SettledOrdinal < _settingOrdinal)
            {
                WriteMark(Frame.Setting, _time.Unwritten);
            }

            _time.SetUnwritten(null, 0);
        }

        /// <summary>Has the readings on flash followed by what corrects their times.</summary>
        private void WriteMark(byte kind, ClockSetting setting)
        {
            byte[] frame = Frame.Mark(kind, FirstInRam - 1, _boot, setting);
            Frame.Seal(frame, 0, _lastOrdinal);
            if (_segments.Room < frame.Length)
            {
                StartSegment(FirstInRam);
            }

            _segments.Append(frame, frame.Length);
        }

        private void StartSegment(long first)
        {
            while (_segments.WrittenCount >= _capacity)
            {
                _segments.RemoveOldest();
                DropMissing();
                _ledger.Record();
            }

            _segments.StartNew(first);
        }

        /// <summary>Finds the oldest waiting reading on flash behind a number, and deletes the segments that have been delivered.</summary>
        private bool FindOnFlash(long after)
        {
            while (!IsFlashEmpty)
            {
                if (_segments.FindNext(_ledger.Settled))
                {
                    return after <= _ledger.Settled || _segments.FindBehind(after);
                }

                // Only when the delivery of its readings is recorded: they would seem lost otherwise after a power cut. Flash
                // that fails holds nothing up: the next boot finds the segment again.
                if (!_ledger.Record() || !TryRemoveOldest())
                {
                    _segments.SkipOldest();
                }
            }

            return false;
        }

        private long WriteFromRam(long after, JsonWriter writer)
        {
            int at = _ram.Find(after);
            if (at < 0)
            {
                DropMissing();
                return 0;
            }

            if (!_hasWritten)
            {
                // A power cut that undoes the last write must not undo what reserved the number of a reading under way.
                _hasWritten = true;
                _state.Save(false);
            }

            return WriteReading(_ram.Data, at, after, writer);
        }

        private long WriteReading(byte[] data, int at, long after, JsonWriter writer)
        {
            if (!_time.CanGo(data, at))
            {
                return 0;
            }

            long ordinal = data == _ram.Data ? 0 : FoundOrdinal();
            long sequence = Frame.Sequence(data, at);
            int length = Frame.MembersLength(data, at);
            writer.Literal("\"sequence\":").Number(sequence).Literal(',');
            _time.Write(data, at, writer);
            if (length > 0)
            {
                writer.Literal(',').Raw(data, at + Frame.HeaderLength, length);
            }

            _ledger.Sending(sequence, ordinal, after <= _ledger.Settled);
            return sequence;
        }

        private bool TryRemoveOldest()
        {
            try
            {
                _segments.RemoveOldest();
                return true;
            }
            catch (StorageException e)
            {
                LogFailing(e);
                return false;
            }
        }

        /// <summary>The RAM buffer is full and could not be written: something has to go, the oldest first.</summary>
        private void DropForRoom()
        {
            // Another file may have filled the flash: then a deleted segment makes room. Once, or a flash that is
            // broken would cost the whole journal.
            if (!_gaveSegment && _state.IsReadable && _segments.WrittenCount > 1)
            {
                _gaveSegment = true;
                if (TryRemoveOldest())
                {
                    DropMissing();
                    _ledger.Record();
                    return;
                }
            }

            // Behind what flash holds the loss is counted when delivery comes to the gap.
            _lastOrdinal++;
            _ram.RemoveThrough(FirstInRam);
            DropMissing();
        }

        private void SkipUnreadable(StorageException e)
        {
            if (_unreadableSince < 0)
            {
                _unreadableSince = _clock.Uptime;
                _log.Write("journal", "readings cannot be read from flash: " + e.Message);
            }
            else if (_clock.Uptime - _unreadableSince >= ReadPatience && !IsFlashEmpty)
            {
                _unreadableSince = -1;
                _log.Write("journal", _segments.OldestName + " is given up");
                _segments.SkipOldest();
            }
        }

        private void LogFailing(StorageException e)
        {
            if (!_isFailing)
            {
                _isFailing = true;
                _log.Write("journal", "flash fails, readings are kept in RAM: " + e.Message);
            }
        }
    }
}
