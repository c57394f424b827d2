using System.CommandLine;
using Host.CommandLine;
using Host.Tool.Boards;

namespace Host.Tool.CommandLine;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    private const int SlowestBaud = 9600;
    private const int FastestBaud = 3_000_000;

    internal static Option<string> Port() => new("--port")
    {
        Description = "The board's serial port: COM3, /dev/ttyUSB0, /dev/cu.usbserial-0001; auto if exactly one board is plugged in",
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

    internal static Option<string[]> Set() => new("--set")
    {
        Description = "Another value for a setting: platform.deviceIdentifier=A2. May be given again and again",
        HelpName = "PATH=VALUE",
    };

    internal static Option<string?> Ca() => new("--ca")
    {
        Description = "The platform's root certificate; left out, the file that the settings name, beside them",
        HelpName = "FILE",
    };

    internal static Option<string?> Image() => new("--image") { Description = "The application's image: of a release, or made by nubison image; left out, the local build", HelpName = "FILE" };

    internal static Option<string?> Board() => new("--board")
    {
        Description = "The kind of board; left out, nanoff looks at the chip: " + string.Join(", ", BoardKind.All.Select(known => known.Name)),
        HelpName = "BOARD",
    };

    internal static Option<string?> RuntimeVersion() => new("--fwversion") { Description = "A certain version of the runtime; left out, the newest", HelpName = "1.17.0.N" };

    internal static Option<string?> Archive() => new("--archive")
    {
        Description = "Take the runtime from a folder that nanoff --updatearchive has filled, without the internet",
        HelpName = "FOLDER",
    };

    /// <summary>Refuses what is not a version of a runtime.</summary>
    internal static string? CheckVersion(string? version) => version is null || Version.TryParse(version, out _)
        ? version
        : throw ToolException.Refused($"--fwversion: {version} is not a version such as 1.17.0.339");

    /// <summary>The full path of an archive.</summary>
    internal static string? FindArchive(ToolHost host, string? folder) => folder is null || Directory.Exists(host.FullPath(folder))
        ? folder is null ? null : host.FullPath(folder)
        : throw ToolException.Refused($"--archive: there is no folder {host.FullPath(folder)}; nanoff --updatearchive --platform esp32 --archivepath {host.FullPath(folder)} fills it");

    internal static Option<int?> Baud(string description) => new("--baud")
    {
        Description = description,
        HelpName = "BAUD",
        CustomParser = OptionValue.Whole(SlowestBaud, FastestBaud, $"a speed, {SlowestBaud} to {FastestBaud}"),
    };
}
