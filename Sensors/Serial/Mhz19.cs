using System;

namespace Sensors.Serial
{
    /// <summary>
    /// Winsen MH-Z19B, MH-Z19C: CO2 (ppm). Source: user manual 1.6 of the MH-Z19B. After power-on nothing is measured for three
    /// minutes, while it warms up.
    /// </summary>
    public sealed class Mhz19 : SerialSensor
    {
        private const int BaudRate = 9600;
        private const int WarmUp = 180000;
        private const int Frame = 9;
        private const int Patience = 300;
        private const byte CommandRead = 0x86;
        private const byte CommandCalibrate = 0x79;
        private const byte On = 0xA0;

        private readonly bool _calibratesItself;
        private bool _isAsked;
        private bool _isHeard;
        private bool _wasAway;
        private long _askedAt;

        /// <summary>
        /// Initializes a new instance of the <see cref="Mhz19"/> class from its settings: <c>selfCalibration</c>, whether it takes
        /// the least of each day for fresh air, as it does when it is new.
        /// </summary>
        public Mhz19(SensorOptions options)
            : base(options, new Measurement("co2", 0, 1, 10000))
        {
            if (options.Sleeps)
            {
                options.Fault("type", "a board that sleeps does not wait for three minutes of warm-up");
            }

            _calibratesItself = options.Flag("selfCalibration", true);
            ConversionMilliseconds = 20;
        }

        /// <summary>Computes the checksum of a frame of nine bytes: its second to eighth byte and it make 0.</summary>
        public static byte Checksum(byte[] frame) => (byte)-Sum(frame, 1, Frame - 2);

        /// <inheritdoc/>
        public override bool Start()
        {
            if (!_isAsked)
            {
                _wasAway |= Status == SensorStatus.NotAcknowledged;
                _isAsked = Trigger();
                return _isAsked && NotReady();
            }

            if (!Receive())
            {
                _isAsked = Status == SensorStatus.NotReady;
                return false;
            }

            // One that was away was without power.
            long warm = _wasAway ? WarmUp : WarmUp - Hardware.Uptime;
            StartMilliseconds = warm > 0 ? (int)warm : 0;
            _isAsked = false;
            _wasAway = false;
            return Send(CommandCalibrate, _calibratesItself ? On : (byte)0);
        }

        /// <inheritdoc/>
        public override bool Trigger()
        {
            _askedAt = Hardware.Uptime;
            _isHeard = false;
            return Send(CommandRead, 0);
        }

        /// <inheritdoc/>
        public override bool Measure() => Receive() && Set(0, (Data[2] << 8) | Data[3]);

        private bool Receive()
        {
            while (Line.Receive(this, 1) && Data[0] != 0xFF)
            {
                Line.Skip();
                _isHeard = true;
            }

            if (!Line.Receive(this, Frame))
            {
                // If it is there, a byte was lost or disturbed.
                bool isThere = _isHeard || Line.Receive(this, 1);
                return Hardware.Uptime - _askedAt < Patience ? NotReady() : Fail(isThere ? SensorStatus.BadChecksum : SensorStatus.NotAcknowledged);
            }

            Line.End();
            return (Checksum(Data) == Data[Frame - 1] && Data[1] == CommandRead) || Fail(SensorStatus.BadChecksum);
        }

        private bool Send(byte command, byte value)
        {
            if (!Begin(BaudRate, "none", Patience))
            {
                return false;
            }

            Array.Clear(Data, 0, Frame);
            Data[0] = 0xFF;
            Data[1] = 0x01;
            Data[2] = command;
            Data[3] = value;
            Data[Frame - 1] = Checksum(Data);
            Line.Write(Frame);
            return true;
        }
    }
}
