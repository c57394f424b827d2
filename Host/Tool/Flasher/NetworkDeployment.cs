using System.Text.Json;

namespace Host.Tool.Flasher;

/// <summary>The file that tells nanoff which Wi-Fi to put into a board's own configuration.</summary>
internal static class NetworkDeployment
{
    // nanoff keeps the board's own choice of automatic DNS and reads these two if that is off: it fails if they are missing.
    private const string NoAddress = "0.0.0.0";

    /// <summary>Composes it: DHCP, joining by itself at the start.</summary>
    /// <param name="ssid">The network's name, at most 31 bytes in UTF-8.</param>
    /// <param name="password">Its password, at most 63 bytes in UTF-8; empty for an open network.</param>
    public static string Compose(string port, string ssid, string password)
    {
        bool open = password.Length == 0;
        return JsonSerializer.Serialize(
            new
            {
                SerialPort = port,
                WirelessClient = new
                {
                    Ssid = ssid,
                    Password = password,
                    Authentication = open ? "None" : "WPA2",
                    Encryption = open ? "None" : "WPA2_PSK2",
                    ConfigurationOption = "AutoConnect",
                    DhcpEnabled = true,
                    IPv4DNSAddress1 = NoAddress,
                    IPv4DNSAddress2 = NoAddress,
                },
            },
            DeploymentJson.Options);
    }
}
