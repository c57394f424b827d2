namespace Sensors
{
    /// <summary>The device as a sensor: how it is, every five minutes if the settings say nothing else.</summary>
    public sealed class DeviceSensor : Sensor
    {
        private ISensorHardware _hardware;

        /// <summary>Initializes a new instance of the <see cref="DeviceSensor"/> class.</summary>
        public DeviceSensor()
            : base(
                Count("uptime"),
                Count("freeMemory"),
                Count("lowestFreeMemory"),
                new Measurement("signal", 0, -127, -1),
                Count("boots"),
                new Measurement("journal", 0, 0, 100),
                Count("dropped"),
                Count("refused"),
                Count("sensorFaults"),
                Count("firmware"))
        {
            PeriodSeconds = 300;
            Average = 0;
        }

        /// <inheritdoc/>
        public override string Place => "itself";

        /// <inheritdoc/>
        public override void Open(ISensorHardware hardware) => _hardware = hardware;

        /// <inheritdoc/>
        public override bool Measure()
        {
            foreach (Measurement measurement in Measurements)
            {
                long value = _hardware.DeviceValue(measurement.Name);
                if (value != long.MinValue)
                {
                    measurement.Set(value);
                }
            }

            return true;
        }

        private static Measurement Count(string name) => new Measurement(name, 0, 0, long.MaxValue);
    }
}
