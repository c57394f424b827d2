namespace Sensors.I2c
{
    /// <summary>
    /// Bosch BMP280: temperature (°C) and pressure (hPa). Sections are those of BST-BMP280-DS001; the BME280 has the
    /// same registers and adds humidity. Forced mode: one conversion, then the chip sleeps (section 3.6.2).
    /// </summary>
    public class Bmp280 : I2cSensor
    {
        /// <summary>Where the first data register is in what <see cref="Convert"/> finds in <see cref="I2cSensor.Data"/>.</summary>
        protected const int FirstData = RegisterData - RegisterStatus;

        /// <summary>ctrl_meas with oversampling x1 for both in forced mode (section 4.3.4), as a command.</summary>
        protected const int Force = 0xF425;

        /// <summary>The trimming parameters.</summary>
        protected readonly BoschCalibration Calibration = new BoschCalibration();

        private const byte RegisterCalibration = 0x88;
        private const byte RegisterId = 0xD0;
        private const byte RegisterReset = 0xE0;
        private const byte RegisterStatus = 0xF3;
        private const byte RegisterConfig = 0xF5;
        private const byte RegisterData = 0xF7;
        private const byte Reset = 0xB6;
        private const byte StatusUpdating = 0x01;
        private const byte StatusMeasuring = 0x08;

        // Filter off. The standby time means nothing in forced mode, but a chip that was without power has lost it.
        private const byte Mark = 0xA0;

        // Status, configuration and all data in one go: each transfer leaves some 300 bytes to the device's collector.
        private const int Registers = FirstData + 8;

        /// <summary>Initializes a new instance of the <see cref="Bmp280"/> class from its settings.</summary>
        public Bmp280(SensorOptions options)
            : this(options, Temperature(), Pressure())
        {
            // 6.4 ms (section 3.8.1).
            ConversionMilliseconds = 7;
        }

        /// <summary>Initializes a new instance of the <see cref="Bmp280"/> class for a chip that measures more than temperature and pressure.</summary>
        protected Bmp280(SensorOptions options, params Measurement[] measurements)
            : base(options, new byte[] { 0x76, 0x77 }, measurements)
        {
        }

        /// <inheritdoc/>
        public override bool Identify() => ReadRegister(RegisterId, 1) && (IsId(Data[0]) || WrongChip(NameOf(Data[0])));

        /// <summary>Resets the chip, as one that another program left in normal mode would ignore a configuration; it takes 2 ms (table 2).</summary>
        public override bool Start() =>
            Identify() && WriteRegister(RegisterReset, Reset) && Wait(4) && ReadRegister(RegisterStatus, 1)
            && ((Data[0] & StatusUpdating) == 0 || NotReady()) && ReadCalibration() && WriteRegister(RegisterConfig, Mark);

        /// <inheritdoc/>
        public override bool Trigger() => Write(2, Force);

        /// <inheritdoc/>
        public override bool Measure() =>
            ReadRegister(RegisterStatus, Registers)

            // After a loss of power it may even be another chip, with other trimming parameters.
            && (Data[RegisterConfig - RegisterStatus] == Mark || Fail(SensorStatus.LostPower))
            && ((Data[0] & StatusMeasuring) == 0 || NotReady()) && Convert(Calibration.Fine(Raw20(FirstData + 3)));

        /// <summary>Makes the temperature: -40 to 85 °C (table 2), and 1 °C for its accuracy.</summary>
        protected static Measurement Temperature() => new Measurement("temperature", 2, -4100, 8600);

        /// <summary>Makes the pressure: 300 to 1100 hPa (table 2), and 2 hPa for its accuracy.</summary>
        protected static Measurement Pressure() => new Measurement("pressure", 2, 29800, 110200);

        /// <summary>Tells whether an id is this chip's: 0x58 (section 4.3.1); Bosch's own driver takes the samples 0x56 and 0x57 too.</summary>
        protected virtual bool IsId(int id) => id >= 0x56 && id <= 0x58;

        /// <summary>Reads the trimming parameters.</summary>
        protected virtual bool ReadCalibration()
        {
            bool isRead = ReadRegister(RegisterCalibration, 24);
            Calibration.ReadFrom(Data);
            return isRead;
        }

        /// <summary>Converts the data registers, in <see cref="I2cSensor.Data"/> from <see cref="FirstData"/> on, with the fine temperature.</summary>
        protected virtual bool Convert(int fine) =>
            Set(0, BoschCalibration.Temperature(fine)) && Set(1, Scaled.Divide(Calibration.Pressure(Raw20(FirstData), fine), 256));

        // Section 3.9.
        private int Raw20(int index) => (Data[index] << 12) | (Data[index + 1] << 4) | (Data[index + 2] >> 4);

        private static string NameOf(int id) => id switch
        {
            0x55 => "a BMP180",
            0x58 => "a BMP280",
            0x60 => "a BME280",
            0x61 => "a BME680",
            _ => "id " + Hex(id),
        };
    }
}
