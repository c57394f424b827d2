namespace Sensors
{
    /// <summary>
    /// Measurements taken together at one time. One object serves all readings: what it holds is valid until the
    /// sampler is asked for the next one.
    /// </summary>
    public sealed class Reading
    {
        // Quotes, colon and comma around the name; sign, point and the zero before it beside the digits.
        private const int Overhead = 7;

        /// <summary>How many measurements there are.</summary>
        public int Count;

        /// <summary>When it was taken, in milliseconds since boot.</summary>
        public long Uptime;

        private readonly int _maximumLength;
        private Measurement[] _measurements = new Measurement[4];
        private int _length;

        /// <summary>
        /// Initializes a new instance of the <see cref="Reading"/> class with how many bytes the measurements may take as JSON
        /// members; those that do not fit go into a next reading.
        /// </summary>
        public Reading(int maximumLength)
        {
            _maximumLength = maximumLength;
        }

        /// <summary>Gets a measurement, 0 to <see cref="Count"/> - 1.</summary>
        public Measurement this[int index] => _measurements[index];

        /// <summary>Starts anew with when the reading is taken, in milliseconds since boot.</summary>
        public void Begin(long uptime)
        {
            Uptime = uptime;
            Count = 0;
            _length = 0;
        }

        /// <summary>Adds a measurement, unless it does not fit any more.</summary>
        public bool TryAdd(Measurement measurement)
        {
            int length = measurement.Attribute.Length + Overhead + Digits(measurement);
            if (_length + length > _maximumLength)
            {
                return false;
            }

            if (Count == _measurements.Length)
            {
                Measurement[] more = new Measurement[2 * Count];
                _measurements.CopyTo(more, 0);
                _measurements = more;
            }

            _length += length;
            _measurements[Count++] = measurement;
            return true;
        }

        /// <summary>The reading is in the journal: deadbands count from its values on.</summary>
        public void Sent()
        {
            for (int i = 0; i < Count; i++)
            {
                _measurements[i].Sent(Uptime);
            }
        }

        private static int Digits(Measurement measurement)
        {
            int digits = 1;
            for (long rest = measurement.Value / 10; rest != 0; rest /= 10)
            {
                digits++;
            }

            return digits > measurement.Decimals ? digits : measurement.Decimals;
        }
    }
}
