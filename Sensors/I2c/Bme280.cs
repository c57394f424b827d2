namespace Sensors.I2c
{
    /// <summary>
    /// Bosch BME280: temperature (°C), pressure (hPa) and relative humidity (%). Sections are those of
    /// BST-BME280-DS002. Forced mode with oversampling x1, as section 3.5.1 wants it for weather monitoring.
    /// </summary>
    public sealed class Bme280 : Bmp280
    {
        private const byte RegisterCalibrationH1 = 0xA1;
        private const byte RegisterCalibrationH2 = 0xE1;

        // ctrl_hum, oversampling x1: takes effect with the write of ctrl_meas that follows (section 5.4.3).
        private const long Humidify = 0xF201;

        /// <summary>Initializes a new instance of the <see cref="Bme280"/> class from its settings.</summary>
        public Bme280(SensorOptions options)
            : base(options, Temperature(), Pressure(), new Measurement("humidity", 2, 0, 10000))
        {
            // 9.3 ms (section 9.1).
            ConversionMilliseconds = 10;
        }

        /// <inheritdoc/>
        public override bool Trigger() => Write(4, (Humidify << 16) | Force);

        /// <inheritdoc/>
        protected override bool IsId(int id) => id == 0x60;

        /// <inheritdoc/>
        protected override bool ReadCalibration()
        {
            if (!base.ReadCalibration() || !ReadRegister(RegisterCalibrationH1, 1))
            {
                return false;
            }

            byte h1 = Data[0];
            bool isRead = ReadRegister(RegisterCalibrationH2, 7);
            Calibration.ReadHumidityFrom(h1, Data);
            return isRead;
        }

        /// <inheritdoc/>
        protected override bool Convert(int fine) =>
            base.Convert(fine) && Set(2, Scaled.Divide(Calibration.Humidity(Word(FirstData + 6), fine) * 100, 1024));
    }
}
