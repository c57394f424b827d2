namespace Sensors
{
    /// <summary>The device as a sensor: how it is, every five minutes where the settings say nothing else.</summary>
    public sealed class DeviceSensor : Sensor
    {
        private ISensorHardware _hardware;

        /// <summary>Initializes a new instance of the <see cref="DeviceSensor"/> class.</summary>
        /// <param name="options">The settings; there are none beyond those of every sensor.</param>
        public DeviceSensor(ISensorOptions options)
            : base(
                Count("uptime"),
                Count("freeMemory"),
                new Quantity("signal", 0, -127, -1),
                Count("boots"),
                new Quantity("journal", 0, 0, 100),
                Count("dropped"),
                Count("refused"),
                Count("sensorFaults"))
        {
        }

        /// <inheritdoc/>
        public override string Place => "itself";

        /// <inheritdoc/>
        public override int DefaultPeriodSeconds => 300;

        /// <inheritdoc/>
        public override bool CanAverage => false;

        /// <inheritdoc/>
        public override void Open(ISensorHardware hardware) => _hardware = hardware;

        /// <inheritdoc/>
        public override SensorStatus Start() => SensorStatus.Ok;

        /// <inheritdoc/>
        public override SensorStatus Measure()
        {
            IDeviceStatus device = _hardware.Device;
            long signal = device.Signal();
            Quantities[0].Set(_hardware.Uptime / 1000);
            Quantities[1].Set(device.FreeMemory());
            Quantities[3].Set(device.Boots());
            Quantities[4].Set(device.JournalFill());
            Quantities[5].Set(device.Dropped());
            Quantities[6].Set(device.Refused());
            Quantities[7].Set(device.SensorFaults());
            if (signal != 0)
            {
                Quantities[2].Set(signal);
            }

            return SensorStatus.Ok;
        }

        private static Quantity Count(string name) => new Quantity(name, 0, 0, long.MaxValue);
    }
}
