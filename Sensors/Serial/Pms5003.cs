namespace Sensors.Serial
{
    /// <summary>
    /// Plantower PMS5003, also PMS7003 and PMSA003: mass of particles up to 1, 2.5 and 10 µm (µg/m³) in the atmosphere. Source:
    /// PMS5003 data manual of 2016, appendix I. Its fan and laser, which wear out in 8000 hours, run for half a minute before
    /// each measurement, which is how long it takes until the values are right.
    /// </summary>
    public sealed class Pms5003 : SerialSensor
    {
        private const int BaudRate = 9600;
        private const int WarmUp = 30000;
        private const byte CommandMode = 0xE1;
        private const byte CommandSleep = 0xE4;
        private const int CommandLength = 7;
        private const int FrameLength = 32;
        private const int FirstValue = 10;

        private bool _isListening;

        /// <summary>Initializes a new instance of the <see cref="Pms5003"/> class from its settings.</summary>
        public Pms5003(SensorOptions options)
            : base(options, Mass("pm1"), Mass("pm25"), Mass("pm10"))
        {
            // A frame comes every 2.3 s.
            ConversionMilliseconds = WarmUp;
            PollMilliseconds = 100;
            MinimumPeriodSeconds = 60;
            Average = 0;
            IsOneUnit = true;
        }

        /// <summary>Computes the sum of a frame's bytes but the last two, which are the sum.</summary>
        public static int Sum(byte[] frame, int length) => Sum(frame, 0, length - 2);

        /// <inheritdoc/>
        public override bool Trigger()
        {
            _isListening = false;
            return Send(CommandSleep, 1) && Send(CommandMode, 1);
        }

        /// <inheritdoc/>
        public override bool Measure()
        {
            if (!_isListening)
            {
                // What came until now was not right yet, and some of it is lost.
                Line.Drop();
                _isListening = true;
            }

            while (Line.Receive(this, 2) && (Data[0] != 'B' || Data[1] != 'M'))
            {
                Line.Skip();
            }

            if (!Line.Receive(this, FrameLength))
            {
                return NotReady();
            }

            if (Sum(Data, FrameLength) != ((Data[FrameLength - 2] << 8) | Data[FrameLength - 1]))
            {
                return Fail(SensorStatus.BadChecksum);
            }

            for (int i = 0; i < Measurements.Length; i++)
            {
                Measurements[i].Set((Data[FirstValue + (2 * i)] << 8) | Data[FirstValue + (2 * i) + 1]);
            }

            Stop();
            return true;
        }

        /// <inheritdoc/>
        public override void Stop() => Send(CommandSleep, 0);

        // 1000 and more: where it ends the manual does not say.
        private static Measurement Mass(string name) => new Measurement(name, 0, 0, ushort.MaxValue);

        private bool Send(byte command, byte value)
        {
            if (!Begin(BaudRate, "none", WarmUp + 6000))
            {
                return false;
            }

            Data[0] = (byte)'B';
            Data[1] = (byte)'M';
            Data[2] = command;
            Data[3] = 0;
            Data[4] = value;
            int sum = Sum(Data, CommandLength);
            Data[5] = (byte)(sum >> 8);
            Data[6] = (byte)sum;
            Line.Write(CommandLength);
            return true;
        }
    }
}
