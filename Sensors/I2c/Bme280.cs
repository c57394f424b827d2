namespace Sensors.I2c
{
    /// <summary>
    /// Bosch BME280: temperature (°C), pressure (hPa) and relative humidity (%). Sections are those of
    /// BST-BME280-DS002. Forced mode with oversampling x1, as section 3.5.1 wants it for weather monitoring.
    /// </summary>
    public sealed class Bme280 : Bmp280
    {
        // All trimming registers (table 16), with a gap of one.
        private const int TrimmingLength = 33;

        // ctrl_hum, oversampling x1: takes effect with the write of ctrl_meas that follows (section 5.4.3).
        private const long Humidify = 0xF201;

        /// <summary>Initializes a new instance of the <see cref="Bme280"/> class from its settings.</summary>
        public Bme280(SensorOptions options)
            : base(options, TrimmingLength, MakeTemperature(), MakePressure(110200), new Measurement("humidity", 2, 0, 10000))
        {
            // 9.3 ms (section 9.1).
            ConversionMilliseconds = 10;
        }

        /// <inheritdoc/>
        public override bool Trigger() => Write(4, (Humidify << 16) | Force);

        /// <summary>Computes the humidity in 1/1024 %, 0 to 100 %, from the 16 bits of the register (section 4.2.3).</summary>
        public long Humidity(int raw, int fine)
        {
            // Two signed 12-bit numbers share the middle register.
            int h4 = (Small(0xE4) << 4) | (Byte(0xE5) & 0x0F);
            int h5 = (Small(0xE6) << 4) | (Byte(0xE5) >> 4);
            long t = (long)fine - 76800;
            long slope = (((t * Small(0xE7)) >> 10) * (((t * Byte(0xE3)) >> 11) + 32768)) >> 10;
            slope = (((slope + 2097152) * Signed(0xE1)) + 8192) >> 14;
            long h = (((long)raw << 14) - ((long)h4 << 20) - (h5 * t) + 16384) >> 15;
            h *= slope;
            h -= ((((h >> 15) * (h >> 15)) >> 7) * Byte(0xA1)) >> 4;
            h = h < 0 ? 0 : h > 419430400 ? 419430400 : h;
            return h >> 12;
        }

        /// <inheritdoc/>
        protected override bool IsId(int id) => id == 0x60;

        /// <inheritdoc/>
        protected override bool ReadTrimming() => base.ReadTrimming() && ReadTrimming(0xA1, 1) && ReadTrimming(0xE1, 7);

        /// <inheritdoc/>
        protected override bool Convert(int fine) =>
            base.Convert(fine) && Set(2, Scaled.Divide(Humidity(Word(FirstData + 6), fine) * 100, 1024));
    }
}
