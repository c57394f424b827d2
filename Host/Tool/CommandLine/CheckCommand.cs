using System.CommandLine;
using Host.Tool.Settings;

namespace Host.Tool.CommandLine;

/// <summary><c>nubison check</c>: a settings file by the device's own rules.</summary>
internal static class CheckCommand
{
    internal static Command Create(ToolHost host)
    {
        Argument<string> file = new("FILE") { Description = "The settings file" };
        Command command = new("check", "Checks a settings file with the device's own parser and rules") { file };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            CheckedSettings.Read(host.FullPath(path)).Check(host);
            host.Output.WriteLine($"{path}: no faults");
            return ExitStatus.Done;
        });
        return command;
    }
}
