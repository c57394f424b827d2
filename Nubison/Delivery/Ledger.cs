using Nubison.Log;
using Nubison.State;
using Nubison.Time;

namespace Nubison.Delivery
{
    /// <summary>
    /// What became of the readings. They are settled in order: each is delivered, refused or dropped. Ordinals count the
    /// readings on flash, numbers skip some: so when a reading is settled, the ordinals missing before it are readings
    /// that were lost, and what numbers are missing beyond these were skipped.
    /// </summary>
    internal sealed class Ledger
    {
        /// <summary>How many deliveries may be unrecorded: so many a reboot repeats at most.</summary>
        private const int RecordEvery = 8;

        /// <summary>How long a delivery may be unrecorded, in milliseconds.</summary>
        private const int RecordAfter = 60000;

        /// <summary>How often lost readings are told in the log at most, in milliseconds.</summary>
        private const int LogEvery = 60000;

        /// <summary>How many readings were lost since boot.</summary>
        internal int DroppedCount;

        private readonly StateRecord _state;
        private readonly IClock _clock;
        private readonly ILog _log;

        // The readings that the uplink has and that are not acknowledged: the oldest, and one behind it. In RAM a reading has
        // no ordinal: 0.
        private long _oldest;
        private long _oldestOrdinal;
        private long _behind;
        private long _behindOrdinal;

        private int _unrecorded;
        private long _recordBy;
        private long _unlogged;
        private long _loggedAt = -LogEvery;

        internal Ledger(StateRecord state, IClock clock, ILog log)
        {
            _state = state;
            _clock = clock;
            _log = log;
        }

        /// <summary>Gets the number up to which all are settled.</summary>
        internal long Settled => _state[StateField.Settled];

        /// <summary>Gets the ordinal up to which all are settled.</summary>
        internal long SettledOrdinal => _state[StateField.SettledOrdinal];

        /// <summary>Starts behind a reading, where nothing is known of those before it.</summary>
        internal void StartAfter(long sequence, long ordinal)
        {
            _state[StateField.Settled] = sequence;
            _state[StateField.SettledOrdinal] = ordinal;
        }

        /// <summary>The uplink has a reading, and may be sending it from now on.</summary>
        internal void Sending(long sequence, long ordinal, bool isOldest)
        {
            if (isOldest)
            {
                _oldest = sequence;
                _oldestOrdinal = ordinal;
            }
            else
            {
                _behind = sequence;
                _behindOrdinal = ordinal;
            }
        }

        /// <summary>A reading has been written to flash; it may be one that the uplink has.</summary>
        internal void Stored(long sequence, long ordinal)
        {
            _oldestOrdinal = sequence == _oldest ? ordinal : _oldestOrdinal;
            _behindOrdinal = sequence == _behind ? ordinal : _behindOrdinal;
        }

        /// <summary>A reading that the uplink has is delivered or refused; what is missing before it is lost.</summary>
        internal void Settle(long sequence, long lastOrdinal, bool isRefused)
        {
            if (sequence != _oldest && sequence != _behind)
            {
                return;
            }

            long ordinal = sequence == _oldest ? _oldestOrdinal : _behindOrdinal;
            _oldest = sequence == _oldest ? 0 : _oldest;
            _behind = sequence == _behind ? 0 : _behind;
            if (sequence > Settled)
            {
                DropThrough(sequence - 1, ordinal > 0 ? ordinal - 1 : lastOrdinal);
                StartAfter(sequence, ordinal > 0 ? ordinal : lastOrdinal);
            }
            else
            {
                // It was dropped while it was under way.
                _state[StateField.Dropped]--;
                DroppedCount--;
            }

            _state[StateField.Refused] += isRefused ? 1 : 0;
            _recordBy = _unrecorded == 0 ? _clock.Uptime + RecordAfter : _recordBy;
            if (++_unrecorded >= RecordEvery)
            {
                Record();
            }
        }

        /// <summary>What is not settled up to a reading is lost, and numbers beyond that were skipped.</summary>
        internal void DropThrough(long sequence, long ordinal)
        {
            if (sequence > Settled)
            {
                long count = ordinal - SettledOrdinal;
                _state[StateField.Skipped] += sequence - Settled - count;
                StartAfter(sequence, ordinal);
                Drop((int)count);
            }
        }

        /// <summary>Readings are lost.</summary>
        internal void Drop(int count)
        {
            if (count > 0)
            {
                _state[StateField.Dropped] += count;
                DroppedCount += count;
                _unlogged += count;
                LogDropped();
            }
        }

        /// <summary>Does what is due: records deliveries, tells of readings lost.</summary>
        internal void Tick()
        {
            if (_unrecorded > 0 && _clock.Uptime >= _recordBy)
            {
                Record();
            }

            LogDropped();
        }

        /// <summary>Saves what is settled, unless it is saved.</summary>
        /// <returns>Whether it is durable; if not, it is tried again at the next occasion.</returns>
        internal bool Record()
        {
            bool isRecorded = _state.IsSaved || _state.Save(false);
            _unrecorded = isRecorded ? 0 : _unrecorded;
            return isRecorded;
        }

        private void LogDropped()
        {
            if (_unlogged > 0 && _clock.Uptime - _loggedAt >= LogEvery)
            {
                _log.Write(
                    "journal", _unlogged + " readings dropped up to number " + Settled + ", " + _state[StateField.Dropped] + " in all");
                _unlogged = 0;
                _loggedAt = _clock.Uptime;
            }
        }
    }
}
