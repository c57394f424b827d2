using System.CommandLine;
using Firmware.Settings;
using Host.Tool.Flasher;
using Host.Tool.Settings;

namespace Host.Tool.CommandLine;

/// <summary><c>nubison provision</c>: settings, root certificate, Wi-Fi.</summary>
internal static class ProvisionCommand
{
    private const string Drive = @"I:\";
    private const string SettingsName = "nubison.json";
    private const string FilesName = "files.json";
    private const string NetworkName = "network.json";
    private const string AuthorityName = "authority.pem";

    internal static Command Create(ToolHost host)
    {
        Option<string> port = SharedOptions.Port();
        Option<string> settings = SharedOptions.Settings();
        Option<string?> ca = SharedOptions.Ca();
        Option<bool> network = new("--network") { Description = "Put the Wi-Fi into the board's own network configuration, and leave it out of the settings there" };
        Option<bool> dryRun = SharedOptions.DryRun();
        Command command = new("provision", "Checks the settings and writes them to a board") { port, settings, ca, network, dryRun };
        command.SetAction((parsed, cancellation) =>
        {
            CheckedSettings file = CheckedSettings.Read(host.FullPath(parsed.GetRequiredValue(settings)));
            file.Check(host);
            return RunAsync(
                host,
                new Request(parsed.GetRequiredValue(port), file, CaFile.Find(host, file, parsed.GetValue(ca)), parsed.GetValue(network)),
                parsed.GetValue(dryRun),
                cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(ToolHost host, Request request, bool dryRun, CancellationToken cancellation)
    {
        if (request.Network && request.Wifi is null)
        {
            throw ToolException.Refused("--network: wifi is not set");
        }

        if (dryRun)
        {
            Print(host, request);
            return ExitStatus.Done;
        }

        host.CheckPort(request.Port);
        using SecretFolder folder = new(host.TemporaryFolder);
        string settings = folder.Write(SettingsName, request.Settings.Provisioned(wifi: !request.Network));
        string? ca = request.Ca is null ? null : folder.Write(AuthorityName, request.Ca.Pem);
        string files = folder.Write(FilesName, request.Files(settings, ca));
        string? network = request.Network ? folder.Write(NetworkName, request.WifiDescription(request.Wifi!.Password)) : null;
        await new Nanoff(host).RunAsync(NanoffLines.Provision(files, network), cancellation);
        host.Output.WriteLine($"The settings are on the board. It reads them when it starts: {ToolCommand.Name} deploy restarts it, or {ToolCommand.Name} monitor --port {request.Port} --restart");
        return ExitStatus.Done;
    }

    private static void Print(ToolHost host, Request request)
    {
        host.Output.WriteLine(NanoffLines.Provision(FilesName, request.Network ? NetworkName : null));
        host.Output.WriteLine(request.Files(request.Network ? $"{SettingsName} (without wifi)" : SettingsName, request.Ca is null ? null : AuthorityName));
        if (request.Network)
        {
            host.Output.WriteLine(request.WifiDescription(request.Wifi!.Password.Length == 0 ? "" : "***"));
        }
    }

    private sealed record Request(string Port, CheckedSettings Settings, CaFile? Ca, bool Network)
    {
        internal WifiSettings? Wifi => Settings.Device.Wifi;

        internal string Files(string settings, string? ca)
        {
            List<(string, string)> files = [(settings, Drive + SettingsName)];
            if (ca is not null)
            {
                files.Add((ca, Drive + Ca!.Name));
            }

            return FileDeployment.Compose(Port, files);
        }

        internal string WifiDescription(string password) => NetworkDeployment.Compose(Port, Wifi!.Ssid, password);
    }
}
