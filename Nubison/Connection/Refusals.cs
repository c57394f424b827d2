namespace Nubison.Connection
{
    /// <summary>
    /// Which reading is sent next while the platform refuses the oldest one, and when that one is given up. No answer gives
    /// up a reading by itself: after <see cref="Patience"/> refusals in a row one behind it is tried, at once, so that both
    /// meet the same platform. If that one is accepted the refused one is dropped; if not, both stay.
    /// </summary>
    public sealed class Refusals
    {
        /// <summary>How often in a row a reading is refused before one behind it is tried.</summary>
        public const int Patience = 3;

        private long _oldest;
        private int _count;
        private long _tried;
        private bool _isTrying;

        /// <summary>Gets the reading behind which the next one to send is; 0 for the oldest of all.</summary>
        public long After => _isTrying ? _tried : 0;

        /// <summary>Gets a reading that was accepted before older ones and is not sent again; 0 for none.</summary>
        public long Accepted { get; private set; }

        /// <summary>The reading that was sent is refused.</summary>
        /// <param name="sequence">Its number.</param>
        /// <param name="hasMore">Whether other readings wait behind it.</param>
        /// <returns>True if it is to be dropped: a later one has been accepted.</returns>
        public bool Refuse(long sequence, bool hasMore)
        {
            if (_isTrying)
            {
                // If several readings in a row are refused, the next try goes one further.
                Stop();
                _tried = sequence;
                return false;
            }

            if (sequence != _oldest)
            {
                _oldest = sequence;
                _tried = sequence;
                _count = 0;
            }

            _count++;
            bool isLast = _count >= Patience;
            _isTrying = isLast && hasMore && Accepted < sequence;
            return isLast && Accepted > sequence;
        }

        /// <summary>The reading that was sent is accepted.</summary>
        /// <param name="sequence">Its number.</param>
        /// <returns>The refused reading in front of it, which is to be dropped; 0 for none.</returns>
        public long Accept(long sequence)
        {
            if (!_isTrying)
            {
                return 0;
            }

            Stop();
            Accepted = sequence;
            return _oldest;
        }

        /// <summary>The try ended without a word of the platform on the reading, or there was none to try.</summary>
        public void Stop()
        {
            _isTrying = false;
            _count = 0;
        }
    }
}
