namespace Sensors.I2c
{
    /// <summary>
    /// Silicon Labs Si7021 and TE HTU21D: temperature (°C) and relative humidity (%). Sections are those of the Si7021 data
    /// sheet, revision 1.3; the HTU21D (data sheet HPC199) has the same commands and takes longer.
    /// </summary>
    public sealed class Si7021 : I2cSensor
    {
        // Section 5, table 11.
        private const int CommandReset = 0xFE;
        private const int CommandHumidity = 0xF5;
        private const int CommandTemperature = 0xF3;
        private const int CommandId = 0xFCC9;
        private const byte CommandWriteUser = 0xE6;
        private const byte CommandReadUser = 0xE7;
        private const int Heater = 0x04;

        private int _humidity;
        private bool _hasHumidity;

        /// <summary>Initializes a new instance of the <see cref="Si7021"/> class from its settings.</summary>
        public Si7021(SensorOptions options)
            : base(options, new byte[] { 0x40 }, Climate(-4000, 12500))
        {
            // 22.8 ms (table 2); the HTU21D takes 16 ms, and 50 ms for the temperature.
            ConversionMilliseconds = 23;
            StartMilliseconds = 15;
        }

        /// <summary>Converts the 16-bit signal S to 0.01 °C: 175.72 · S / 2^16 - 46.85 °C (section 5.1.2).</summary>
        public static long Temperature(int raw) => Scaled.Divide((17572L * raw) - (4685L << 16), 1 << 16);

        /// <summary>Converts the 16-bit signal S to 0.01 % of relative humidity: 125 · S / 2^16 - 6 %, cropped to 0 and 100 (section 5.1.1).</summary>
        public static long Humidity(int raw) => Crop(Scaled.Divide((12500L * raw) - (600L << 16), 1 << 16));

        /// <summary>Asks for the id, unless something answers that can be read without a command: it is for these chips alone.</summary>
        public override bool Identify() => Read(1) ? WrongChip("it answers without a command") : Status == SensorStatus.NotAcknowledged && IsOurs();

        /// <summary>Ends heater and resolution of an earlier program (section 5.4); an HTU21D keeps the heater on through a reset.</summary>
        public override bool Start() =>
            IsOurs() && ReadRegister(CommandReadUser, 1) && WriteRegister(CommandWriteUser, (byte)(Data[0] & ~Heater)) && Write(1, CommandReset);

        /// <inheritdoc/>
        public override bool Trigger()
        {
            _hasHumidity = false;
            return Write(1, CommandHumidity);
        }

        /// <inheritdoc/>
        public override bool Measure()
        {
            if (!Read(3))
            {
                return Status == SensorStatus.NotAcknowledged && NotReady();
            }

            // The two lowest bits are a status.
            int raw = Word(0) & 0xFFFC;
            bool isLast = _hasHumidity;
            _humidity = isLast ? _humidity : raw;
            _hasHumidity = true;
            return (IsRight() || Fail(SensorStatus.BadChecksum))
                && (isLast ? Set(0, Temperature(raw)) && Set(1, Humidity(_humidity)) : Write(1, CommandTemperature) && NotReady());
        }

        // Section 5.5: 0x0D, 0x14 and 0x15 are a Si7013, 7020 and 7021; an HTU21D says 0x32.
        private bool IsOurs() => Write(2, CommandId) && Read(3)
            && (((Data[0] == 0x0D || Data[0] == 0x14 || Data[0] == 0x15 || Data[0] == 0x32) && IsRight()) || WrongChip("id " + Hex(Data[0])));

        private bool IsRight() => Crc.Chip(Data, 0, 2, 0) == Data[2];
    }
}
