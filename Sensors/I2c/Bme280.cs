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

        // Takes effect with the write of ctrl_meas that follows (section 5.4.3).
        private const byte RegisterControlHumidity = 0xF2;
        private const byte OversamplingOnce = 0x01;

        // What the data register holds while the humidity is skipped (section 5.4.9).
        private const int NoData = 0x8000;

        /// <summary>Initializes a new instance of the <see cref="Bme280"/> class.</summary>
        /// <param name="options">The settings.</param>
        public Bme280(ISensorOptions options)
            : base(
                options,
                new byte[] { RegisterControlHumidity, OversamplingOnce, RegisterControl, ForcedMode },
                8,
                TemperatureQuantity(),
                PressureQuantity(),
                new Quantity("humidity", 2, 0, 10000))
        {
        }

        /// <summary>Gets how long a conversion takes at most: 9.3 ms (section 9.1).</summary>
        public override int ConversionMilliseconds => 10;

        /// <inheritdoc/>
        protected override byte Id => 0x60;

        /// <inheritdoc/>
        protected override SensorStatus ReadCalibration()
        {
            SensorStatus status = base.ReadCalibration();
            byte[] h1 = new byte[1];
            byte[] others = new byte[7];
            if (status == SensorStatus.Ok)
            {
                status = ReadRegister(RegisterCalibrationH1, h1);
            }

            if (status == SensorStatus.Ok)
            {
                status = ReadRegister(RegisterCalibrationH2, others);
                Calibration.ReadHumidityFrom(h1[0], others);
            }

            return status;
        }

        /// <inheritdoc/>
        protected override SensorStatus Convert(byte[] data)
        {
            SensorStatus status = base.Convert(data);
            int humidity = Word(data, FirstData + 6);
            if (status != SensorStatus.Ok || humidity == NoData)
            {
                return status == SensorStatus.Ok ? SensorStatus.LostPower : status;
            }

            int fine = Calibration.Fine(Raw20(data, FirstData + 3));
            Quantities[2].Set(Scaled.Divide(Calibration.Humidity(humidity, fine) * 100, 1024));
            return SensorStatus.Ok;
        }
    }
}
