using System;
using System.Collections;
using Nubison.Delivery;
using Sensors.Sampling;

namespace Firmware.Settings
{
    /// <summary>Everything a device is told: read once at boot from <c>I:\nubison.json</c>, then never changed.</summary>
    public sealed class DeviceSettings
    {
        /// <summary>The network to join; null if the device's own network configuration names it.</summary>
        public readonly WifiSettings Wifi;

        /// <summary>The platform and the account there.</summary>
        public readonly PlatformSettings Platform;

        /// <summary>The pins of LED, button and buses.</summary>
        public readonly BoardSettings Board;

        /// <summary>The sampling period in seconds, 1 to 86400.</summary>
        public readonly int PeriodSeconds;

        /// <summary>Whether and how the board sleeps.</summary>
        public readonly PowerSettings Power;

        /// <summary>The sensors; null if the settings name none and the buses are to be scanned.</summary>
        public readonly SensorSet Sensors;

        /// <summary>How much flash the journal may use, 16 to 128 kB.</summary>
        public readonly int JournalKilobytes;

        /// <summary>How many seconds of the newest readings a power cut may cost, 0 to 3600.</summary>
        public readonly int FlushSeconds;

        /// <summary>Whether each reading is logged, which costs time.</summary>
        public readonly bool LogsReadings;

        private DeviceSettings(object[] members, SettingsProblems problems)
        {
            SettingsSection root = new SettingsSection(string.Empty, members, problems);
            Wifi = root.Has("wifi") ? new WifiSettings(root.Section("wifi")) : null;
            Platform = new PlatformSettings(root.Section("platform"));
            SettingsSection board = root.Section("board");
            Board = new BoardSettings(board);
            root.Pins = board.Pins;

            SettingsSection sampling = root.Section("sampling");
            PeriodSeconds = sampling.Integer("periodSeconds", 60, 1, 86400);

            SettingsSection power = root.Section("power");
            Power = new PowerSettings(power, PeriodSeconds);
            Sensors = ReadSensors(root, PeriodSeconds);
            Power.Check(power, Sensors);

            SettingsSection journal = root.Section("journal");
            JournalKilobytes = journal.Integer("kilobytes", Journal.MaximumKilobytes, 16, Journal.MaximumKilobytes);
            FlushSeconds = journal.Integer("flushSeconds", 10, 0, 3600);
            LogsReadings = root.Section("log").Flag("readings", false);
            root.Text("$schema", null); // For editors, which check by it while one types.
            root.WarnUnknown();
        }

        /// <summary>Reads the settings file's text. Whatever that is, nothing is thrown: faults are noted.</summary>
        /// <returns>The settings; with a fault to be used for no more than the LED and the button.</returns>
        public static DeviceSettings Read(byte[] text, SettingsProblems problems)
        {
            try
            {
                if (text != null)
                {
                    return new DeviceSettings(JsonReader.Read(text), problems);
                }
            }
            catch (FormatException e)
            {
                problems.Fault(string.Empty, e.Message);
            }
            catch (OutOfMemoryException)
            {
                problems.Fault(string.Empty, "the file is too large for this board's memory");
            }

            return new DeviceSettings(new object[0], new SettingsProblems(null));
        }

        private static SensorSet ReadSensors(SettingsSection root, int periodSeconds)
        {
            ArrayList list = root.List("sensors");
            if (list == null)
            {
                return null;
            }

            if (list.Count == 0)
            {
                root.Warn("sensors", "is empty, so nothing is measured; left out, the buses are scanned");
            }

            SensorSet sensors = new SensorSet(periodSeconds);
            for (int i = 0; i < list.Count; i++)
            {
                SettingsSection sensor = root.Element("sensors", i);
                sensors.Add(sensor);
                sensor.WarnUnknown();
            }

            return sensors;
        }
    }
}
