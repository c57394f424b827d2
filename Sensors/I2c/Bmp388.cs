namespace Sensors.I2c
{
    /// <summary>
    /// Bosch BMP388 and BMP390: temperature (°C) and pressure (hPa). Sections are those of BST-BMP388-DS001. Forced mode with
    /// oversampling x1, as section 3.5 wants it for weather monitoring; asleep between.
    /// </summary>
    public sealed class Bmp388 : BoschSensor
    {
        // Section 4.2.
        private const byte RegisterId = 0x00;
        private const byte RegisterStatus = 0x03;
        private const byte RegisterEvent = 0x10;
        private const byte RegisterPower = 0x1B;
        private const byte RegisterOversampling = 0x1C;
        private const byte RegisterCommand = 0x7E;
        private const byte Bmp388Id = 0x50;
        private const byte Bmp390Id = 0x60;
        private const byte Forced = 0x13;
        private const int Ready = 0x60;
        private const int PoweredUp = 0x01;

        // Section 9.1: T1 to T3, P1 to P11.
        private const byte FirstTrimming = 0x31;
        private const int TrimmingLength = 21;
        private const double TwoTo48 = 281474976710656.0;

        /// <summary>Initializes a new instance of the <see cref="Bmp388"/> class from its settings.</summary>
        public Bmp388(SensorOptions options)
            : base(options, TrimmingLength, MakeTemperature(), MakePressure(125200))
        {
            // 4.8 ms (section 3.9.2), typical.
            ConversionMilliseconds = 7;
        }

        /// <inheritdoc/>
        public override bool Identify() =>
            ReadRegister(RegisterId, 1) && (Data[0] == Bmp388Id || Data[0] == Bmp390Id || WrongChip("id " + Hex(Data[0])));

        /// <inheritdoc/>
        public override int IndexOf(int register) => register - FirstTrimming;

        /// <summary>Resets the chip, which takes 2 ms (table 2); once the event is read the chip forgets it.</summary>
        public override bool Start() => Identify() && WriteRegister(RegisterCommand, Reset) && Wait(4)
            && ReadTrimming(FirstTrimming, TrimmingLength) && WriteRegister(RegisterOversampling, 0) && ReadRegister(RegisterEvent, 1);

        /// <inheritdoc/>
        public override bool Trigger() => WriteRegister(RegisterPower, Forced);

        /// <inheritdoc/>
        public override bool Measure() =>
            ReadRegister(RegisterStatus, RegisterEvent - RegisterStatus + 1)
            && ((Data[RegisterEvent - RegisterStatus] & PoweredUp) == 0 || Fail(SensorStatus.LostPower))
            && ((Data[0] & Ready) == Ready || NotReady())
            && Set(0, Scaled.From(Temperature(Raw(4)), 2)) && Set(1, Scaled.From(Pressure(Raw(1), Temperature(Raw(4))), 0));

        // Section 9.2: °C.
        private double Temperature(double raw)
        {
            double offset = raw - (Unsigned(0x31) * 256.0);
            return (offset * Unsigned(0x33) / 1073741824.0) + (offset * offset * Small(0x35) / TwoTo48);
        }

        // Section 9.3: Pa.
        private double Pressure(double raw, double t)
        {
            double offset = (Unsigned(0x3C) * 8.0) + (t * ((Unsigned(0x3E) / 64.0) + (t * ((Small(0x40) / 256.0) + (t * Small(0x41) / 32768.0)))));
            double slope = ((Signed(0x36) - 16384) / 1048576.0) + (t * (((Signed(0x38) - 16384) / 536870912.0) + (t * ((Small(0x3A) / 4294967296.0) + (t * Small(0x3B) / 137438953472.0)))));
            return offset + (raw * (slope + (raw * ((Signed(0x42) / TwoTo48) + (t * Small(0x44) / TwoTo48) + (raw * Small(0x45) / (TwoTo48 * 131072.0))))));
        }

        private int Raw(int index) => Data[index] | (Data[index + 1] << 8) | (Data[index + 2] << 16);
    }
}
