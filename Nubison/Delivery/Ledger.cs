using Nubison.Log;
using Nubison.Time;

namespace Nubison.Delivery
{
    /// <summary>
    /// Which numbers were given to readings, and what became of them. Numbers are settled in order: each is delivered,
    /// refused or dropped, and one that is missing when a later one is settled is dropped thereby. So the numbers that the
    /// platform never got are those counted as dropped and refused, whatever they were lost to.
    /// </summary>
    internal sealed class Ledger
    {
        /// <summary>How many numbers beyond the highest reading on flash may be in use.</summary>
        private const int AheadOfFlash = 8;

        /// <summary>
        /// How many numbers beyond the last one given a record reserves at least. All that may be in use are given up after
        /// an unplanned stop, so no more are reserved than are likely to be needed until the record after the next.
        /// </summary>
        private const int FewestAhead = 4;

        /// <summary>
        /// How many it reserves at most. Three times <see cref="RecordEvery"/>: so readings delivered from RAM need no write
        /// but those that record their delivery.
        /// </summary>
        private const int MostAhead = 24;

        /// <summary>How many deliveries may be unrecorded: so many a reboot repeats at most.</summary>
        private const int RecordEvery = 8;

        /// <summary>How long a delivery may be unrecorded, in milliseconds.</summary>
        private const int RecordAfter = 60000;

        /// <summary>How often lost readings are told in the log at most, in milliseconds.</summary>
        private const int TellEvery = 60000;

        private const int PayloadLength = 21;

        private readonly StateLog _state;
        private readonly IClock _clock;
        private readonly ILog _log;
        private readonly FlashHealth _health;

        private bool _isPlannedStop = true;
        private long _reserved;
        private long _recordedNext;
        private long _vouched;
        private long _vouchedLast;
        private long _shown;
        private long _droppedInFlight;
        private int _unrecorded;
        private long _recordedAt;
        private long _untold;
        private long _toldAt = -TellEvery;

        /// <summary>Initializes a new instance of the <see cref="Ledger"/> class: that of a journal never used.</summary>
        internal Ledger(IStorage storage, IClock clock, ILog log, FlashHealth health)
        {
            _state = new StateLog(storage, "journal", PayloadLength);
            _clock = clock;
            _log = log;
            _health = health;
            _recordedAt = clock.Uptime;
        }

        /// <summary>Gets the number that the next reading gets.</summary>
        internal long Next { get; private set; } = 1;

        /// <summary>Gets the number up to which all are settled.</summary>
        internal long Settled { get; private set; }

        /// <summary>Gets how many numbers were dropped, ever.</summary>
        internal long Dropped { get; private set; }

        /// <summary>Gets how many readings were refused, ever.</summary>
        internal long Refused { get; private set; }

        /// <summary>Gets this boot's number, by which its readings are told from those of others.</summary>
        internal long Boot { get; private set; }

        /// <summary>Gets a value indicating whether all that is settled is known on flash.</summary>
        internal bool IsRecorded => _unrecorded == 0;

        /// <summary>Opens the ledger.</summary>
        /// <param name="oldest">The lowest number that flash can hold; 0 where it holds no readings.</param>
        /// <param name="highest">The highest number that flash holds.</param>
        /// <param name="boot">The highest boot's number that flash holds.</param>
        /// <exception cref="StorageException">The flash cannot be read.</exception>
        internal void Open(long oldest, long highest, long boot)
        {
            if (_state.Load())
            {
                Restore();
            }
            else
            {
                _isPlannedStop = oldest == 0 && !_state.IsDamaged;
                Settled = oldest > 0 ? oldest - 1 : 0;
            }

            if (_state.IsDamaged)
            {
                Say("a part of the state is damaged" + (Boot == 0 ? ": counts start anew" : string.Empty));
            }

            Boot = Larger(Boot, boot) + 1;
            Next = _reserved + 1;
            if (!_isPlannedStop || highest > _reserved)
            {
                long used = Larger(highest, Settled);
                Next = Larger(_reserved, used + AheadOfFlash) + 1;
                Say("the last stop was not planned: numbers from " + (used + 1) + " to " + (Next - 1) + " are given up");
            }

            _recordedNext = Next;
            _vouched = Next - 1;
            _vouchedLast = _vouched;
            DropThrough(oldest > 0 ? oldest - 1 : Next - 1);
        }

        /// <summary>Gives a reading its number: no number is ever given to two readings.</summary>
        internal long Take()
        {
            // Twice at the first reading of a boot, see Vouch.
            while (Next > _vouched && Record(false))
            {
            }

            return Next++;
        }

        /// <summary>Readings up to a number are on flash.</summary>
        internal void Stored(long sequence) => Vouch(sequence + AheadOfFlash);

        /// <summary>A reading is shown to the uploader, which may be sending it from now on.</summary>
        internal void Show(long sequence) => _shown = sequence;

        /// <summary>A reading is delivered or refused; any that is missing before it is lost.</summary>
        /// <returns>False where it was settled before.</returns>
        internal bool Settle(long sequence, bool isRefused)
        {
            if (sequence > Settled)
            {
                DropThrough(sequence - 1);
                Settled = sequence;
            }
            else if (sequence == _droppedInFlight)
            {
                Dropped--;
                _droppedInFlight = 0;
            }
            else
            {
                return false;
            }

            Refused += isRefused ? 1 : 0;
            if (++_unrecorded >= RecordEvery)
            {
                Record(false);
            }

            return true;
        }

        /// <summary>What is not settled up to a number is lost.</summary>
        internal void DropThrough(long sequence)
        {
            long count = sequence - Settled;
            if (count > 0)
            {
                if (_shown > Settled && _shown <= sequence)
                {
                    _droppedInFlight = _shown;
                }

                Dropped += count;
                Settled = sequence;
                _unrecorded++;
                _untold += count;
                TellDropped();
            }
        }

        /// <summary>Does what is due: records deliveries, tells of readings lost.</summary>
        internal void Tick()
        {
            if (_unrecorded > 0 && _clock.Uptime - _recordedAt >= RecordAfter)
            {
                Record(false);
            }

            TellDropped();
        }

        /// <summary>Saves all numbers together where the flash allows; where not, it is tried again at the next occasion.</summary>
        /// <param name="isPlannedStop">No number is given and no reading delivered after this.</param>
        /// <returns>Whether it is durable.</returns>
        internal bool Record(bool isPlannedStop)
        {
            if (_health.IsLeftAlone)
            {
                return false;
            }

            try
            {
                Save(isPlannedStop);
                return true;
            }
            catch (StorageException e)
            {
                _health.Failed(e);
                return false;
            }
        }

        private static long Larger(long a, long b) => a > b ? a : b;

        private void Restore()
        {
            byte[] record = _state.Record;
            int at = _state.Offset;
            _isPlannedStop = record[at] != 0;
            Settled = Bytes.Read(record, at + 1, 4);
            _reserved = Bytes.Read(record, at + 5, 4);
            Dropped = Bytes.Read(record, at + 9, 4);
            Refused = Bytes.Read(record, at + 13, 4);
            Boot = Bytes.Read(record, at + 17, 4);
        }

        private void Save(bool isPlannedStop)
        {
            long ahead = FewestAhead + (2 * (Next - _recordedNext));
            _reserved = isPlannedStop ? Next - 1 : Larger(_reserved, Next - 1 + (ahead < MostAhead ? ahead : MostAhead));
            byte[] record = _state.Record;
            int at = _state.Offset;
            record[at] = (byte)(isPlannedStop ? 1 : 0);
            Bytes.Write(record, at + 1, Settled, 4);
            Bytes.Write(record, at + 5, _reserved, 4);
            Bytes.Write(record, at + 9, Dropped, 4);
            Bytes.Write(record, at + 13, Refused, 4);
            Bytes.Write(record, at + 17, Boot, 4);
            _state.Save();
            _unrecorded = 0;
            _recordedAt = _clock.Uptime;
            _recordedNext = Next;
            if (isPlannedStop)
            {
                _vouched = _reserved;
                _vouchedLast = _reserved;
            }
            else
            {
                Vouch(_reserved);
            }
        }

        /// <summary>
        /// A durable write tells up to which number readings may exist. Numbers are used only as far as the write
        /// before it tells, too: so a device that loses the write made last still gives no number twice.
        /// </summary>
        private void Vouch(long reserved)
        {
            _vouched = Larger(_vouched, _vouchedLast);
            _vouchedLast = Larger(_vouchedLast, reserved);
        }

        private void TellDropped()
        {
            if (_untold > 0 && _clock.Uptime - _toldAt >= TellEvery)
            {
                Say(_untold + " readings dropped up to number " + Settled + ", " + Dropped + " in all");
                _untold = 0;
                _toldAt = _clock.Uptime;
            }
        }

        private void Say(string text) => _log.Write("journal", text);
    }
}
