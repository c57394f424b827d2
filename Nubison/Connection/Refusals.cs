namespace Nubison.Connection
{
    /// <summary>
    /// Which reading is sent next while the platform refuses the oldest one, and when that one is given up. No answer gives
    /// up a reading by itself: after <see cref="Patience"/> refusals in a row one behind it is tried, at once. If that one is
    /// accepted the refused one is sent again, and dropped if it is refused again: before and after the same acceptance it
    /// was the platform that refused, and not a gateway that has just gone. If not, both stay.
    /// </summary>
    public sealed class Refusals
    {
        /// <summary>How often in a row a reading is refused before one behind it is tried.</summary>
        public const int Patience = 3;

        private long _oldest;
        private int _count;
        private long _tried;
        private bool _isTrying;

        // Whether the platform has accepted a later reading since it refused the oldest one.
        private bool _isProven;

        /// <summary>Gets the reading behind which the next one to send is; 0 for the oldest of all.</summary>
        public long After => _isTrying ? _tried : 0;

        /// <summary>Gets a reading that was accepted before older ones: it is not sent again, unless to be tried; 0 for none.</summary>
        public long Accepted { get; private set; }

        /// <summary>The reading that was sent is refused.</summary>
        /// <returns>True if it is to be dropped: a later one has been accepted meanwhile.</returns>
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
                // One that was accepted behind it is tried again: what it told was of another reading, and of its time.
                _oldest = sequence;
                _tried = Accepted > sequence ? Accepted - 1 : sequence;
                _count = 0;
                _isProven = false;
            }

            _count++;
            _isTrying = _count >= Patience && hasMore && !_isProven;
            return _isProven;
        }

        /// <summary>The reading that was sent is accepted.</summary>
        /// <returns>True if it was tried in place of the oldest one, which is to be sent again.</returns>
        public bool Accept(long sequence)
        {
            if (!_isTrying)
            {
                return false;
            }

            Stop();
            Accepted = sequence;
            _isProven = true;
            return true;
        }

        /// <summary>The try ended without a word of the platform on the reading, or there was none to try.</summary>
        public void Stop()
        {
            _isTrying = false;
            _count = 0;
        }
    }
}
