using Sensors.Sampling;

namespace Firmware.Settings
{
    /// <summary>Everything a device is told: read once at boot from <c>I:\nubison.json</c>, then never changed.</summary>
    public sealed class DeviceSettings
    {
        /// <summary>Initializes a new instance of the <see cref="DeviceSettings"/> class.</summary>
        public DeviceSettings(SettingsSection root, PinTable pins)
        {
            Wifi = root.Has("wifi") ? new WifiSettings(root.Section("wifi")) : null;
            Platform = new PlatformSettings(root.Section("platform"));
            Board = new BoardSettings(root.Section("board"), pins);

            SettingsSection sampling = root.Section("sampling");
            PeriodSeconds = sampling.Integer("periodSeconds", 60, 1, 86400);

            SettingsSection power = root.Section("power");
            Power = new PowerSettings(power, pins, PeriodSeconds);
            Sensors = ReadSensors(root, PeriodSeconds);
            Power.Check(power, pins, Sensors);

            SettingsSection journal = root.Section("journal");
            JournalKilobytes = journal.Integer("kilobytes", 128, 16, 128);
            FlushSeconds = journal.Integer("flushSeconds", 10, 0, 3600);
            LogsReadings = root.Section("log").Flag("readings", false);
        }

        /// <summary>Gets the network to join; null if the device's own network configuration names it.</summary>
        public WifiSettings Wifi { get; }

        /// <summary>Gets the platform and the account there.</summary>
        public PlatformSettings Platform { get; }

        /// <summary>Gets the pins of LED, button and buses.</summary>
        public BoardSettings Board { get; }

        /// <summary>Gets the sampling period in seconds, 1 to 86400.</summary>
        public int PeriodSeconds { get; }

        /// <summary>Gets whether and how the board sleeps.</summary>
        public PowerSettings Power { get; }

        /// <summary>Gets the sensors; null if the settings name none and the buses are to be scanned.</summary>
        public SensorSet Sensors { get; }

        /// <summary>Gets how much flash the journal may use, 16 to 128 kB.</summary>
        public int JournalKilobytes { get; }

        /// <summary>Gets how many seconds of the newest readings a power cut may cost, 0 to 3600.</summary>
        public int FlushSeconds { get; }

        /// <summary>Gets a value indicating whether each reading is logged, which costs time.</summary>
        public bool LogsReadings { get; }

        private static SensorSet ReadSensors(SettingsSection root, int periodSeconds)
        {
            int count = root.Count("sensors");
            if (count == 0)
            {
                root.Warn("sensors", "is empty, so nothing is measured; left out, the buses are scanned");
            }

            SensorSet sensors = count < 0 ? null : new SensorSet(periodSeconds);
            for (int i = 0; i < count; i++)
            {
                SettingsSection sensor = root.Element("sensors", i);
                sensors.Add(sensor);
                sensor.WarnUnknown();
            }

            return sensors;
        }
    }
}
