namespace Sensors.I2c
{
    /// <summary>
    /// Sensirion SHT40, SHT41, SHT45: temperature (°C) and relative humidity (%). Sections are those of the data sheet
    /// SHT4x, version 6. High precision, heater off.
    /// </summary>
    public sealed class Sht4x : SensirionSensor
    {
        // Section 4.5.
        private const int CommandMeasure = 0xFD;
        private const int CommandSerialNumber = 0x89;

        private readonly byte[] _data = new byte[6];

        /// <summary>Initializes a new instance of the <see cref="Sht4x"/> class.</summary>
        /// <param name="options">The settings.</param>
        public Sht4x(ISensorOptions options)
            : base(
                options,
                new byte[] { 0x44, 0x45, 0x46 },
                new Quantity("temperature", 2, -4100, 12600),
                new Quantity("humidity", 2, 0, 10000))
        {
        }

        /// <summary>Gets how long a conversion takes at most: 8.3 ms (table 5).</summary>
        public override int ConversionMilliseconds => 9;

        /// <summary>
        /// Converts the relative humidity: -6 + 125 · S / (2^16 - 1) %, where results beyond 0 and 100 % are cropped
        /// (section 4.6).
        /// </summary>
        /// <param name="raw">The 16-bit signal.</param>
        /// <returns>0.01 %.</returns>
        public static long CroppedHumidity(int raw)
        {
            long humidity = Scaled.Divide((12500L * raw) - (600L * 65535), 65535);
            return humidity < 0 ? 0 : humidity > 10000 ? 10000 : humidity;
        }

        /// <inheritdoc/>
        public override SensorStatus Identify() => Query(CommandSerialNumber, _data);

        /// <inheritdoc/>
        public override SensorStatus Trigger() => Send(CommandMeasure);

        /// <inheritdoc/>
        public override SensorStatus Measure()
        {
            SensorStatus status = ReadWords(_data);
            if (status == SensorStatus.Ok)
            {
                Quantities[0].Set(Temperature(Word(_data, 0)));
                Quantities[1].Set(CroppedHumidity(Word(_data, 3)));
            }

            return status;
        }
    }
}
