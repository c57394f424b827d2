namespace Sensors.I2c
{
    /// <summary>
    /// Sensirion SHT40, SHT41, SHT45: temperature (°C) and relative humidity (%). Sections are those of the data sheet
    /// SHT4x, version 6. High precision, heater off; idle between.
    /// </summary>
    public sealed class Sht4x : SensirionSensor
    {
        // Section 4.5.
        private const int CommandMeasure = 0xFD;
        private const int CommandSerialNumber = 0x89;
        private const int CommandReset = 0x94;

        /// <summary>Initializes a new instance of the <see cref="Sht4x"/> class from its settings.</summary>
        public Sht4x(SensorOptions options)
            : base(options, new byte[] { 0x44, 0x45, 0x46 }, Climate(-4100, 12600))
        {
            // At most 8.3 ms (table 5).
            ConversionMilliseconds = 9;
        }

        /// <summary>
        /// Converts the 16-bit signal S to 0.01 % of relative humidity: -6 + 125 · S / (2^16 - 1) %, where results beyond 0 and
        /// 100 % are cropped (section 4.6).
        /// </summary>
        public static long CroppedHumidity(int raw) => Crop(Scaled.Divide((12500L * raw) - (600L * 65535), 65535));

        /// <inheritdoc/>
        public override bool Identify() => IsSilent() && Write(1, CommandSerialNumber) && Wait(2) && ReadWords(2);

        /// <summary>Resets the chip: while its heater is on, for a second, it takes this command alone (section 4.9).</summary>
        public override bool Start() => Write(1, CommandReset) && Wait(2) && Identify();

        /// <inheritdoc/>
        public override bool Trigger() => Write(1, CommandMeasure);

        /// <inheritdoc/>
        public override bool Measure() => ReadWords(2) && Set(0, Temperature(Word(0))) && Set(1, CroppedHumidity(Word(3)));
    }
}
