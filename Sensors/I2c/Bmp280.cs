namespace Sensors.I2c
{
    /// <summary>
    /// Bosch BMP280: temperature (°C) and pressure (hPa). Sections are those of BST-BMP280-DS001; the BME280 has the
    /// same registers and adds humidity.
    /// </summary>
    public class Bmp280 : I2cSensor
    {
        /// <summary>ctrl_meas.</summary>
        protected const byte RegisterControl = 0xF4;

        /// <summary>Oversampling x1 for both, forced mode: one conversion, then sleep (section 4.3.4).</summary>
        protected const byte ForcedMode = 0x25;

        /// <summary>Where the first data register is in what <see cref="Convert"/> gets.</summary>
        protected const int FirstData = RegisterData - RegisterStatus;

        private const byte IdBmp280 = 0x58;
        private const byte RegisterCalibration = 0x88;
        private const byte RegisterId = 0xD0;
        private const byte RegisterStatus = 0xF3;
        private const byte RegisterConfig = 0xF5;
        private const byte RegisterData = 0xF7;

        private const byte Sleep = 0x00;
        private const byte NormalMode = 0x03;

        // Filter off. The standby time means nothing in forced mode, but a chip that was without power has lost it.
        private const byte Mark = 0xA0;
        private const byte StatusUpdating = 0x01;
        private const byte StatusMeasuring = 0x08;

        // What the data registers hold before any conversion (section 4.3.6).
        private const int NoData = 0x80000;

        private readonly byte[] _one = new byte[1];
        private readonly byte[] _trigger;

        // Status, configuration and data in one go: each transfer leaves some 300 bytes to the device's collector.
        private readonly byte[] _registers;

        /// <summary>Initializes a new instance of the <see cref="Bmp280"/> class.</summary>
        /// <param name="options">The settings.</param>
        public Bmp280(ISensorOptions options)
            : this(options, new byte[] { RegisterControl, ForcedMode }, 6, TemperatureQuantity(), PressureQuantity())
        {
        }

        /// <summary>Initializes a new instance of the <see cref="Bmp280"/> class for a chip that measures more.</summary>
        /// <param name="options">The settings.</param>
        /// <param name="trigger">What starts a conversion: pairs of register and value (section 5.2.1).</param>
        /// <param name="dataLength">How many data registers there are.</param>
        /// <param name="quantities">Temperature and pressure, and what the chip measures besides.</param>
        protected Bmp280(ISensorOptions options, byte[] trigger, int dataLength, params Quantity[] quantities)
            : base(options, new byte[] { 0x76, 0x77 }, quantities)
        {
            _trigger = trigger;
            _registers = new byte[FirstData + dataLength];
        }

        /// <summary>Gets how long a conversion takes at most: 6.4 ms (section 3.8.1).</summary>
        public override int ConversionMilliseconds => 7;

        /// <summary>Gets the chip's id.</summary>
        protected virtual byte Id => IdBmp280;

        /// <summary>Gets the trimming parameters.</summary>
        protected BoschCalibration Calibration { get; } = new BoschCalibration();

        /// <inheritdoc/>
        public override SensorStatus Identify()
        {
            SensorStatus status = ReadRegister(RegisterId, _one);
            return status != SensorStatus.Ok || _one[0] == Id ? status : Wrong(NameOf(_one[0]));
        }

        /// <inheritdoc/>
        public override SensorStatus Start()
        {
            SensorStatus status = Identify();
            if (status == SensorStatus.Ok)
            {
                status = ReadRegister(RegisterStatus, _one);
            }

            if (status == SensorStatus.Ok && (_one[0] & StatusUpdating) != 0)
            {
                return SensorStatus.NotReady;
            }

            if (status == SensorStatus.Ok)
            {
                status = PutToSleep();
            }

            if (status == SensorStatus.Ok)
            {
                status = ReadCalibration();
            }

            return status == SensorStatus.Ok ? WriteRegister(RegisterConfig, Mark) : status;
        }

        /// <inheritdoc/>
        public override SensorStatus Trigger() => Write(_trigger);

        /// <inheritdoc/>
        public override SensorStatus Measure()
        {
            SensorStatus status = ReadRegister(RegisterStatus, _registers);
            if (status != SensorStatus.Ok)
            {
                return status;
            }

            // After a loss of power it may even be another chip, with other trimming parameters.
            if (_registers[RegisterConfig - RegisterStatus] != Mark)
            {
                return SensorStatus.LostPower;
            }

            return (_registers[0] & StatusMeasuring) != 0 ? SensorStatus.NotReady : Convert(_registers);
        }

        /// <summary>Makes the temperature's quantity: -40 to 85 °C (table 2), and 1 °C for its accuracy.</summary>
        /// <returns>The quantity.</returns>
        protected static Quantity TemperatureQuantity() => new Quantity("temperature", 2, -4100, 8600);

        /// <summary>Makes the pressure's quantity: 300 to 1100 hPa (table 2), and 2 hPa for its accuracy.</summary>
        /// <returns>The quantity.</returns>
        protected static Quantity PressureQuantity() => new Quantity("pressure", 2, 29800, 110200);

        /// <summary>Reads the trimming parameters.</summary>
        /// <returns>The status.</returns>
        protected virtual SensorStatus ReadCalibration()
        {
            byte[] bytes = new byte[24];
            SensorStatus status = ReadRegister(RegisterCalibration, bytes);
            Calibration.ReadFrom(bytes);
            return status;
        }

        /// <summary>Converts the data registers.</summary>
        /// <param name="data">The registers; those of the data from <see cref="FirstData"/> on.</param>
        /// <returns>The status.</returns>
        protected virtual SensorStatus Convert(byte[] data)
        {
            int pressure = Raw20(data, FirstData);
            int temperature = Raw20(data, FirstData + 3);
            if (pressure == NoData || temperature == NoData)
            {
                return SensorStatus.LostPower;
            }

            int fine = Calibration.Fine(temperature);
            Quantities[0].Set(BoschCalibration.Temperature(fine));
            Quantities[1].Set(Scaled.Divide(Calibration.Pressure(pressure, fine), 256));
            return SensorStatus.Ok;
        }

        /// <summary>Gets a 20-bit value (section 3.9).</summary>
        /// <param name="data">The registers.</param>
        /// <param name="index">Where its first byte is.</param>
        /// <returns>The value.</returns>
        protected static int Raw20(byte[] data, int index) => (data[index] << 12) | (data[index + 1] << 4) | (data[index + 2] >> 4);

        // A chip that another program left in normal mode may ignore a configuration (section 4.3.5), and falls asleep only
        // at the end of the measurement under way (section 3.6).
        private SensorStatus PutToSleep()
        {
            SensorStatus status = ReadRegister(RegisterControl, _one);
            if (status != SensorStatus.Ok || (_one[0] & NormalMode) != NormalMode)
            {
                return status;
            }

            status = WriteRegister(RegisterControl, Sleep);
            return status == SensorStatus.Ok ? SensorStatus.NotReady : status;
        }

        private static string NameOf(byte id) => id switch
        {
            0x55 => "a BMP180",
            IdBmp280 => "a BMP280",
            0x60 => "a BME280",
            0x61 => "a BME680",
            _ => "id " + Hex(id),
        };
    }
}
