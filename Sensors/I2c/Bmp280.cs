namespace Sensors.I2c
{
    /// <summary>
    /// Bosch BMP280: temperature (°C) and pressure (hPa). Sections are those of BST-BMP280-DS001; the BME280 has the
    /// same registers and adds humidity. Forced mode: one conversion, then the chip sleeps (section 3.6.2).
    /// </summary>
    public class Bmp280 : BoschSensor
    {
        /// <summary>Where the first data register is in what <see cref="Convert"/> finds in <see cref="I2cSensor.Data"/>.</summary>
        protected const int FirstData = RegisterData - RegisterStatus;

        /// <summary>ctrl_meas with oversampling x1 for both in forced mode (section 4.3.4), as a command.</summary>
        protected const int Force = 0xF425;

        // Where the trimming registers are, and how many: T1 to T3, P1 to P9 (BME280 table 16). That one has H1 behind a gap of one,
        // and H2 to H6 in a second block.
        private const byte FirstBlock = 0x88;
        private const int FirstLength = 24;
        private const byte SecondBlock = 0xE1;

        private const byte RegisterId = 0xD0;
        private const byte RegisterReset = 0xE0;
        private const byte RegisterStatus = 0xF3;
        private const byte RegisterConfig = 0xF5;
        private const byte RegisterData = 0xF7;
        private const byte StatusUpdating = 0x01;
        private const byte StatusMeasuring = 0x08;

        // Filter off. The standby time means nothing in forced mode, but a chip that was without power has lost it.
        private const byte Mark = 0xA0;

        // Status, configuration and all data in one go: each transfer leaves some 300 bytes to the device's collector.
        private const int Registers = FirstData + 8;

        /// <summary>Initializes a new instance of the <see cref="Bmp280"/> class from its settings.</summary>
        public Bmp280(SensorOptions options)
            : this(options, FirstLength, MakeTemperature(), MakePressure(110200))
        {
            // 6.4 ms (section 3.8.1).
            ConversionMilliseconds = 7;
        }

        /// <summary>Initializes a new instance of the <see cref="Bmp280"/> class for a chip that measures more than temperature and pressure.</summary>
        protected Bmp280(SensorOptions options, int trimmingLength, params Measurement[] measurements)
            : base(options, trimmingLength, measurements)
        {
        }

        /// <inheritdoc/>
        public override bool Identify() => ReadRegister(RegisterId, 1) && (IsId(Data[0]) || WrongChip(NameOf(Data[0])));

        /// <summary>Resets the chip, as one that another program left in normal mode would ignore a configuration; it takes 2 ms (table 2).</summary>
        public override bool Start() =>
            Identify() && WriteRegister(RegisterReset, Reset) && Wait(4) && ReadRegister(RegisterStatus, 1)
            && ((Data[0] & StatusUpdating) == 0 || NotReady()) && ReadTrimming() && WriteRegister(RegisterConfig, Mark);

        /// <inheritdoc/>
        public override bool Trigger() => Write(2, Force);

        /// <inheritdoc/>
        public override bool Measure() =>
            ReadRegister(RegisterStatus, Registers)

            // After a loss of power it may even be another chip, with other trimming parameters.
            && (Data[RegisterConfig - RegisterStatus] == Mark || Fail(SensorStatus.LostPower))
            && ((Data[0] & StatusMeasuring) == 0 || NotReady()) && Convert(Fine(Raw20(FirstData + 3)));

        /// <inheritdoc/>
        public override int IndexOf(int register) => register < SecondBlock ? register - FirstBlock : register - SecondBlock + FirstLength + 2;

        /// <summary>Computes the fine temperature in 1/5120 °C, which all formulas share, from the 20 bits of the register (section 3.11.3).</summary>
        public int Fine(int raw)
        {
            int t1 = Unsigned(0x88);
            int coarse = (int)((((raw >> 3) - (t1 << 1)) * (long)Signed(0x8A)) >> 11);
            int difference = (raw >> 4) - t1;
            return coarse + (int)(((((long)difference * difference) >> 12) * Signed(0x8C)) >> 14);
        }

        /// <summary>Computes the temperature in 0.01 °C from the fine one.</summary>
        public static int Temperature(int fine) => ((fine * 5) + 128) >> 8;

        /// <summary>Computes the pressure in 1/256 Pa with the 64-bit formula from the 20 bits of the register; 0 if the parameters make no sense.</summary>
        public long Pressure(int raw, int fine)
        {
            long t = (long)fine - 128000;
            long offset = (t * t * Signed(0x98)) + ((t * Signed(0x96)) << 17) + ((long)Signed(0x94) << 35);
            long scale = ((t * t * Signed(0x92)) >> 8) + ((t * Signed(0x90)) << 12);
            scale = (((1L << 47) + scale) * Unsigned(0x8E)) >> 33;
            if (scale == 0)
            {
                return 0;
            }

            long p = 1048576 - raw;
            p = (((p << 31) - offset) * 3125) / scale;
            long square = (Signed(0x9E) * (p >> 13) * (p >> 13)) >> 25;
            long linear = (Signed(0x9C) * p) >> 19;
            return ((p + square + linear) >> 8) + ((long)Signed(0x9A) << 4);
        }

        /// <summary>Tells whether an id is this chip's: 0x58 (section 4.3.1); Bosch's own driver takes the samples 0x56 and 0x57 too.</summary>
        protected virtual bool IsId(int id) => id >= 0x56 && id <= 0x58;

        /// <summary>Reads the trimming parameters.</summary>
        protected virtual bool ReadTrimming() => ReadTrimming(FirstBlock, FirstLength);

        /// <summary>Converts the data registers, in <see cref="I2cSensor.Data"/> from <see cref="FirstData"/> on, with the fine temperature.</summary>
        protected virtual bool Convert(int fine) =>
            Set(0, Temperature(fine)) && Set(1, Scaled.Divide(Pressure(Raw20(FirstData), fine), 256));

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
