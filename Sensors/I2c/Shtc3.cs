namespace Sensors.I2c
{
    /// <summary>
    /// Sensirion SHTC3: temperature (°C) and relative humidity (%). Sections are those of the data sheet SHTC3, version 3.
    /// Woken for each measurement, which is of normal power.
    /// </summary>
    public sealed class Shtc3 : SensirionSensor
    {
        // Sections 5.1 to 5.7.
        private const int CommandWakeUp = 0x3517;
        private const int CommandSleep = 0xB098;
        private const int CommandReset = 0x805D;
        private const int CommandId = 0xEFC8;
        private const int CommandMeasure = 0x7866;

        // Table 15: the other bits are not the product's.
        private const int IdBits = 0x083F;
        private const int Id = 0x0807;

        /// <summary>Initializes a new instance of the <see cref="Shtc3"/> class from its settings.</summary>
        public Shtc3(SensorOptions options)
            : base(options, new byte[] { 0x70 }, Climate(-4000, 12500))
        {
            // 12.1 ms (table 5).
            ConversionMilliseconds = 13;
        }

        /// <summary>Converts the 16-bit signal S to 0.01 °C: -45 + 175 · S / 2^16 °C (section 5.11), not the 2^16 - 1 of Sensirion's others.</summary>
        public static new long Temperature(int raw) => Scaled.Divide((17500L * raw) - (4500L << 16), 1 << 16);

        /// <summary>Converts the 16-bit signal S to 0.01 % of relative humidity: 100 · S / 2^16 % (section 5.11).</summary>
        public static new long Humidity(int raw) => Scaled.Divide(10000L * raw, 1 << 16);

        /// <inheritdoc/>
        public override bool Identify() => IsSilent() && Write(2, CommandWakeUp) && IsOurs();

        /// <inheritdoc/>
        public override bool Start() => Write(2, CommandWakeUp) && Wait(2) && Write(2, CommandReset) && IsOurs();

        /// <inheritdoc/>
        public override bool Trigger() => Write(2, CommandWakeUp) && Wait(2) && Write(2, CommandMeasure);

        /// <inheritdoc/>
        public override bool Measure() => ReadWords(2) && Set(0, Temperature(Word(0))) && Set(1, Humidity(Word(3))) && Write(2, CommandSleep);

        /// <inheritdoc/>
        public override void Stop()
        {
            // A conversion may be under way, in which it hears nothing.
            if (Wait(ConversionMilliseconds))
            {
                Write(2, CommandSleep);
            }
        }

        private bool IsOurs() => Wait(2) && Query(CommandId, 1) && ((Word(0) & IdBits) == Id || WrongChip("id " + Hex(Word(0)))) && Write(2, CommandSleep);
    }
}
