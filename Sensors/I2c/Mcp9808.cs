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

        // A hysteresis of the alert that nobody uses: a chip that was without power has lost it, and shows 0 °C.
        private const int Mark = 0x0200;
        private const int Microchip = 0x0054;
        private const int Device = 0x04;

        private readonly byte[] _data = new byte[2];

        /// <summary>Initializes a new instance of the <see cref="Mcp9808"/> class.</summary>
        /// <param name="options">The settings.</param>
        public Mcp9808(ISensorOptions options)
            : base(
                options,
                new byte[] { 0x18, 0x19, 0x1A, 0x1B, 0x1C, 0x1D, 0x1E, 0x1F },
                new Quantity("temperature", 2, -4100, 12600))
        {
        }

        /// <summary>Gets how long the first conversion takes: 250 ms, and some reserve (section 5.2.4).</summary>
        public override int StartMilliseconds => 300;

        /// <summary>Converts the ambient temperature, 13 bits in two's complement, 0.0625 °C each (section 5.1.3).</summary>
        /// <param name="register">The 16-bit register; the three flags above the value do not count.</param>
        /// <returns>0.01 °C.</returns>
        public static long Temperature(int register)
        {
            int raw = register & 0x1FFF;
            raw = (raw & 0x1000) != 0 ? raw - 0x2000 : raw;
            return Scaled.Divide(raw * 100, 16);
        }

        /// <inheritdoc/>
        public override SensorStatus Identify()
        {
            SensorStatus status = ReadRegister(RegisterManufacturer, _data);
            if (status != SensorStatus.Ok)
            {
                return status;
            }

            if (Word(_data, 0) != Microchip)
            {
                return Wrong("manufacturer " + Hex(Word(_data, 0)));
            }

            status = ReadRegister(RegisterDevice, _data);
            return status == SensorStatus.Ok && _data[0] != Device ? Wrong("device " + Hex(_data[0])) : status;
        }

        /// <inheritdoc/>
        public override SensorStatus Start()
        {
            SensorStatus status = Identify();
            if (status == SensorStatus.Ok)
            {
                status = WriteRegister16(RegisterConfig, Mark);
            }

            return status == SensorStatus.Ok ? WriteRegister(RegisterResolution, FullResolution) : status;
        }

        /// <inheritdoc/>
        public override SensorStatus Measure()
        {
            SensorStatus status = ReadRegister(RegisterConfig, _data);
            if (status != SensorStatus.Ok || Word(_data, 0) != Mark)
            {
                return status == SensorStatus.Ok ? SensorStatus.LostPower : status;
            }

            status = ReadRegister(RegisterTemperature, _data);
            if (status == SensorStatus.Ok)
            {
                Quantities[0].Set(Temperature(Word(_data, 0)));
            }

            return status;
        }
    }
}
