namespace Sensors.I2c
{
    /// <summary>
    /// Sensirion SHT30, SHT31, SHT35: temperature (°C) and relative humidity (%). Sections are those of the data sheet
    /// SHT3x-DIS, version 6 (4.13 has the formulas). Single shots with high repeatability, without clock stretching.
    /// </summary>
    public sealed class Sht3x : SensirionSensor
    {
        // Sections 4.3 and 4.9; both commands change nothing in the chip's configuration.
        private const int CommandMeasure = 0x2400;
        private const int CommandStop = 0x3093;
        private const int CommandReadStatus = 0xF32D;

        private readonly byte[] _status = new byte[3];
        private readonly byte[] _data = new byte[6];

        /// <summary>Initializes a new instance of the <see cref="Sht3x"/> class.</summary>
        /// <param name="options">The settings.</param>
        public Sht3x(ISensorOptions options)
            : base(
                options,
                new byte[] { 0x44, 0x45 },
                new Quantity("temperature", 2, -4100, 12600),
                new Quantity("humidity", 2, 0, 10000))
        {
        }

        /// <summary>Gets how long a conversion takes at most: 15.5 ms (table 4).</summary>
        public override int ConversionMilliseconds => 16;

        /// <inheritdoc/>
        public override SensorStatus Identify() => Query(CommandReadStatus, _status);

        /// <inheritdoc/>
        public override SensorStatus Start()
        {
            // Somebody may have left it in periodic mode, where it takes no single shots (section 4.8).
            SensorStatus status = SendAndWait(CommandStop);
            return status == SensorStatus.Ok ? Identify() : status;
        }

        /// <inheritdoc/>
        public override SensorStatus Trigger() => Send(CommandMeasure);

        /// <inheritdoc/>
        public override SensorStatus Measure()
        {
            SensorStatus status = ReadWords(_data);
            if (status == SensorStatus.Ok)
            {
                Quantities[0].Set(Temperature(Word(_data, 0)));
                Quantities[1].Set(Humidity(Word(_data, 3)));
            }

            return status;
        }
    }
}
