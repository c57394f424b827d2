namespace Sensors
{
    /// <summary>
    /// One attribute: what a sensor measures, in the driver's own unit and resolution, and its value on the way to the wire,
    /// an exact integer with a point in it. One object serves all readings.
    /// </summary>
    public class Measurement
    {
        /// <summary>What is measured.</summary>
        public readonly string Name;

        /// <summary>The attribute's name on the wire: ASCII letters, digits, <c>_</c>, <c>-</c> and <c>.</c>.</summary>
        public string Attribute;

        /// <summary>How many decimals <see cref="Value"/> has.</summary>
        public int Decimals;

        /// <summary>What the settings ask for between the sample and the value; null if samples are sent as they are.</summary>
        public Adjustment Adjustment;

        /// <summary>What came of the last sample.</summary>
        public SampleState State;

        /// <summary>Whether the value waits for a reading.</summary>
        public bool IsPending;

        private readonly long _minimum;
        private readonly long _maximum;
        private long _value;

        /// <summary>Initializes a new instance of the <see cref="Measurement"/> class.</summary>
        /// <param name="name">What is measured: <c>temperature</c>.</param>
        /// <param name="decimals">How many decimals the value has, 0 to 6: 2153 with 2 is 21.53.</param>
        /// <param name="minimum">The least value that the data sheet allows, with these decimals.</param>
        /// <param name="maximum">The greatest value that the data sheet allows.</param>
        public Measurement(string name, int decimals, long minimum, long maximum)
        {
            Name = name;
            Attribute = name;
            Decimals = decimals;
            _minimum = minimum;
            _maximum = maximum;
        }

        /// <summary>Gets the value, times ten to the power of <see cref="Decimals"/>.</summary>
        public long Value => Adjustment == null ? _value : Adjustment.Value;

        /// <summary>Sets the sample, with the driver's decimals; one outside of the range is impossible, and with it all that was measured together.</summary>
        public void Set(long value)
        {
            State = value >= _minimum && value <= _maximum ? SampleState.Valid : SampleState.Impossible;
            _value = State == SampleState.Valid ? value : _value;
        }

        /// <summary>Takes the sample, if there is one, into the mean.</summary>
        public void Sample()
        {
            if (State == SampleState.Valid)
            {
                Adjustment?.Add(_value);
            }
        }

        /// <summary>Makes the value of the samples since the last call.</summary>
        public void Complete(long now) =>
            IsPending = Adjustment == null ? State == SampleState.Valid : Adjustment.Complete(now);

        /// <summary>The reading is in the journal: its deadband counts from this value on.</summary>
        public void Sent(long now) => Adjustment?.Sent(now);

        /// <summary>Forgets samples and what was sent last: the next value is sent whatever it is.</summary>
        public void Reset()
        {
            IsPending = false;
            Adjustment?.Reset();
        }
    }
}
