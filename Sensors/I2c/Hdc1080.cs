namespace Sensors.I2c
{
    /// <summary>
    /// Texas Instruments HDC1080: temperature (°C) and relative humidity (%). Sections are those of data sheet SNAS672A. Both
    /// converted when asked, with 14 bits; asleep between.
    /// </summary>
    public sealed class Hdc1080 : I2cSensor
    {
        // Section 8.6, table 1.
        private const byte PointerTemperature = 0x00;
        private const byte RegisterConfig = 0x02;
        private const byte RegisterDevice = 0xFF;
        private const int Device = 0x1050;

        // Both, 14 bits each, heater off (section 8.6.3).
        private const int Both = 0x1000;

        private bool _isRepeated;

        /// <summary>Initializes a new instance of the <see cref="Hdc1080"/> class from its settings.</summary>
        public Hdc1080(SensorOptions options)
            : base(options, new byte[] { 0x40 }, Climate(-4000, 12500))
        {
            // 6.35 ms and 6.5 ms (section 7.5).
            ConversionMilliseconds = 14;
        }

        /// <summary>Converts the 16-bit signal S to 0.01 °C: 165 · S / 2^16 - 40 °C (section 8.6.1).</summary>
        public static long Temperature(int raw) => Scaled.Divide((16500L * raw) - (4000L << 16), 1 << 16);

        /// <summary>Converts the 16-bit signal S to 0.01 % of relative humidity: 100 · S / 2^16 % (section 8.6.2).</summary>
        public static long Humidity(int raw) => Scaled.Divide(10000L * raw, 1 << 16);

        /// <inheritdoc/>
        public override bool Identify() => ReadRegister(RegisterDevice, 2) && (Word(0) == Device || WrongChip("device " + Hex(Word(0))));

        /// <inheritdoc/>
        public override bool Start() => Identify() && WriteRegister16(RegisterConfig, Both);

        /// <inheritdoc/>
        public override bool Trigger()
        {
            _isRepeated = false;
            return Write(1, PointerTemperature);
        }

        /// <inheritdoc/>
        public override bool Measure()
        {
            bool isRead = Read(4);
            if (isRead && Word(0) == 0 && Word(2) == 0 && !_isRepeated)
            {
                // The end of both ranges, or a chip that was without power for a moment: only measuring again tells.
                _isRepeated = true;
                return Write(1, PointerTemperature) && NotReady();
            }

            return isRead && Set(0, Temperature(Word(0))) && Set(1, Humidity(Word(2)));
        }
    }
}
