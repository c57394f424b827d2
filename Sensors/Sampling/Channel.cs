namespace Sensors.Sampling
{
    /// <summary>The way of one quantity to its measurement: mean, calibration, decimals, deadband.</summary>
    public sealed class Channel
    {
        private readonly Quantity _quantity;
        private readonly double _factor;
        private readonly double _offset;
        private readonly long _deadband;
        private readonly long _heartbeat;
        private long _sum;
        private int _count;
        private bool _wasSent;
        private long _sentValue;
        private long _sentAt;

        /// <summary>Initializes a new instance of the <see cref="Channel"/> class.</summary>
        /// <param name="quantity">What the sensor measures.</param>
        /// <param name="measurement">Where it goes.</param>
        /// <param name="factor">The value is multiplied by this.</param>
        /// <param name="offset">This is added after that, in the attribute's unit.</param>
        /// <param name="deadband">A value that differs less from the one sent last is left out; 0 leaves out none.</param>
        /// <param name="heartbeat">After so many milliseconds it is sent all the same.</param>
        public Channel(Quantity quantity, Measurement measurement, double factor, double offset, double deadband, long heartbeat)
        {
            _quantity = quantity;
            Measurement = measurement;
            _factor = factor;
            _offset = offset;

            // Rounded up to what can be sent, by way of two more decimals, as 0.07 times 100 is a little more than 7.
            _deadband = (Scaled.From(deadband, measurement.Decimals + 2) + 99) / 100;
            _heartbeat = heartbeat;
        }

        /// <summary>Gets where the quantity goes.</summary>
        public Measurement Measurement { get; }

        /// <summary>Gets a value indicating whether the measurement has a value that has to be sent.</summary>
        public bool IsPending { get; private set; }

        /// <summary>Calibrates and rounds the mean of some samples.</summary>
        /// <param name="sum">The samples' sum.</param>
        /// <param name="count">How many there are, above 0.</param>
        /// <param name="from">The samples' decimals.</param>
        /// <param name="to">The result's decimals.</param>
        /// <param name="factor">What the mean is multiplied by.</param>
        /// <param name="offset">What is added after that.</param>
        /// <returns>The value with <paramref name="to"/> decimals; exact where factor is 1 and offset 0.</returns>
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

        /// <summary>Takes the quantity's value, if it has one, as a sample.</summary>
        public void Sample()
        {
            if (_quantity.IsValid)
            {
                _sum += _quantity.Value;
                _count++;
            }
        }

        /// <summary>Makes the measurement from the samples since the last call.</summary>
        /// <param name="now">The time in milliseconds.</param>
        public void Conclude(long now)
        {
            IsPending = false;
            if (_count > 0)
            {
                long value = Calibrate(_sum, _count, _quantity.Decimals, Measurement.Decimals, _factor, _offset);
                long moved = value > _sentValue ? value - _sentValue : _sentValue - value;
                Measurement.Value = value;
                IsPending = !_wasSent || moved >= _deadband || now - _sentAt >= _heartbeat;
            }

            _sum = 0;
            _count = 0;
        }

        /// <summary>The measurement has become part of a reading.</summary>
        /// <param name="now">The time in milliseconds.</param>
        public void Sent(long now)
        {
            IsPending = false;
            _wasSent = true;
            _sentValue = Measurement.Value;
            _sentAt = now;
        }

        /// <summary>Forgets samples and what was sent last: the next value is sent whatever it is.</summary>
        public void Forget()
        {
            _sum = 0;
            _count = 0;
            _wasSent = false;
            IsPending = false;
        }
    }
}
