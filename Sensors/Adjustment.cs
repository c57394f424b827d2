namespace Sensors
{
    /// <summary>What the settings ask for between a sample and the wire: mean, calibration, decimals, deadband.</summary>
    public sealed class Adjustment
    {
        // The adjusted value.
        internal long Value;

        private readonly int _from;
        private readonly int _to;
        private readonly double _factor;
        private readonly double _offset;
        private readonly long _deadband;
        private readonly long _heartbeat;
        private long _sum;
        private int _count;
        private long _sentValue;
        private long _sentAt;

        /// <summary>
        /// Initializes a new instance of the <see cref="Adjustment"/> class: from the samples' decimals to the value's, which is
        /// the mean times a factor, plus an offset in the attribute's unit. It is left out if it differs less than the deadband
        /// from the one sent last, unless that was a heartbeat ago, in milliseconds.
        /// </summary>
        public Adjustment(int from, int to, double factor, double offset, double deadband, long heartbeat)
        {
            _from = from;
            _to = to;
            _factor = factor;
            _offset = offset;

            // Rounded up to what can be sent, by way of two more decimals, as 0.07 times 100 is a little more than 7.
            _deadband = (Scaled.From(deadband, to + 2) + 99) / 100;
            _heartbeat = heartbeat;
            Reset();
        }

        /// <summary>Calibrates and rounds the mean of some samples; exact if factor is 1 and offset 0.</summary>
        public static long Calibrate(long sum, int count, int from, int to, double factor, double offset)
        {
            if (factor != 1 || offset != 0)
            {
                return Scaled.From((sum * factor / (count * Scaled.Power(from))) + offset, to);
            }

            return to >= from
                ? Scaled.Divide(sum * Scaled.Power(to - from), count)
                : Scaled.Divide(sum, count * Scaled.Power(from - to));
        }

        /// <summary>Adds a sample.</summary>
        public void Add(long sample)
        {
            _sum += sample;
            _count++;
        }

        /// <summary>Makes the value of the samples since the last call and tells whether there is one that has to be sent.</summary>
        public bool Complete(long now)
        {
            if (_count == 0)
            {
                return false;
            }

            Value = Calibrate(_sum, _count, _from, _to, _factor, _offset);
            _sum = 0;
            _count = 0;
            long moved = Value > _sentValue ? Value - _sentValue : _sentValue - Value;
            return moved >= _deadband || now - _sentAt >= _heartbeat;
        }

        /// <summary>The value was sent.</summary>
        public void Sent(long now)
        {
            _sentValue = Value;
            _sentAt = now;
        }

        /// <summary>Forgets samples and what was sent last.</summary>
        public void Reset()
        {
            _sum = 0;
            _count = 0;
            _sentAt = -_heartbeat;
        }
    }
}
