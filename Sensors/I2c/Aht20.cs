namespace Sensors.I2c
{
    /// <summary>
    /// Aosong AHT20, AHT21, DHT20: temperature (°C) and relative humidity (%). Sections are those of the AHT20 data
    /// sheet, version 1.1. Idle between measurements.
    /// </summary>
    public sealed class Aht20 : I2cSensor
    {
        // Table 9: the status byte.
        private const int StatusBusy = 0x80;
        private const int StatusCalibrated = 0x08;

        // Sections 5.3 and 5.4.
        private const int CommandReset = 0xBA;
        private const int CommandInitialize = 0xBE0800;
        private const int CommandMeasure = 0xAC3300;

        private bool _isReset;

        /// <summary>Initializes a new instance of the <see cref="Aht20"/> class from its settings.</summary>
        public Aht20(SensorOptions options)
            : base(options, new byte[] { 0x38 }, Climate(-4100, 8600))
        {
            // 80 ms (section 5.4, step 3); a reset takes 20 ms (section 5.5).
            ConversionMilliseconds = 80;
            PollMilliseconds = 50;
        }

        /// <summary>Converts the 20-bit signal S to 0.01 °C: 200 · S / 2^20 - 50 °C (section 6.2).</summary>
        public static long Temperature(int raw) => Scaled.Divide((20000L * raw) - (5000L << 20), 1 << 20);

        /// <summary>Converts the 20-bit signal S to 0.01 % of relative humidity: 100 · S / 2^20 % (section 6.1).</summary>
        public static long Humidity(int raw) => Scaled.Divide(10000L * raw, 1 << 20);

        /// <inheritdoc/>
        public override bool Start()
        {
            bool wasReset = _isReset;
            _isReset = !wasReset && Write(1, CommandReset);
            if (!wasReset)
            {
                return _isReset && NotReady();
            }

            if (!Read(1))
            {
                return false;
            }

            _isReset = (Data[0] & (StatusBusy | StatusCalibrated)) != StatusCalibrated;
            return !_isReset || (((Data[0] & StatusBusy) != 0 || Write(3, CommandInitialize)) && NotReady());
        }

        /// <inheritdoc/>
        public override bool Trigger() => Write(3, CommandMeasure);

        /// <inheritdoc/>
        public override bool Measure() =>
            Read(7) && ((Data[0] & StatusBusy) == 0 || NotReady()) && (Crc.Chip(Data, 0, 6) == Data[6] || Fail(SensorStatus.BadChecksum))

            // Without its calibration the chip measures all the same, but wrongly (section 5.4, step 1).
            && ((Data[0] & StatusCalibrated) != 0 || Fail(SensorStatus.LostPower))
            && Set(0, Temperature(((Data[3] & 0x0F) << 16) | Word(4))) && Set(1, Humidity((Word(1) << 4) | (Data[3] >> 4)));
    }
}
