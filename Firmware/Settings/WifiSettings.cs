namespace Firmware.Settings
{
    /// <summary>The Wi-Fi network to join.</summary>
    public sealed class WifiSettings
    {
        /// <summary>Initializes a new instance of the <see cref="WifiSettings"/> class.</summary>
        /// <param name="section">The settings' <c>wifi</c>.</param>
        public WifiSettings(SettingsSection section)
        {
            Ssid = section.RequiredText("ssid", 32);
            Password = section.Text("password", string.Empty);
            if (Password.Length > 64)
            {
                section.Fault("password", "is longer than 64 characters");
            }
        }

        /// <summary>Gets the network's name, 1 to 32 characters.</summary>
        public string Ssid { get; }

        /// <summary>Gets the password, at most 64 characters; empty for an open network.</summary>
        public string Password { get; }
    }
}
