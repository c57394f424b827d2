using System.CommandLine;
using Host.Tool.Settings;

namespace Host.Tool.CommandLine;

/// <summary><c>nubison check</c>: settings files by the device's own rules, and some more.</summary>
internal static class CheckCommand
{
    internal static Command Create(ToolHost host)
    {
        Argument<string[]> files = new("FILE") { Description = "The settings file, or several", Arity = ArgumentArity.OneOrMore };
        Option<bool> strict = new("--strict") { Description = "Take warnings for faults" };
        Command command = new("check", "Checks settings files with the device's own parser and rules, and those that only a PC has room for") { files, strict };
        command.SetAction(parsed =>
        {
            bool pass = true;
            foreach (string file in parsed.GetRequiredValue(files))
            {
                pass &= Check(host, file, parsed.GetValue(strict));
            }

            return pass ? ExitStatus.Done : ExitStatus.Refused;
        });
        return command;
    }

    private static bool Check(ToolHost host, string file, bool strict)
    {
        try
        {
            CheckedSettings settings = CheckedSettings.Read(host.FullPath(file));
            settings.CheckCertificate();
            settings.Check(host, strict);
            host.Output.WriteLine($"{file}: no faults");
            return true;
        }
        catch (ToolException exception)
        {
            host.Error.WriteLine($"nubison: {exception.Message}"); // The next file is checked all the same.
            return false;
        }
    }
}
