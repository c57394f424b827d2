namespace Sensors.I2c
{
    /// <summary>
    /// Sensirion SHT30, SHT31, SHT35: temperature (°C) and relative humidity (%). Sections are those of the data sheet
    /// SHT3x-DIS, version 6 (4.13 has the formulas). Single shots with high repeatability, without clock stretching; idle
    /// between.
    /// </summary>
    public sealed class Sht3x : SensirionSensor
    {
        // Sections 4.3 and 4.9.
        private const int CommandMeasure = 0x2400;
        private const int CommandStop = 0x3093;
        private const int CommandReset = 0x30A2;
        private const int CommandReadStatus = 0xF32D;

        /// <summary>Initializes a new instance of the <see cref="Sht3x"/> class from its settings.</summary>
        public Sht3x(SensorOptions options)
            : base(options, new byte[] { 0x44, 0x45 }, Climate(-4100, 12600))
        {
            // At most 15.5 ms (table 4).
            ConversionMilliseconds = 16;
        }

        /// <inheritdoc/>
        public override bool Identify() => IsSilent() && Query(CommandReadStatus, 1);

        /// <summary>Ends the periodic mode, which takes neither single shots nor a reset (section 4.8); a reset turns the heater off.</summary>
        public override bool Start() => Write(2, CommandStop) && Wait(2) && Write(2, CommandReset) && Wait(2) && Identify();

        /// <inheritdoc/>
        public override bool Trigger() => Write(2, CommandMeasure);

        /// <inheritdoc/>
        public override bool Measure() => ReadWords(2) && Set(0, Temperature(Word(0))) && Set(1, Humidity(Word(3)));
    }
}
