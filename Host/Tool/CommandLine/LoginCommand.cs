using System.CommandLine;
using Host.Tool.Session;
using Host.Tool.Settings;

namespace Host.Tool.CommandLine;

/// <summary><c>nubison login</c>: the account, tried on the real platform. Nothing is registered.</summary>
internal static class LoginCommand
{
    internal static Command Create(ToolHost host)
    {
        Option<string> settings = SharedOptions.Settings();
        Option<string?> ca = SharedOptions.Ca();
        Command command = new("login", "Logs in to the platform from this PC and out again, and says which setting is wrong") { settings, ca };
        command.SetAction(parsed =>
        {
            CheckedSettings file = CheckedSettings.Read(host.FullPath(parsed.GetRequiredValue(settings)));
            file.Check(host);
            using PlatformSession session = new(host, file, CaFile.Find(host, file, parsed.GetValue(ca)));
            session.Login();
            session.Logout();
            return ExitStatus.Done;
        });
        return command;
    }
}
