namespace Sensors.Serial
{
    /// <summary>What all drivers on a serial port share: the port, and its bytes.</summary>
    public abstract class SerialSensor : Sensor
    {
        /// <summary>The port.</summary>
        protected SerialLine Line;

        /// <summary>The board.</summary>
        protected ISensorHardware Hardware;

        private readonly int _port;

        /// <summary>Initializes a new instance of the <see cref="SerialSensor"/> class from its settings: <c>port</c>.</summary>
        protected SerialSensor(SensorOptions options, params Measurement[] measurements)
            : base(measurements)
        {
            _port = options.Port("port");
        }

        /// <inheritdoc/>
        public override string Place => Seat;

        internal override string Seat => "port " + _port;

        /// <summary>Gets the port's bytes.</summary>
        protected byte[] Data => Line.Data;

        /// <summary>Adds some bytes up.</summary>
        public static int Sum(byte[] bytes, int index, int count)
        {
            int sum = 0;
            for (int i = index; i < index + count; i++)
            {
                sum += bytes[i];
            }

            return sum;
        }

        /// <inheritdoc/>
        public override void Open(ISensorHardware hardware)
        {
            Hardware = hardware;
            Line = hardware.OpenSerial(_port);
        }

        /// <summary>
        /// Begins an exchange of at most so many milliseconds: <see cref="Data"/> is free for what is to be sent. If another one
        /// is under way, the step is to be repeated.
        /// </summary>
        protected bool Begin(int baudRate, string parity, int milliseconds)
        {
            if (!Line.Begin(this, Hardware.Uptime, milliseconds))
            {
                return NotReady();
            }

            Line.Configure(baudRate, parity);
            return true;
        }
    }
}
