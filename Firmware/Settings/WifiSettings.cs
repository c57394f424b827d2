using System.Text;

namespace Firmware.Settings
{
    /// <summary>The Wi-Fi network to join.</summary>
    public sealed class WifiSettings
    {
        /// <summary>The network's name, 1 to 31 bytes in UTF-8.</summary>
        public readonly string Ssid;

        /// <summary>The password, at most 63 bytes in UTF-8; empty for an open network.</summary>
        public readonly string Password;

        // The runtime has 32 and 64 bytes for name and password, with a zero at the end of each (nanoHAL_Network.h). What
        // does not fit it leaves out without a word, and joins with what the board's own configuration has instead.
        private const int MaximumSsidLength = 31;
        private const int MaximumPasswordLength = 63;

        /// <summary>Initializes a new instance of the <see cref="WifiSettings"/> class.</summary>
        public WifiSettings(SettingsSection section)
        {
            Ssid = section.RequiredText("ssid", int.MaxValue);
            Password = section.Text("password", string.Empty);
            CheckBytes(section, "ssid", Ssid, MaximumSsidLength);
            CheckBytes(section, "password", Password, MaximumPasswordLength);
        }

        private static void CheckBytes(SettingsSection section, string member, string text, int maximum)
        {
            if (Encoding.UTF8.GetBytes(text).Length > maximum)
            {
                section.Fault(member, "is longer than " + maximum + " bytes in UTF-8");
            }
        }
    }
}
