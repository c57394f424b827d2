using System.CommandLine;
using Host.Tool.Flasher;
using Host.Tool.Settings;

namespace Host.Tool.CommandLine;

/// <summary><c>nubison provision</c>: settings, root certificate, Wi-Fi.</summary>
internal static class ProvisionCommand
{
    internal static Command Create(ToolHost host)
    {
        Option<string> port = SharedOptions.Port();
        Option<string> settings = SharedOptions.Settings();
        Option<string[]> set = SharedOptions.Set();
        Option<string?> ca = SharedOptions.Ca();
        Option<bool> network = new("--network") { Description = "Put the Wi-Fi into the board's own network configuration, and leave it out of the settings there" };
        Option<bool> dryRun = SharedOptions.DryRun();
        Command command = new("provision", "Checks the settings and writes them to a board") { port, settings, set, ca, network, dryRun };
        command.SetAction(async (parsed, cancellation) =>
        {
            CheckedSettings file = CheckedSettings.Read(host.FullPath(parsed.GetRequiredValue(settings))).With(parsed.GetValue(set) ?? []);
            file.Check(host);
            Provisioning provisioning = new(parsed.GetRequiredValue(port), file, CaFile.Find(host, file, parsed.GetValue(ca)), parsed.GetValue(network));
            if (parsed.GetValue(dryRun))
            {
                provisioning.Print(host.Output);
                return ExitStatus.Done;
            }

            provisioning = provisioning with { Port = host.FindPort(provisioning.Port) };
            await provisioning.WriteAsync(host, new Nanoff(host), Show.Copy, cancellation);
            host.Output.WriteLine($"The settings are on the board. It reads them when it starts: {ToolCommand.Name} deploy restarts it, or {ToolCommand.Name} monitor --port {provisioning.Port} --restart");
            return ExitStatus.Done;
        });
        return command;
    }
}
