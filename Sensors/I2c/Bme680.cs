namespace Sensors.I2c
{
    /// <summary>
    /// Bosch BME680 and BME688: temperature (°C), pressure (hPa), relative humidity (%) and the resistance of the heated gas
    /// sensor (Ω), which falls in bad air. Sections are those of BST-BME680-DS001. Forced mode with oversampling x1, heated to
    /// 320 °C for 148 ms; asleep between. The air quality index of Bosch's own library is not published.
    /// </summary>
    public sealed class Bme680 : BoschSensor
    {
        // Section 5.2.
        private const byte RegisterStatus = 0x1D;
        private const byte RegisterHeat = 0x5A;
        private const byte RegisterWait = 0x64;
        private const byte RegisterRunGas = 0x71;
        private const byte RegisterHumidity = 0x72;
        private const byte RegisterControl = 0x74;
        private const byte RegisterId = 0xD0;
        private const byte RegisterReset = 0xE0;
        private const byte RegisterVariant = 0xF0;
        private const byte Id = 0x61;

        // Oversampling x1 for both, forced; 37 times 4 ms (section 5.3.3.3); run_gas, which the BME688 has one bit further up.
        private const byte Force = 0x25;
        private const byte Wait148 = 0x65;
        private const int RunGas = 0x10;
        private const int HeaterTemperature = 320;
        private const int NewData = 0x80;
        private const int GasIsValid = 0x30;

        // Where the trimming values are, and how many (section 3.3.2 and Bosch's driver): three blocks, one behind the other.
        private const byte FirstBlock = 0x8A;
        private const int FirstLength = 23;
        private const byte SecondBlock = 0xE1;
        private const int SecondLength = 14;
        private const int ThirdLength = 5;

        private int _variant;
        private double _celsius = 25;

        /// <summary>Initializes a new instance of the <see cref="Bme680"/> class from its settings.</summary>
        public Bme680(SensorOptions options)
            : base(
                options,
                FirstLength + SecondLength + ThirdLength,
                MakeTemperature(),
                MakePressure(110200),
                new Measurement("humidity", 2, 0, 10000),
                new Measurement("gas", 0, 1, 200000000))
        {
            // 12.2 ms (Bosch's driver) and the heater's time.
            ConversionMilliseconds = 165;
        }

        /// <inheritdoc/>
        public override bool Identify() => ReadRegister(RegisterId, 1) && (Data[0] == Id || WrongChip("id " + Hex(Data[0])));

        /// <inheritdoc/>
        public override bool Start()
        {
            bool isRead = Identify() && WriteRegister(RegisterReset, Reset) && Wait(4)
                && ReadTrimming(FirstBlock, FirstLength) && ReadTrimming(SecondBlock, SecondLength) && ReadTrimming(0, ThirdLength)
                && ReadRegister(RegisterVariant, 1);
            _variant = Data[0];
            return isRead && WriteRegister(RegisterHumidity, 1) && WriteRegister(RegisterWait, Wait148)
                && WriteRegister(RegisterRunGas, (byte)(RunGas << _variant));
        }

        /// <inheritdoc/>
        public override int IndexOf(int register) =>
            register >= SecondBlock ? register - SecondBlock + FirstLength : register >= FirstBlock ? register - FirstBlock : register + FirstLength + SecondLength;

        /// <inheritdoc/>
        public override bool Trigger() => WriteRegister(RegisterHeat, HeaterResistance(_celsius)) && WriteRegister(RegisterControl, Force);

        /// <inheritdoc/>
        public override bool Measure()
        {
            bool isReady = ReadRegister(RegisterRunGas, 1) && (Data[0] == RunGas << _variant || Fail(SensorStatus.LostPower))
                && ReadRegister(RegisterStatus, 17) && ((Data[0] & NewData) != 0 || NotReady());
            if (!isReady)
            {
                return false;
            }

            double fine = Fine(Raw20(5));
            _celsius = fine / 5120;
            double humidity = Humidity(Word(8), _celsius);
            Set(0, Scaled.From(_celsius, 2));
            Set(1, Scaled.From(Pressure(Raw20(2), fine), 0));
            Set(2, humidity < 0 ? 0 : humidity > 100 ? 10000 : Scaled.From(humidity, 2));
            int gas = Word(_variant == 0 ? 13 : 15);

            // Not valid as long as the heater has not reached its temperature (section 5.3.5.3).
            return (gas & GasIsValid) != GasIsValid
                || Set(3, Scaled.From(_variant == 0 ? Resistance(gas >> 6, gas & 15) : ResistanceOf688(gas >> 6, gas & 15), 0));
        }

        // Section 3.3.1.
        private double Fine(double raw)
        {
            double linear = ((raw / 16384.0) - (Unsigned(0xE9) / 1024.0)) * Signed(0x8A);
            double offset = (raw / 131072.0) - (Unsigned(0xE9) / 8192.0);
            return linear + (offset * offset * Small(0x8C) * 16);
        }

        // Section 3.3.2: Pa.
        private double Pressure(double raw, double fine)
        {
            double t = (fine / 2) - 64000;
            double offset = ((((t * t * Small(0x99)) / 131072) + (t * Signed(0x96) * 2)) / 4) + (Signed(0x94) * 65536.0);
            double slope = ((t * t * Small(0x92) / 16384) + (t * Signed(0x90))) / 524288;
            slope = (1 + (slope / 32768)) * Unsigned(0x8E);
            if (slope == 0)
            {
                return 0;
            }

            double p = (1048576 - raw - (offset / 4096)) * 6250 / slope;
            double square = p * p * Signed(0x9E) / 2147483648.0;
            double cube = p / 256 * (p / 256) * (p / 256) * Byte(0xA0) / 131072;
            return p + ((square + (p * Signed(0x9C) / 32768) + cube + (Small(0x98) * 128)) / 16);
        }

        // Section 3.3.3: %.
        private double Humidity(double raw, double celsius)
        {
            int h1 = (Byte(0xE3) << 4) | (Byte(0xE2) & 15);
            int h2 = (Byte(0xE1) << 4) | (Byte(0xE2) >> 4);
            double offset = raw - ((h1 * 16) + (Small(0xE4) / 2.0 * celsius));
            double linear = offset * (h2 / 262144.0 * (1 + (Small(0xE5) / 16384.0 * celsius) + (Small(0xE6) / 1048576.0 * celsius * celsius)));
            return linear + (((Byte(0xE7) / 16384.0) + (Small(0xE8) / 2097152.0 * celsius)) * linear * linear);
        }

        // Section 3.4.1, with the constants of table 16 in thousandths.
        private double Resistance(int raw, int range)
        {
            int first = range == 5 || range == 13 ? -10 : range == 7 ? -8 : range == 10 ? -2 : range == 11 ? -5 : 0;
            int second = range == 4 ? 1 : range == 5 ? 7 : range == 7 ? -8 : range == 8 ? -1 : 0;
            double gain = (1340 + (5.0 * (Small(0x04) >> 4))) * (1 + (first / 1000.0));
            return 8000000 / ((1 + (second / 1000.0)) * (1 << range) * (((raw - 512) / gain) + 1));
        }

        // BST-BME688-DS000 section 3.4.1.
        private static double ResistanceOf688(int raw, int range) => 1000000.0 * (262144 >> range) / (4096 + (3 * (raw - 512)));

        // Section 3.3.5.
        private byte HeaterResistance(double ambient)
        {
            double cold = (Small(0xED) / 16.0) + 49;
            double slope = (Signed(0xEB) / 32768.0 * 0.0005) + 0.00235;
            double hot = (cold * (1 + (slope * HeaterTemperature))) + (Small(0xEE) / 1024.0 * ambient);
            return (byte)(3.4 * ((hot * (4.0 / (4 + ((Byte(0x02) >> 4) & 3))) / (1 + (Small(0x00) * 0.002))) - 25));
        }
    }
}
