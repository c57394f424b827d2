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
        port.Required = settings.Required = false; // Of many boards.
        Option<string[]> set = SharedOptions.Set();
        Option<string?> ca = SharedOptions.Ca();
        Option<bool> network = new("--network") { Description = "Put the Wi-Fi into the board's own network configuration, and leave it out of the settings there" };
        Option<bool> dryRun = SharedOptions.DryRun();
        FleetCommand fleet = new(host);
        Command command = new("provision", "Checks the settings and writes them to a board; with --fleet puts many boards into service, from their runtime to their first reading") { port, settings, set, ca, network, dryRun };
        foreach (Option option in fleet.Options)
        {
            command.Add(option);
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            string[] changes = parsed.GetValue(set) ?? [];
            if (fleet.IsAsked(parsed, port, settings, network))
            {
                return await fleet.RunAsync(parsed, changes, parsed.GetValue(ca), parsed.GetValue(dryRun), cancellation);
            }

            if ((parsed.GetValue(port) is null ? port : parsed.GetValue(settings) is null ? settings : null) is Option<string> missing)
            {
                throw ToolException.Refused($"Option '{missing.Name}' is required.");
            }

            CheckedSettings file = CheckedSettings.Read(host.FullPath(parsed.GetRequiredValue(settings))).With(changes);
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
