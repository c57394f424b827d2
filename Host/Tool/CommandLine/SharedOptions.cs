using System.CommandLine;

namespace Host.Tool.CommandLine;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    internal static Option<string> Port() => new("--port")
    {
        Description = "The board's serial port: COM3, /dev/ttyUSB0, /dev/cu.usbserial-0001",
        HelpName = "PORT",
        Required = true,
    };

    internal static Option<bool> DryRun() => new("--dry-run") { Description = "Only print what would be run" };

    internal static Option<string> Settings() => new("--settings")
    {
        Description = "The settings file, see docs/settings.md",
        HelpName = "FILE",
        Required = true,
    };

    internal static Option<string?> Ca() => new("--ca")
    {
        Description = "The platform's root certificate; left out, the file that the settings name, beside them",
        HelpName = "FILE",
    };
}
