using System.CommandLine;
using Host.Tool.Session;
using Host.Tool.Settings;

namespace Host.Tool.CommandLine;

/// <summary><c>nubison send</c>: one reading, from this PC.</summary>
internal static class SendCommand
{
    internal static Command Create(ToolHost host)
    {
        Option<string> settings = SharedOptions.Settings();
        Option<string?> ca = SharedOptions.Ca();
        Option<bool> register = new("--register") { Description = "Register the device first" };
        Argument<string[]> pairs = new("name=value") { Description = "The attributes: temperature=21.5 door=true state=open", Arity = ArgumentArity.OneOrMore };
        Command command = new("send", "Sends one reading to the platform from this PC") { settings, ca, register, pairs };
        command.SetAction(parsed =>
        {
            TypedReading reading = TypedReading.Parse(parsed.GetRequiredValue(pairs), DateTime.UtcNow);
            CheckedSettings file = CheckedSettings.Read(host.FullPath(parsed.GetRequiredValue(settings)));
            file.Check(host);
            using PlatformSession session = new(host, file, CaFile.Find(host, file, parsed.GetValue(ca)));
            session.Login();
            try
            {
                if (parsed.GetValue(register))
                {
                    session.Register();
                }

                session.Send(reading);
            }
            finally
            {
                session.Logout();
            }

            return ExitStatus.Done;
        });
        return command;
    }
}
