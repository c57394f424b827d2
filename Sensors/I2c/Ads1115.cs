namespace Sensors.I2c
{
    /// <summary>
    /// Texas Instruments ADS1115: voltages (V) of up to four inputs against ground, or of pairs of inputs. Sections are
    /// those of data sheet SBAS444D. Single shots at 128 samples a second, one input after the other; powered down between.
    /// </summary>
    public sealed class Ads1115 : I2cSensor
    {
        // Section 9.6.1, table 6, and the configuration's fields, table 8.
        private const byte RegisterConversion = 0x00;
        private const byte RegisterConfig = 0x01;
        private const byte RegisterLow = 0x02;
        private const byte RegisterHigh = 0x03;
        private const int StartBit = 0x8000;

        // Single shots at 128 samples a second, no comparator; one takes 1/128 s, at most 10 % more (section 7.5).
        private const int Idle = 0x0183;
        private const int ConversionTime = 9;

        private readonly int _gain;
        private readonly int _rangeMillivolts = 6144;

        /// <summary>
        /// Initializes a new instance of the <see cref="Ads1115"/> class from its settings: <c>inputs</c>, such as <c>a0,a1</c> or
        /// <c>a0-a1</c>, all four if it is missing, and <c>range</c> in volts, 4.096 if it is missing.
        /// </summary>
        public Ads1115(SensorOptions options)
            : base(options, new byte[] { 0x48, 0x49, 0x4A, 0x4B }, InputsOf(options))
        {
            IsOneUnit = true;

            // The slowest conversion, which may be under way, takes 1/8 s, at most 10 % more.
            StartMilliseconds = 140;
            int millivolts = (int)Scaled.From(options.Number("range", 4.096, 0.256, 6.144), 3);
            while (_gain < 5 && _rangeMillivolts != millivolts)
            {
                _gain++;
                _rangeMillivolts = 8192 >> _gain;
            }

            if (_rangeMillivolts != millivolts)
            {
                options.Fault("range", "must be 6.144, 4.096, 2.048, 1.024, 0.512 or 0.256");
            }
        }

        /// <summary>Converts the conversion register, signed, to µV: the full range is 2^15 steps (section 9.3.3, table 3).</summary>
        public static long Voltage(int raw, int rangeMillivolts) => Scaled.Divide(raw * 1000L * rangeMillivolts, 32768);

        /// <summary>There is no id, but thresholds as after a reset (section 9.6.4) are as good as one.</summary>
        public override bool Identify() =>
            ReadRegister(RegisterLow, 2) && (Word(0) == 0x8000 || WrongChip("other thresholds"))
            && ReadRegister(RegisterHigh, 2) && (Word(0) == 0x7FFF || WrongChip("other thresholds"));

        /// <summary>Ends the continuous mode of an earlier program: until then a start has no effect (section 9.4.2.2).</summary>
        public override bool Start() => WriteRegister16(RegisterConfig, Idle) && ReadRegister(RegisterConfig, 2)
            && ((Word(0) & ~StartBit) == Idle || WrongChip("it keeps no configuration"));

        /// <summary>Converts and reads the inputs in one step, so that several sensors can share a chip.</summary>
        public override bool Measure()
        {
            for (int i = 0; i < Measurements.Length; i++)
            {
                int config = StartBit | (MultiplexerOf(Measurements[i].Name) << 12) | (_gain << 9) | Idle;
                bool isRead = WriteRegister16(RegisterConfig, config) && IsDone(config) && ReadRegister(RegisterConversion, 2);
                if (!isRead)
                {
                    return false;
                }

                // At the end of the range the voltage may be anything beyond it (section 9.3.3).
                int raw = (short)Word(0);
                bool isAtEnd = raw == short.MaxValue || raw == short.MinValue;
                isRead = isAtEnd ? SetOutOfRange(i) : Set(i, Voltage(raw, _rangeMillivolts));
            }

            return true;
        }

        internal override bool SharesWith(Sensor other) => other is Ads1115;

        private static Measurement[] InputsOf(SensorOptions options)
        {
            string[] names = options.Text("inputs", "a0,a1,a2,a3").Split(',');
            Measurement[] inputs = new Measurement[names.Length];
            for (int i = 0; i < names.Length; i++)
            {
                string name = names[i].Trim();
                if (MultiplexerOf(name) < 0)
                {
                    options.Fault("inputs", "\"" + name + "\" is none of a0, a1, a2, a3, a0-a1, a0-a3, a1-a3, a2-a3");
                }

                inputs[i] = new Measurement(name, 6, -6144000, 6144000);
            }

            return inputs;
        }

        private static int MultiplexerOf(string input) => input switch
        {
            "a0-a1" => 0,
            "a0-a3" => 1,
            "a1-a3" => 2,
            "a2-a3" => 3,
            "a0" => 4,
            "a1" => 5,
            "a2" => 6,
            "a3" => 7,
            _ => -1,
        };

        private bool IsDone(int config)
        {
            bool isRead = true;
            int found = 0;
            for (int i = 0; i < 4 && isRead && found != config; i++)
            {
                isRead = Wait(ConversionTime) && ReadRegister(RegisterConfig, 2);
                found = Word(0);
            }

            return isRead && (found == config || (found == (config & ~StartBit) ? NotReady() : Fail(SensorStatus.LostPower)));
        }
    }
}
