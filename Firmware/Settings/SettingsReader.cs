using System;
using System.Collections;
using nanoFramework.Json;

namespace Firmware.Settings
{
    /// <summary>Makes settings of the settings file's text.</summary>
    public static class SettingsReader
    {
        /// <summary>The largest settings file that is read, in characters.</summary>
        public const int MaximumLength = 16384;

        /// <summary>
        /// The largest that is sure to find the memory it takes on a board without PSRAM, in characters: on a heap of 100 kB
        /// 2500 dense ones were read, and 3000 were not.
        /// </summary>
        public const int SureLength = 2560;

        /// <summary>The fault of a text for which the board has too little memory.</summary>
        public const string TooLarge = "the file is too large for this board's memory";

        /// <summary>The fault of a text in another encoding.</summary>
        public const string NotUtf8 = "the file is not UTF-8";

        /// <summary>Reads the settings. Whatever the text is, nothing is thrown: faults are noted.</summary>
        /// <param name="text">The file's text.</param>
        /// <param name="problems">Where faults and warnings go.</param>
        /// <returns>The settings; to be used only where there are no faults; null where the text is no JSON object.</returns>
        public static DeviceSettings Read(string text, SettingsProblems problems)
        {
            Hashtable members = Deserialize(text, problems);
            if (members == null)
            {
                return null;
            }

            // Which pins exist depends on the chip, so that is read before everything else.
            SettingsSection boardMembers = new SettingsSection(string.Empty, members, new SettingsProblems(), null).Section("board");
            PinTable pins = PinTable.For(boardMembers.Choice("chip", PinTable.Chips, PinTable.Chips[0]));

            SettingsSection root = new SettingsSection(string.Empty, members, problems, pins);
            DeviceSettings settings = new DeviceSettings(root, pins);
            root.Text("$schema", null); // For editors, which check by it while one types.
            root.WarnUnknown();
            return settings;
        }

        private static Hashtable Deserialize(string text, SettingsProblems problems)
        {
            // Windows editors put a byte order mark first, which nanoFramework.Json refuses.
            if (text.Length > 0 && text[0] == '\uFEFF')
            {
                text = text.Substring(1);
            }

            // What cannot be decoded comes as U+FFFD: as a part of a name or a password it would be wrong without a word.
            string fault = text.Length > MaximumLength ? "longer than " + MaximumLength + " characters"
                : text.IndexOf('\uFFFD') >= 0 ? NotUtf8
                : JsonSyntax.FirstFault(text);
            if (fault != null)
            {
                problems.Fault(string.Empty, fault);
                return null;
            }

            if (text.Length > SureLength)
            {
                problems.Warn(string.Empty, "longer than " + SureLength + " characters, a board without PSRAM may have no memory for it");
            }

            try
            {
                Hashtable members = (Hashtable)JsonConvert.DeserializeObject(text, typeof(Hashtable));
                return members;
            }
            catch (OutOfMemoryException)
            {
                problems.Fault(string.Empty, TooLarge);
                return null;
            }
            catch (Exception e)
            {
                // The library throws what happens to break inside it, whatever that is; the text is at fault all the same.
                problems.Fault(string.Empty, "cannot be read (" + e.GetType().Name + ")");
                return null;
            }
        }
    }
}
