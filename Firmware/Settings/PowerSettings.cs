using System.Collections;
using Sensors.Sampling;

namespace Firmware.Settings
{
    /// <summary>Whether and how the board sleeps between readings, to live on a battery.</summary>
    public sealed class PowerSettings
    {
        /// <summary>The shortest sampling period of a board that sleeps, in seconds: it boots in one or two.</summary>
        public const int ShortestPeriod = 10;

        /// <summary>Whether the board sleeps between readings.</summary>
        public readonly bool Sleeps;

        /// <summary>How many wakes make an upload, 1 to 1000.</summary>
        public readonly int UploadEvery;

        /// <summary>How long an upload may keep the board awake, in seconds.</summary>
        public readonly int UploadSeconds;

        /// <summary>The GPIOs that wake the board.</summary>
        public readonly int[] WakePins;

        /// <summary>The level of them that wakes it: 0 or 1.</summary>
        public readonly int WakeLevel;

        /// <summary>The GPIO that keeps the board awake while it is low; <see cref="PinTable.None"/> for none.</summary>
        public readonly int StayAwakePin;

        /// <summary>How long the board stays awake after a cold boot, in seconds.</summary>
        public readonly int StayAwakeSeconds;

        /// <summary>Whether the token is kept over sleep.</summary>
        public readonly bool KeepsToken;

        /// <summary>The attribute that tells how full the battery is; null if none does.</summary>
        public readonly string Battery;

        /// <summary>The value up to which the battery counts as low.</summary>
        public readonly double BatteryLow;

        /// <summary>The value up to which the battery is left alone.</summary>
        public readonly double BatteryCutOff;

        /// <summary>Initializes a new instance of the <see cref="PowerSettings"/> class. Read before the sensors, which have to know whether they sleep.</summary>
        /// <param name="section">The settings' <c>power</c>.</param>
        /// <param name="periodSeconds">The sampling period.</param>
        public PowerSettings(SettingsSection section, int periodSeconds)
        {
            Sleeps = section.Pins.Sleeps = section.Flag("sleep", false);
            UploadEvery = section.Integer("uploadEvery", 1, 1, 1000);
            UploadSeconds = section.Integer("uploadSeconds", 30, 10, 600);
            WakeLevel = section.Choice("wakeLevel", new string[] { "low", "high" }, "low") == "high" ? 1 : 0;
            WakePins = ReadWakePins(section);
            StayAwakePin = section.OptionalPin("stayAwakePin", PinTable.None);
            StayAwakeSeconds = section.Integer("stayAwakeSeconds", 60, 1, 3600);
            KeepsToken = section.Flag("keepToken", true);
            if (section.Has("battery"))
            {
                SettingsSection battery = section.Section("battery");
                Battery = battery.RequiredText("attribute", 40);
                BatteryLow = battery.Number("low", 3.5, 0, 1000);
                BatteryCutOff = battery.Number("cutOff", 3.2, 0, 1000);
            }

            if (Sleeps && periodSeconds < ShortestPeriod)
            {
                section.Fault("sleep", "does not fit into a sampling period of " + periodSeconds + " s, " + ShortestPeriod + " s are the least");
            }
            else if (Sleeps && UploadSeconds >= periodSeconds)
            {
                if (section.Has("uploadSeconds"))
                {
                    section.Fault("uploadSeconds", "an upload of " + UploadSeconds + " s does not fit into a sampling period of " + periodSeconds + " s");
                }

                UploadSeconds = periodSeconds / 2;
            }
        }

        /// <summary>Checks what depends on the sensors.</summary>
        /// <param name="section">The settings' <c>power</c>.</param>
        /// <param name="sensors">The sensors; null if they are to be found by a scan.</param>
        public void Check(SettingsSection section, SensorSet sensors)
        {
            for (int i = 0; i < WakePins.Length; i++)
            {
                string member = "wakePins[" + i + "]";
                string problem = section.Pins.TakeToWake(WakePins[i], section.PathOf(member));
                if (problem != null)
                {
                    section.Fault(member, problem);
                }
            }

            if (!Sleeps || string.IsNullOrEmpty(Battery))
            {
                return;
            }

            if (sensors != null && sensors.IndexOf(Battery) < 0)
            {
                section.Fault("battery.attribute", "no sensor measures \"" + Battery + "\"");
            }

            if (BatteryCutOff >= BatteryLow)
            {
                section.Fault("battery.cutOff", "is not below low");
            }
        }

        private int[] ReadWakePins(SettingsSection section)
        {
            ArrayList list = section.List("wakePins");
            int[] pins = new int[list == null ? 0 : list.Count];
            for (int i = 0; i < pins.Length; i++)
            {
                pins[i] = list[i] is int ? (int)list[i] : PinTable.None;
                string problem = section.Pins.WakeProblem(pins[i]);
                if (problem != null)
                {
                    section.Fault("wakePins[" + i + "]", problem);
                    pins[i] = PinTable.None;
                }
            }

            if (pins.Length > 1 && WakeLevel == 0 && section.Pins.Chip == "esp32")
            {
                section.Fault("wakePins", "several pins wake an esp32 by a high level alone: by low ones only when all are low");
            }

            return pins;
        }
    }
}
