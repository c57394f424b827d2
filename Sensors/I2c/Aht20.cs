namespace Sensors.I2c
{
    /// <summary>
    /// Aosong AHT20, AHT21, DHT20: temperature (°C) and relative humidity (%). Sections are those of the AHT20 data
    /// sheet, version 1.1.
    /// </summary>
    public sealed class Aht20 : I2cSensor
    {
        // Table 9: the status byte.
        private const int StatusBusy = 0x80;
        private const int StatusCalibrated = 0x08;

        // Section 5.4, steps 1 and 2.
        private readonly byte[] _initialize = { 0xBE, 0x08, 0x00 };
        private readonly byte[] _measure = { 0xAC, 0x33, 0x00 };
        private readonly byte[] _status = new byte[1];
        private readonly byte[] _data = new byte[7];

        /// <summary>Initializes a new instance of the <see cref="Aht20"/> class.</summary>
        /// <param name="options">The settings.</param>
        public Aht20(ISensorOptions options)
            : base(
                options,
                new byte[] { 0x38 },
                new Quantity("temperature", 2, -4100, 8600),
                new Quantity("humidity", 2, 0, 10000))
        {
        }

        /// <summary>Gets how long a conversion takes: 80 ms (section 5.4, step 3).</summary>
        public override int ConversionMilliseconds => 80;

        /// <summary>Converts the temperature: 200 · S / 2^20 - 50 °C (section 6.2).</summary>
        /// <param name="raw">The 20-bit signal.</param>
        /// <returns>0.01 °C.</returns>
        public static long Temperature(int raw) => Scaled.Divide((20000L * raw) - (5000L << 20), 1 << 20);

        /// <summary>Converts the relative humidity: 100 · S / 2^20 % (section 6.1).</summary>
        /// <param name="raw">The 20-bit signal.</param>
        /// <returns>0.01 %.</returns>
        public static long Humidity(int raw) => Scaled.Divide(10000L * raw, 1 << 20);

        /// <summary>There is no id: a status byte without its unused combinations is all that can be asked for.</summary>
        /// <returns>The status.</returns>
        public override SensorStatus Identify()
        {
            SensorStatus status = Read(_status);
            return status == SensorStatus.Ok && _status[0] == 0xFF ? Wrong("status 0xFF") : status;
        }

        /// <inheritdoc/>
        public override SensorStatus Start()
        {
            SensorStatus status = Identify();
            if (status != SensorStatus.Ok || (_status[0] & StatusCalibrated) != 0)
            {
                return status;
            }

            status = Write(_initialize);
            return status == SensorStatus.Ok ? SensorStatus.NotReady : status;
        }

        /// <inheritdoc/>
        public override SensorStatus Trigger() => Write(_measure);

        /// <inheritdoc/>
        public override SensorStatus Measure()
        {
            SensorStatus status = Read(_data);
            if (status != SensorStatus.Ok)
            {
                return status;
            }

            if ((_data[0] & StatusBusy) != 0)
            {
                return SensorStatus.NotReady;
            }

            if (Crc8.Of(_data, 0, 6) != _data[6])
            {
                return SensorStatus.BadChecksum;
            }

            // Without its calibration the chip measures all the same, but wrongly (section 5.4, step 1).
            if ((_data[0] & StatusCalibrated) == 0)
            {
                return SensorStatus.LostPower;
            }

            Quantities[0].Set(Temperature(((_data[3] & 0x0F) << 16) | Word(_data, 4)));
            Quantities[1].Set(Humidity((Word(_data, 1) << 4) | (_data[3] >> 4)));
            return SensorStatus.Ok;
        }
    }
}
