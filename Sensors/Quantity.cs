namespace Sensors
{
    /// <summary>
    /// One thing that a sensor measures, in the driver's own unit and resolution. The driver sets it in
    /// <see cref="Sensor.Measure"/>; one object serves all measurements.
    /// </summary>
    public sealed class Quantity
    {
        private readonly long _minimum;
        private readonly long _maximum;

        /// <summary>Initializes a new instance of the <see cref="Quantity"/> class.</summary>
        /// <param name="name">What is measured, as it goes on the wire: <c>temperature</c>.</param>
        /// <param name="decimals">How many decimals <see cref="Value"/> has: 2153 with 2 is 21.53.</param>
        /// <param name="minimum">The least value that the data sheet allows, with these decimals.</param>
        /// <param name="maximum">The greatest value that the data sheet allows.</param>
        public Quantity(string name, int decimals, long minimum, long maximum)
        {
            Name = name;
            Decimals = decimals;
            _minimum = minimum;
            _maximum = maximum;
        }

        /// <summary>Gets what is measured.</summary>
        public string Name { get; }

        /// <summary>Gets how many decimals <see cref="Value"/> has.</summary>
        public int Decimals { get; }

        /// <summary>Gets the value last set, times ten to the power of <see cref="Decimals"/>.</summary>
        public long Value { get; private set; }

        /// <summary>Gets a value indicating whether <see cref="Value"/> is of this measurement and within its range.</summary>
        public bool IsValid { get; private set; }

        /// <summary>Gets a value indicating whether the value was outside of its range: no measurement, and a fault.</summary>
        public bool IsOutOfRange { get; private set; }

        /// <summary>Sets the value.</summary>
        /// <param name="value">The value, times ten to the power of <see cref="Decimals"/>.</param>
        public void Set(long value)
        {
            Value = value;
            IsValid = value >= _minimum && value <= _maximum;
            IsOutOfRange = !IsValid;
        }

        /// <summary>Says that the sensor is at the end of its range, so that the value is not known.</summary>
        public void SetOutOfRange()
        {
            IsValid = false;
            IsOutOfRange = true;
        }

        /// <summary>Forgets the value.</summary>
        public void Clear()
        {
            IsValid = false;
            IsOutOfRange = false;
        }
    }
}
