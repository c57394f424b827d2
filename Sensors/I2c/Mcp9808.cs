namespace Sensors.I2c
{
    /// <summary>
    /// Microchip MCP9808: temperature (°C). Sections are those of data sheet DS25095A. Converts by itself four times a
    /// second at its full resolution of 0.0625 °C.
    /// </summary>
    public sealed class Mcp9808 : I2cSensor
    {
        // Section 5.1, register pointer.
        private const byte RegisterConfig = 0x01;
        private const byte RegisterTemperature = 0x05;
        private const byte RegisterManufacturer = 0x06;
        private const byte RegisterDevice = 0x07;
        private const byte RegisterResolution = 0x08;
        private const byte FullResolution = 0x03;
        private const int ShutDown = 0x0100;

        // A hysteresis of the alert that nobody uses: a chip that was without power has lost it, and shows 0 °C.
        private const int Mark = 0x0200;
        private const int Microchip = 0x0054;
        private const int Device = 0x04;

        private int _config;

        /// <summary>Initializes a new instance of the <see cref="Mcp9808"/> class from its settings.</summary>
        public Mcp9808(SensorOptions options)
            : base(options, new byte[] { 0x18, 0x19, 0x1A, 0x1B, 0x1C, 0x1D, 0x1E, 0x1F }, new Measurement("temperature", 2, -4100, 12600))
        {
            // The first conversion takes 250 ms (section 5.2.4); some reserve.
            StartMilliseconds = 300;
        }

        /// <summary>
        /// Converts the 16-bit register to 0.01 °C: 13 bits in two's complement, 0.0625 °C each; the three flags above them do
        /// not count (section 5.1.3).
        /// </summary>
        public static long Temperature(int register) => Scaled.Divide((((register & 0x1FFF) ^ 0x1000) - 0x1000) * 100, 16);

        /// <inheritdoc/>
        public override bool Identify() =>
            ReadRegister(RegisterManufacturer, 2) && (Word(0) == Microchip || WrongChip("manufacturer " + Hex(Word(0))))
            && ReadRegister(RegisterDevice, 2) && (Data[0] == Device || WrongChip("device " + Hex(Data[0])));

        /// <inheritdoc/>
        public override bool Start()
        {
            bool isRead = Identify() && WriteRegister16(RegisterConfig, Mark) && WriteRegister(RegisterResolution, FullResolution) && ReadRegister(RegisterConfig, 2);

            // A chip whose alert an earlier program has locked keeps its own hysteresis (section 5.2.3): its locks are the
            // mark, as they too are gone with the power.
            _config = Word(0);
            return isRead;
        }

        /// <inheritdoc/>
        public override bool Measure() =>
            ReadRegister(RegisterConfig, 2) && (Word(0) == _config || Fail(SensorStatus.LostPower))
            && ReadRegister(RegisterTemperature, 2) && Set(0, Temperature(Word(0)));

        /// <inheritdoc/>
        public override void Stop() => WriteRegister16(RegisterConfig, Mark | ShutDown);
    }
}
