using System;

namespace Firmware.Settings
{
    /// <summary>Makes settings of the settings file's text.</summary>
    public static class SettingsReader
    {
        /// <summary>Reads the settings. Whatever the text is, nothing is thrown: faults are noted.</summary>
        /// <returns>The settings; with a fault to be used for no more than the LED and the button.</returns>
        public static DeviceSettings Read(byte[] text, SettingsProblems problems)
        {
            try
            {
                if (text != null)
                {
                    return Make(JsonReader.Read(text), problems);
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

            return Make(new object[0], new SettingsProblems(null));
        }

        private static DeviceSettings Make(object[] members, SettingsProblems problems)
        {
            // Which pins exist depends on the chip, so that is read before everything else.
            SettingsSection board = new SettingsSection(string.Empty, members, new SettingsProblems(null), null).Section("board");
            PinTable pins = PinTable.For(board.Choice("chip", PinTable.Chips, PinTable.Chips[0]));

            SettingsSection root = new SettingsSection(string.Empty, members, problems, pins);
            DeviceSettings settings = new DeviceSettings(root, pins);
            root.Text("$schema", null); // For editors, which check by it while one types.
            root.WarnUnknown();
            return settings;
        }
    }
}
