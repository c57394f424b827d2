using System;

namespace Sensors.I2c
{
    /// <summary>
    /// Bosch BMP388 and BMP390: temperature (°C) and pressure (hPa). Sections are those of BST-BMP388-DS001. Forced mode with
    /// oversampling x1, as section 3.5 wants it for weather monitoring; asleep between.
    /// </summary>
    public sealed class Bmp388 : I2cSensor
    {
        // Section 4.2.
        private const byte RegisterId = 0x00;
        private const byte RegisterStatus = 0x03;
        private const byte RegisterEvent = 0x10;
        private const byte RegisterPower = 0x1B;
        private const byte RegisterOversampling = 0x1C;
        private const byte RegisterTrimming = 0x31;
        private const byte RegisterCommand = 0x7E;
        private const byte Reset = 0xB6;
        private const byte Bmp388Id = 0x50;
        private const byte Bmp390Id = 0x60;
        private const byte Forced = 0x13;
        private const int Ready = 0x60;
        private const int PoweredUp = 0x01;

        // Section 9.1: T1 to T3, P1 to P11.
        private const int TrimmingLength = 21;
        private const double TwoTo48 = 281474976710656.0;

        private readonly byte[] _trimming = new byte[TrimmingLength];

        /// <summary>Initializes a new instance of the <see cref="Bmp388"/> class from its settings.</summary>
        public Bmp388(SensorOptions options)
            : base(options, new byte[] { 0x76, 0x77 }, new Measurement("temperature", 2, -4100, 8600), new Measurement("pressure", 2, 29800, 125200))
        {
            // 4.8 ms (section 3.9.2), typical.
            ConversionMilliseconds = 7;
        }

        /// <inheritdoc/>
        public override bool Identify() =>
            ReadRegister(RegisterId, 1) && (Data[0] == Bmp388Id || Data[0] == Bmp390Id || WrongChip("id " + Hex(Data[0])));

        /// <inheritdoc/>
        public override bool Start()
        {
            // A reset takes 2 ms (table 2), and reading the event forgets it.
            return Identify() && WriteRegister(RegisterCommand, Reset) && Wait(4) && ReadTrimming()
                && WriteRegister(RegisterOversampling, 0) && ReadRegister(RegisterEvent, 1);
        }

        /// <inheritdoc/>
        public override bool Trigger() => WriteRegister(RegisterPower, Forced);

        /// <inheritdoc/>
        public override bool Measure() =>
            ReadRegister(RegisterStatus, RegisterEvent - RegisterStatus + 1)
            && ((Data[RegisterEvent - RegisterStatus] & PoweredUp) == 0 || Fail(SensorStatus.LostPower))
            && ((Data[0] & Ready) == Ready || NotReady())
            && Set(0, Scaled.From(Temperature(Raw(4)), 2)) && Set(1, Scaled.From(Pressure(Raw(1), Temperature(Raw(4))), 0));

        private bool ReadTrimming()
        {
            bool isRead = ReadRegister(RegisterTrimming, TrimmingLength);
            Array.Copy(Data, 0, _trimming, 0, TrimmingLength);
            return isRead;
        }

        // Section 9.2: °C.
        private double Temperature(double raw)
        {
            double offset = raw - (Unsigned(0) * 256.0);
            return (offset * Unsigned(2) / 1073741824.0) + (offset * offset * Small(4) / TwoTo48);
        }

        // Section 9.3: Pa.
        private double Pressure(double raw, double t)
        {
            double offset = (Unsigned(11) * 8.0) + (t * ((Unsigned(13) / 64.0) + (t * ((Small(15) / 256.0) + (t * Small(16) / 32768.0)))));
            double slope = ((Signed(5) - 16384) / 1048576.0) + (t * (((Signed(7) - 16384) / 536870912.0) + (t * ((Small(9) / 4294967296.0) + (t * Small(10) / 137438953472.0)))));
            return offset + (raw * (slope + (raw * ((Signed(17) / TwoTo48) + (t * Small(19) / TwoTo48) + (raw * Small(20) / (TwoTo48 * 131072.0))))));
        }

        private int Small(int index) => (sbyte)_trimming[index];

        private int Unsigned(int index) => _trimming[index] | (_trimming[index + 1] << 8);

        private int Signed(int index) => (short)Unsigned(index);

        private int Raw(int index) => Data[index] | (Data[index + 1] << 8) | (Data[index + 2] << 16);
    }
}
