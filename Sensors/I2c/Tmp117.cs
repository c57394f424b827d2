namespace Sensors.I2c
{
    /// <summary>
    /// Texas Instruments TMP117: temperature (°C). Sections are those of data sheet SNOSD82D. One-shot conversions, mean
    /// of eight.
    /// </summary>
    public sealed class Tmp117 : I2cSensor
    {
        // Section 7.6, register map.
        private const byte RegisterTemperature = 0x00;
        private const byte RegisterConfig = 0x01;
        private const byte RegisterId = 0x0F;
        private const int Id = 0x0117;
        private const int IdBits = 0x0FFF;

        // MOD = 11 (one-shot), AVG = 01 (eight conversions).
        private const int OneShot = 0x0C20;
        private const int DataReady = 0x2000;
        private const int Reset = 0x0002;

        /// <summary>Initializes a new instance of the <see cref="Tmp117"/> class from its settings.</summary>
        public Tmp117(SensorOptions options)
            : base(options, new byte[] { 0x48, 0x49, 0x4A, 0x4B }, new Measurement("temperature", 2, -5500, 15000))
        {
            // Eight times 17.5 ms (section 6.5).
            ConversionMilliseconds = 140;
        }

        /// <summary>Converts the signed register to 0.01 °C: 7.8125 m°C a step (section 7.6.1.1).</summary>
        public static long Temperature(int raw) => Scaled.Divide(raw * 78125L, 100000);

        /// <inheritdoc/>
        public override bool Identify() => ReadRegister(RegisterId, 2) && ((Word(0) & IdBits) == Id || WrongChip("id " + Hex(Word(0))));

        /// <summary>Back to what is stored in it on purpose, also the offset; a reset takes 2 ms (section 7.6.1.2).</summary>
        public override bool Start() => Identify() && WriteRegister16(RegisterConfig, Reset) && Wait(2);

        /// <inheritdoc/>
        public override bool Trigger() => WriteRegister16(RegisterConfig, OneShot);

        /// <inheritdoc/>
        public override bool Measure() =>
            ReadRegister(RegisterConfig, 2) && ((Word(0) & DataReady) != 0 || NotReady())
            && ReadRegister(RegisterTemperature, 2) && Set(0, Temperature((short)Word(0)));
    }
}
