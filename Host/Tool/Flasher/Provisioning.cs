using Firmware.Settings;
using Host.Tool.Settings;

namespace Host.Tool.Flasher;

/// <summary>What goes to a board besides runtime and application.</summary>
/// <param name="Port">The board's serial port.</param>
/// <param name="Settings">The settings, without faults.</param>
/// <param name="Ca">The certificates the board trusts; null if the settings need none.</param>
/// <param name="Network">Whether the Wi-Fi goes into the board's own network configuration.</param>
internal sealed record Provisioning(string Port, CheckedSettings Settings, CaFile? Ca, bool Network)
{
    private const string Drive = @"I:\";
    private const string SettingsName = "nubison.json";
    private const string FilesName = "files.json";
    private const string NetworkName = "network.json";
    private const string AuthorityName = "authority.pem";

    private WifiSettings Wifi => Settings.Device.Wifi ?? throw ToolException.Refused("--network: wifi is not set");

    internal async Task WriteAsync(ToolHost host, Nanoff nanoff, Show show, CancellationToken cancellation)
    {
        using SecretFolder folder = new(host.TemporaryFolder);
        string? network = Network ? folder.Write(NetworkName, Description(Wifi.Password)) : null;
        string settings = folder.Write(SettingsName, Settings.Provisioned(wifi: !Network));
        string? ca = Ca is null ? null : folder.Write(AuthorityName, Ca.Pem);
        string files = folder.Write(FilesName, Files(settings, ca));
        await nanoff.RunAsync(NanoffLines.Provision(files, network), show, cancellation);
    }

    internal void Print(TextWriter output)
    {
        output.WriteLine(NanoffLines.Provision(FilesName, Network ? NetworkName : null));
        output.WriteLine(Files(Network ? $"{SettingsName} (without wifi)" : SettingsName, Ca is null ? null : AuthorityName));
        if (Network)
        {
            output.WriteLine(Description(Wifi.Password.Length == 0 ? "" : "***"));
        }
    }

    private string Files(string settings, string? ca)
    {
        List<(string, string)> files = [(settings, Drive + SettingsName)];
        if (ca is not null)
        {
            files.Add((ca, Drive + Ca!.Name));
        }

        return Deployment.Files(Port, files);
    }

    private string Description(string password) => Deployment.Network(Port, Wifi.Ssid, password);
}
