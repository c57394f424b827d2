using System.Text.Encodings.Web;
using System.Text.Json;

namespace Host.Tool.Flasher;

/// <summary>The files that tell nanoff what to write to a board. The port is in them, where every version of nanoff finds it.</summary>
internal static class Deployment
{
    // nanoff keeps the board's own choice of automatic DNS and reads these two if that is off: it fails if they are missing.
    private const string NoAddress = "0.0.0.0";

    /// <summary>Readable, with characters beyond ASCII as they are: the files are read by nanoff alone.</summary>
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Files(string port, IEnumerable<(string Source, string Destination)> files) => JsonSerializer.Serialize(
        new
        {
            SerialPort = port,
            Files = files.Select(file => new { DestinationFilePath = file.Destination, SourceFilePath = file.Source }),
        },
        Readable);

    /// <summary>The Wi-Fi for the board's own configuration: DHCP, joining by itself at the start.</summary>
    /// <param name="ssid">The network's name, at most 31 bytes in UTF-8.</param>
    /// <param name="password">Its password, at most 63 bytes in UTF-8; empty for an open network.</param>
    public static string Network(string port, string ssid, string password)
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
            Readable);
    }
}
