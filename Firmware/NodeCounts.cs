using Nubison.Connection;
using Nubison.Delivery;

namespace Firmware
{
    /// <summary>What a node counts while it runs: since boot, except the readings that wait, which are all there are.</summary>
    public sealed class NodeCounts
    {
        private readonly Journal _journal;
        private readonly Counters _counters;
        private readonly long _refusedBefore;

        /// <summary>Initializes a new instance of the <see cref="NodeCounts"/> class; counting starts now.</summary>
        /// <param name="journal">The readings.</param>
        /// <param name="counters">The requests.</param>
        public NodeCounts(Journal journal, Counters counters)
        {
            _journal = journal;
            _counters = counters;
            _refusedBefore = journal.RefusedCount;
        }

        /// <summary>Gets how many readings were taken.</summary>
        public long Readings => _journal.AppendedCount;

        /// <summary>Gets how many readings the platform took, those of earlier boots included.</summary>
        public long Delivered => _counters.Delivered;

        /// <summary>Gets how many readings wait.</summary>
        public long Waiting => _journal.WaitingCount;

        /// <summary>Gets how many readings were dropped.</summary>
        public long Dropped => _journal.DroppedSinceBoot;

        /// <summary>Gets how many readings the platform refused.</summary>
        public long Refused => _journal.RefusedCount - _refusedBefore;

        /// <summary>Gets how many logins were accepted.</summary>
        public long Logins => _counters.Logins;

        /// <summary>Gets how many registrations were accepted.</summary>
        public long Registrations => _counters.Registrations;

        /// <summary>Gets how many logouts were accepted.</summary>
        public long Logouts => _counters.Logouts;

        /// <summary>Gets how many requests were made.</summary>
        public long Requests => _counters.Requests;

        /// <summary>Says the counts in one line, for the log.</summary>
        /// <returns>The counts.</returns>
        public string Line() =>
            Readings + " readings, " + Delivered + " delivered, " + Waiting + " waiting, " + Dropped + " dropped, " + Refused + " refused, "
            + Requests + " requests";
    }
}
