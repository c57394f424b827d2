using System;
using Nubison.Log;
using Nubison.Protocol;
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
        /// <summary>The smallest journal, in kilobytes of flash.</summary>
        public const int MinimumKilobytes = 16;

        /// <summary>The largest journal, and the default, in kilobytes of flash: its state takes 4 of them.</summary>
        public const int MaximumKilobytes = 128;

        /// <summary>The longest reading: its measurements as JSON members, in bytes.</summary>
        public const int MaximumLength = 1024;

        /// <summary>How much of the newest a power cut may cost unless told otherwise, in seconds.</summary>
        public const int DefaultFlushSeconds = 10;

        /// <summary>How long reading from flash may fail until a segment is given up, in milliseconds.</summary>
        private const int ReadPatience = 60000;

        private readonly object _lock = new object();
        private readonly IClock _clock;
        private readonly FlashHealth _health;
        private readonly Ledger _ledger;
        private readonly Segments _segments;
        private readonly ReadingTime _time;
        private readonly FrameBuffer _ram = new FrameBuffer(Segments.BlockLength);
        private readonly int _capacity;
        private readonly int _flushMilliseconds;

        // The highest number that is on flash with this boot's uptime and without what tells when the boot was.
        private long _lastUntimed;
        private long _unreadableSince = -1;
        private bool _gaveSegment;

        /// <summary>Initializes a new instance of the <see cref="Journal"/> class from what is on flash.</summary>
        /// <param name="storage">The flash; files that begin with <c>journal.</c> or <c>r</c> and a digit are the journal's.</param>
        /// <param name="clock">Tells when readings are taken.</param>
        /// <param name="log">Told of everything lost.</param>
        /// <param name="kilobytes">How much flash it may take, <see cref="MinimumKilobytes"/> to <see cref="MaximumKilobytes"/>.</param>
        /// <param name="flushSeconds">How long a reading may be in RAM alone; 0 writes each at once.</param>
        public Journal(IStorage storage, IClock clock, ILog log, int kilobytes, int flushSeconds)
        {
            _clock = clock;
            _capacity = kilobytes * 1024 / Segments.BlockLength - 1;
            _flushMilliseconds = flushSeconds * 1000;
            _health = new FlashHealth(log);
            _ledger = new Ledger(storage, clock, log, _health);
            _segments = new Segments(storage, log);
            _time = new ReadingTime(clock, _segments);
            try
            {
                _segments.Open(_capacity);
                long oldest = _segments.Count > 0 ? _segments.First(0) : 0;
                _ledger.Open(oldest, _segments.LastSequence, _segments.LastBoot);
            }
            catch (StorageException e)
            {
                _health.LeaveAlone(e);
            }
        }

        /// <summary>Gets how many readings wait; after a power cut some numbers that were given up are among them.</summary>
        public long WaitingCount
        {
            get
            {
                lock (_lock)
                {
                    return _ledger.Next - 1 - _ledger.Settled;
                }
            }
        }

        /// <summary>Gets how many numbers were dropped in all boots: lost, or given up after a power cut.</summary>
        public long DroppedCount
        {
            get
            {
                lock (_lock)
                {
                    return _ledger.Dropped;
                }
            }
        }

        /// <summary>Gets how many readings the platform refused in all boots.</summary>
        public long RefusedCount
        {
            get
            {
                lock (_lock)
                {
                    return _ledger.Refused;
                }
            }
        }

        /// <summary>Gets how many readings were appended since boot.</summary>
        public int AppendedCount { get; private set; }

        /// <summary>Gets how many readings were delivered since boot.</summary>
        public int DeliveredCount { get; private set; }

        /// <summary>Gets how much of the flash for readings is in use, 0 to 100.</summary>
        public int FillPercent
        {
            get
            {
                lock (_lock)
                {
                    return _segments.Count * 100 / _capacity;
                }
            }
        }

        private bool IsFlashEmpty => _health.IsLeftAlone || _segments.IsEmpty;

        /// <summary>
        /// Deletes the readings on flash, where a device has found that it cannot live with them; their numbers are
        /// counted as dropped when the journal is opened.
        /// </summary>
        /// <param name="storage">The journal's flash.</param>
        /// <exception cref="StorageException">The flash cannot be read or written.</exception>
        public static void DeleteReadings(IStorage storage) => Segments.DeleteAll(storage);

        /// <summary>Adds a reading.</summary>
        /// <param name="members">Its measurements, at most <see cref="MaximumLength"/> bytes.</param>
        /// <param name="uptime">When it was taken, in milliseconds since boot.</param>
        /// <returns>The reading's number.</returns>
        /// <exception cref="ArgumentException">It is too long.</exception>
        public long Append(IMembers members, long uptime)
        {
            lock (_lock)
            {
                int length = _ram.Write(members);
                for (; length < 0; length = _ram.Write(members))
                {
                    if (!WriteOut())
                    {
                        DropForRoom();
                    }
                }

                long sequence = _ledger.Take();
                _ram.Add(sequence, _ledger.Boot, uptime, length);
                AppendedCount++;
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
            lock (_lock)
            {
                if (IsFlushDue())
                {
                    WriteOut();
                }

                _ledger.Tick();
            }
        }

        /// <summary>Writes all readings to flash.</summary>
        public void Flush()
        {
            lock (_lock)
            {
                WriteOut();
            }
        }

        /// <summary>
        /// Prepares a planned stop: after it no reading is lost, repeated or skipped. To be called last; the journal may be
        /// used on, should the stop not come.
        /// </summary>
        public void Stop()
        {
            lock (_lock)
            {
                _ledger.Record(WriteOut());
            }
        }

        /// <inheritdoc/>
        public long Peek(long after, JsonWriter data)
        {
            lock (_lock)
            {
                try
                {
                    bool isOnFlash = FindOnFlash(after);
                    if (isOnFlash && _time.Search(_segments.Data, _segments.Start, _ledger.Boot))
                    {
                        isOnFlash = FindOnFlash(after);
                    }

                    _unreadableSince = -1;
                    return isOnFlash ? Write(_segments.Data, _segments.Start, data) : WriteFromRam(after, data);
                }
                catch (StorageException e)
                {
                    _health.Failed(e);
                    GiveUpUnreadable();
                    return 0;
                }
            }
        }

        /// <inheritdoc/>
        public void Delivered(long sequence)
        {
            lock (_lock)
            {
                DeliveredCount += Settle(sequence, false) ? 1 : 0;
            }
        }

        /// <inheritdoc/>
        public void Refused(long sequence)
        {
            lock (_lock)
            {
                Settle(sequence, true);
            }
        }

        private bool Settle(long sequence, bool isRefused)
        {
            bool isNew = _ledger.Settle(sequence, isRefused);
            _ram.RemoveThrough(_ledger.Settled);
            return isNew;
        }

        private bool IsFlushDue()
        {
            // A reading in RAM that has its time was to be written before and could not be.
            return IsBootTimeDue()
                || (!_ram.IsEmpty
                    && (Frame.Kind(_ram.Data, _ram.Start) == Frame.Timed
                        || _clock.Uptime - Frame.Moment(_ram.Data, _ram.Start) >= _flushMilliseconds));
        }

        private bool IsBootTimeDue() => _clock.IsValid && _lastUntimed > _ledger.Settled;

        /// <summary>Moves all frames from RAM to flash.</summary>
        /// <returns>False where they could not be written.</returns>
        private bool WriteOut()
        {
            if (_health.IsLeftAlone)
            {
                return false;
            }

            try
            {
                while (!_ram.IsEmpty)
                {
                    WriteReadings();
                }

                if (IsBootTimeDue())
                {
                    WriteBootTime();
                }

                _health.Works();
                _gaveSegment = false;
                return true;
            }
            catch (StorageException e)
            {
                _health.Failed(e);
                return false;
            }
        }

        /// <summary>Moves as many readings as the newest segment takes.</summary>
        private void WriteReadings()
        {
            _ram.Compact();
            long first = Frame.Sequence(_ram.Data, 0);
            int count = _ram.Fit(_segments.Room);
            if (count == 0)
            {
                StartSegment(first);
                count = _ram.Fit(_segments.Room);
            }

            long last = Seal(count);
            _segments.Append(_ram.Data, count);
            _ram.Remove(count);
            _ledger.Stored(last);
        }

        /// <summary>Has this boot's untimed readings on flash followed by when the boot was.</summary>
        private void WriteBootTime()
        {
            byte[] frame = new byte[Frame.Overhead];
            Frame.Write(frame, 0, Frame.Clock, _ledger.Next - 1, _ledger.Boot, _time.At(0), 0);
            Frame.Seal(frame, 0);
            if (_segments.Room < frame.Length)
            {
                StartSegment(_ledger.Next);
            }

            _segments.Append(frame, frame.Length);
            _lastUntimed = 0;
        }

        private void StartSegment(long first)
        {
            while (_segments.Count >= _capacity && !_segments.IsNewestUnwritten)
            {
                DropOldestSegment();
            }

            _segments.StartNew(first);
        }

        /// <summary>Gives the first frames in RAM their time, if it is known, and their check.</summary>
        /// <returns>The last one's number.</returns>
        private long Seal(int count)
        {
            byte[] data = _ram.Data;
            long sequence = 0;
            for (int at = 0; at < count; at += Frame.Length(data, at))
            {
                sequence = Frame.Sequence(data, at);
                if (Frame.Kind(data, at) == Frame.Untimed && _clock.IsValid)
                {
                    Frame.Stamp(data, at, _time.At(Frame.Moment(data, at)));
                }
                else if (Frame.Kind(data, at) == Frame.Untimed)
                {
                    _lastUntimed = sequence;
                }

                Frame.Seal(data, at);
            }

            return sequence;
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

                RemoveDelivered();
            }

            return false;
        }

        private long WriteFromRam(long after, JsonWriter writer)
        {
            int at = _ram.Find(after);
            if (at < 0 && _ram.IsEmpty && IsFlashEmpty)
            {
                // What is neither on flash nor in RAM is lost.
                _ledger.DropThrough(_ledger.Next - 1);
            }

            return at < 0 ? 0 : Write(_ram.Data, at, writer);
        }

        private long Write(byte[] data, int at, JsonWriter writer)
        {
            if (!_time.CanGo(data, at, _ledger.Boot))
            {
                return 0;
            }

            long sequence = Frame.Sequence(data, at);
            int length = Frame.MembersLength(data, at);
            writer.Literal("\"sequence\":").Number(sequence).Literal(',');
            _time.Write(data, at, _ledger.Boot, writer);
            if (length > 0)
            {
                writer.Literal(',').Raw(data, at + Frame.HeaderLength, length);
            }

            _ledger.Show(sequence);
            return sequence;
        }

        /// <summary>
        /// Deletes the oldest segment once the delivery of its readings is recorded: they would seem lost otherwise
        /// after a power cut. Flash that fails holds nothing up: the next boot finds the segment again.
        /// </summary>
        private void RemoveDelivered()
        {
            if (_ledger.IsRecorded || _ledger.Record(false))
            {
                try
                {
                    _segments.RemoveOldest();
                    return;
                }
                catch (StorageException e)
                {
                    _health.Failed(e);
                }
            }

            _segments.SkipOldest();
        }

        private void DropOldestSegment()
        {
            long next = _segments.First(1);
            _segments.RemoveOldest();
            _ledger.DropThrough(next - 1);
            _ledger.Record(false);
        }

        /// <summary>The RAM buffer is full and could not be written: something has to go, the oldest first.</summary>
        private void DropForRoom()
        {
            // Another file may have filled the flash: then a deleted segment makes room. Once, or a flash that is
            // broken would cost the whole journal.
            if (!_gaveSegment && !_health.IsLeftAlone && _segments.Count > 1)
            {
                _gaveSegment = true;
                try
                {
                    DropOldestSegment();
                    return;
                }
                catch (StorageException e)
                {
                    _health.Failed(e);
                }
            }

            // Behind what flash holds the loss is counted when delivery comes to the gap.
            if (IsFlashEmpty)
            {
                _ledger.DropThrough(Frame.Sequence(_ram.Data, _ram.Start));
            }

            _ram.Remove(Frame.Length(_ram.Data, _ram.Start));
        }

        private void GiveUpUnreadable()
        {
            if (_unreadableSince < 0)
            {
                _unreadableSince = _clock.Uptime;
            }

            if (_clock.Uptime - _unreadableSince >= ReadPatience && !IsFlashEmpty)
            {
                _unreadableSince = -1;
                _segments.SkipOldest();
            }
        }
    }
}
