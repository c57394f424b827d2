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
        private const byte RegisterConfig = 0x00;
        private const byte RegisterShunt = 0x01;
        private const byte RegisterBus = 0x02;
        private const int Reset = 0x8000;
        private const int ConfigAfterReset = 0x399F;
        private const int ConfigTriggered = 0x3E63;
        private const int ConversionReady = 0x02;

        // ±320 mV at 10 µV (section 8.6.3.1, figure 20): beyond it the register stays there.
        private const int FullScale = 32000;

        private readonly byte[] _data = new byte[2];
        private readonly int _shuntMicroohms;

        /// <summary>Initializes a new instance of the <see cref="Ina219"/> class.</summary>
        /// <param name="options">The settings, with <c>shuntOhms</c>, 0.1 where it is missing.</param>
        public Ina219(ISensorOptions options)
            : this(options, (int)Scaled.From(options.Number("shuntOhms", 0.1, 0.0001, 100), 6))
        {
        }

        private Ina219(ISensorOptions options, int shuntMicroohms)
            : base(
                options,
                new byte[] { 0x40, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4A, 0x4B, 0x4C, 0x4D, 0x4E, 0x4F },
                new Quantity("voltage", 3, 0, 32000),
                new Quantity("current", Decimals(shuntMicroohms), long.MinValue, long.MaxValue),
                new Quantity("power", Decimals(shuntMicroohms), long.MinValue, long.MaxValue))
        {
            _shuntMicroohms = shuntMicroohms;
        }

        /// <summary>Gets how long a conversion takes: 8.51 ms for each of the two voltages (table 5), at most 10 % more.</summary>
        public override int ConversionMilliseconds => 19;

        /// <summary>Converts the bus voltage: 4 mV a step, above three flag bits (section 8.6.3.2).</summary>
        /// <param name="register">The bus voltage register.</param>
        /// <returns>mV.</returns>
        public static int Voltage(int register) => (register >> 3) * 4;

        /// <summary>Chooses the decimals of current and power: up to 10 Ω none of the chip's steps of 10 µV is lost.</summary>
        /// <param name="shuntMicroohms">The shunt in µΩ.</param>
        /// <returns>4 (0.1 mA); 5 from 1 Ω on, 6 from 10 Ω on.</returns>
        public static int Decimals(int shuntMicroohms) => shuntMicroohms < 1000000 ? 4 : shuntMicroohms < 10000000 ? 5 : 6;

        /// <summary>Converts the shunt voltage, 10 µV a step, to the current.</summary>
        /// <param name="shunt">The shunt voltage register, signed.</param>
        /// <param name="shuntMicroohms">The shunt in µΩ.</param>
        /// <returns>A, with the shunt's decimals.</returns>
        public static long Current(int shunt, int shuntMicroohms)
            => Scaled.Divide(shunt * 10 * Scaled.Power(Decimals(shuntMicroohms)), shuntMicroohms);

        /// <summary>Computes the power from the two voltages.</summary>
        /// <param name="millivolts">The bus voltage in mV.</param>
        /// <param name="shunt">The shunt voltage register, signed.</param>
        /// <param name="shuntMicroohms">The shunt in µΩ.</param>
        /// <returns>W, with the shunt's decimals.</returns>
        public static long Power(int millivolts, int shunt, int shuntMicroohms)
            => Scaled.Divide((long)millivolts * shunt * Scaled.Power(Decimals(shuntMicroohms) - 2), shuntMicroohms);

        /// <summary>There is no id: the configuration is as after a reset or as this driver leaves it.</summary>
        /// <returns>The status.</returns>
        public override SensorStatus Identify()
        {
            SensorStatus status = ReadRegister(RegisterConfig, _data);
            int config = Word(_data, 0);
            return status != SensorStatus.Ok || config == ConfigAfterReset || config == ConfigTriggered ? status
                : Wrong("configuration " + Hex(config));
        }

        /// <inheritdoc/>
        public override SensorStatus Start()
        {
            SensorStatus status = WriteRegister16(RegisterConfig, Reset);
            return status == SensorStatus.Ok ? Identify() : status;
        }

        /// <inheritdoc/>
        public override SensorStatus Trigger() => WriteRegister16(RegisterConfig, ConfigTriggered);

        /// <inheritdoc/>
        public override SensorStatus Measure()
        {
            SensorStatus status = ReadRegister(RegisterBus, _data);
            int bus = Word(_data, 0);
            if (status != SensorStatus.Ok || (bus & ConversionReady) == 0)
            {
                return status == SensorStatus.Ok ? SensorStatus.NotReady : status;
            }

            status = ReadRegister(RegisterShunt, _data);
            int shunt = (short)Word(_data, 0);
            if (status != SensorStatus.Ok)
            {
                return status;
            }

            Quantities[0].Set(Voltage(bus));
            if (shunt >= FullScale || shunt <= -FullScale)
            {
                Quantities[1].SetOutOfRange();
                Quantities[2].SetOutOfRange();
                return status;
            }

            Quantities[1].Set(Current(shunt, _shuntMicroohms));
            Quantities[2].Set(Power(Voltage(bus), shunt, _shuntMicroohms));
            return status;
        }
    }
}
