namespace Sensors.I2c
{
    /// <summary>
    /// Texas Instruments INA219: voltage (V) of the load, current (A) through the shunt, power (W). Sections are those of
    /// data sheet SBOS448G. Triggered conversions, 16 samples each, range 32 V and ±320 mV. Current and power are computed
    /// here from the two voltages, so that nothing depends on the chip's calibration register.
    /// </summary>
    public sealed class Ina219 : I2cSensor
    {
        // Section 8.6.2, table 2.
        private const byte RegisterConfig = 0;
        private const byte RegisterShunt = 1;
        private const byte RegisterBus = 2;
        private const byte RegisterCurrent = 4;
        private const byte RegisterCalibration = 5;
        private const int Reset = 0x8000;
        private const int ConfigAfterReset = 0x399F;
        private const int ConfigTriggered = 0x3E63;
        private const int ConfigPowerDown = 0x3E60;
        private const int ConversionReady = 0x02;

        // ±320 mV at 10 µV (section 8.6.3.1, figure 20): beyond it the register stays there.
        private const int FullScale = 32000;

        private readonly int _shuntMicroohms;

        /// <summary>Initializes a new instance of the <see cref="Ina219"/> class from its settings: <c>shuntOhms</c>, 0.1 if it is missing.</summary>
        public Ina219(SensorOptions options)
            : this(options, (int)Scaled.From(options.Number("shuntOhms", 0.1, 0.0001, 100), 6))
        {
        }

        private Ina219(SensorOptions options, int shuntMicroohms)
            : base(
                options,
                new byte[] { 0x40, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4A, 0x4B, 0x4C, 0x4D, 0x4E, 0x4F },
                new Measurement("voltage", 3, 0, 32000),
                new Measurement("current", Decimals(shuntMicroohms), long.MinValue, long.MaxValue),
                new Measurement("power", Decimals(shuntMicroohms), long.MinValue, long.MaxValue))
        {
            // 8.51 ms for each of the two voltages (table 5), at most 10 % more.
            ConversionMilliseconds = 19;
            _shuntMicroohms = shuntMicroohms;
        }

        /// <summary>Converts the bus voltage register to mV: 4 mV a step, above three flag bits (section 8.6.3.2).</summary>
        public static int Voltage(int register) => (register >> 3) * 4;

        /// <summary>Chooses the decimals of current and power for a shunt in µΩ: up to 10 Ω none of the chip's steps of 10 µV is lost.</summary>
        public static int Decimals(int shuntMicroohms) => shuntMicroohms < 1000000 ? 4 : shuntMicroohms < 10000000 ? 5 : 6;

        /// <summary>Converts the shunt voltage register, signed, 10 µV a step, to the current in A with the shunt's decimals.</summary>
        public static long Current(int shunt, int shuntMicroohms)
            => Scaled.Divide(shunt * 10 * Scaled.Power(Decimals(shuntMicroohms)), shuntMicroohms);

        /// <summary>Computes the power in W with the shunt's decimals, from the bus voltage in mV and the shunt voltage register.</summary>
        public static long Power(int millivolts, int shunt, int shuntMicroohms)
            => Scaled.Divide((long)millivolts * shunt * Scaled.Power(Decimals(shuntMicroohms) - 2), shuntMicroohms);

        /// <summary>
        /// There is no id, but a current computed from shunt voltage and calibration (equation 4) is nobody else's, however
        /// an earlier program configured the chip; with the bits that are always 0 (section 8.6).
        /// </summary>
        public override bool Identify()
        {
            int[] registers = new int[RegisterCalibration + 1];
            for (byte i = 0; i < registers.Length; i++)
            {
                if (!ReadRegister(i, 2))
                {
                    return false;
                }

                registers[i] = Word(0);
            }

            int config = registers[RegisterConfig];
            int calibration = registers[RegisterCalibration];
            int expected = (short)registers[RegisterShunt] * calibration / 4096;
            int difference = (short)registers[RegisterCurrent] - expected;

            // The load may change between the two reads.
            int tolerance = calibration == 0 ? 0 : 50 + ((expected < 0 ? -expected : expected) / 4);
            bool isOwn = config != 0 && (config & 0xC000) == 0 && (registers[RegisterBus] & 4) == 0 && (calibration & 1) == 0;
            return (isOwn && difference <= tolerance && difference >= -tolerance) || WrongChip("configuration " + Hex(config));
        }

        /// <inheritdoc/>
        public override bool Start() =>
            WriteRegister16(RegisterConfig, Reset) && ReadRegister(RegisterConfig, 2)
            && (Word(0) == ConfigAfterReset || WrongChip("configuration " + Hex(Word(0))));

        /// <inheritdoc/>
        public override bool Trigger() => WriteRegister16(RegisterConfig, ConfigTriggered);

        /// <inheritdoc/>
        public override bool Measure()
        {
            bool isReady = ReadRegister(RegisterBus, 2) && ((Word(0) & ConversionReady) != 0 || NotReady());
            int bus = Word(0);
            bool isRead = isReady && ReadRegister(RegisterShunt, 2);
            int shunt = (short)Word(0);
            return isRead && Set(0, Voltage(bus))
                && (shunt >= FullScale || shunt <= -FullScale
                    ? SetOutOfRange(1) && SetOutOfRange(2)
                    : Set(1, Current(shunt, _shuntMicroohms)) && Set(2, Power(Voltage(bus), shunt, _shuntMicroohms)));
        }

        /// <inheritdoc/>
        public override void Stop() => WriteRegister16(RegisterConfig, ConfigPowerDown);
    }
}
