using System.CommandLine;
using System.CommandLine.Parsing;
using Host.CommandLine;

namespace Host.Simulator.CommandLine;

internal static class SimulatorCommand
{
    /// <summary>49 days, the longest that a timer waits.</summary>
    private const int LongestDuration = 4_294_967;

    /// <summary>Asleep for an hour is awake again after 36 ms.</summary>
    private const int HighestSpeed = 100_000;

    private const int MostDevices = 5000;

    private static readonly Option<FileInfo?> Settings = new("--settings")
    {
        Description = "The device's settings file, and its platform with it. Default: demo settings, and a platform that is started here.",
        HelpName = "FILE",
        CustomParser = OptionValue.ExistingFile(),
    };

    private static readonly Option<string?> Server = new("--server")
    {
        Description = "Use this platform instead of starting one; overrides the settings' platform.url.",
        HelpName = "URL",
        CustomParser = OptionValue.Read(text => IsUrl(text) ? text : null, "an http:// or https:// URL"),
    };

    private static readonly Option<DirectoryInfo?> Flash = new("--flash")
    {
        Description = @"The folder that is the board's I:\, kept between runs. Default: a new temporary one.",
        HelpName = "FOLDER",
        CustomParser = OptionValue.Read(text => text.Length > 0 && !File.Exists(text) ? new DirectoryInfo(text) : null, "a folder"),
    };

    private static readonly Option<int?> Devices = new("--devices")
    {
        Description = "Run a fleet of N devices, which get power at once; with --settings each gets a number behind its identifier.",
        HelpName = "N",
        CustomParser = OptionValue.Whole(1, MostDevices, $"a number of devices, 1 to {MostDevices}"),
    };

    private static readonly Option<double?> Duration = new("--duration")
    {
        Description = "Stop after that long, as Ctrl+C does.",
        HelpName = "SECONDS",
        CustomParser = OptionValue.Seconds(LongestDuration),
    };

    private static readonly Option<double?> Speed = new("--speed")
    {
        Description = "With power.sleep in the settings: the time asleep passes N times faster.",
        HelpName = "N",
        CustomParser = OptionValue.Number(1, HighestSpeed, $"a speed, 1 to {HighestSpeed}"),
    };

    private static readonly Option<FileInfo?> Report = new("--report")
    {
        Description = "On stopping write the counts as JSON.",
        HelpName = "FILE",
        CustomParser = OptionValue.Read(ToNewFile, "a file in an existing folder"),
    };

    private static readonly Option<bool> Scan = new("--scan")
    {
        Description = "Look for sensors on the board, and show them as the settings lines that one would write.",
    };

    private static readonly Option<int?> Web = new("--web")
    {
        Description = "The port of the board's page on 127.0.0.1. Default: a free one.",
        HelpName = "PORT",
        CustomParser = OptionValue.Port(),
    };

    private static readonly Option<bool> NoWeb = new("--no-web") { Description = "No page." };
    private static readonly Option<bool> Open = new("--open") { Description = "Open the page in the browser." };
    private static readonly Option<FileInfo?> Scenario = new("--scenario")
    {
        Description = "Play what was done on the page, and stop; exit status 1 if a reading was lost.",
        HelpName = "FILE",
        CustomParser = OptionValue.ExistingFile(),
    };

    public static async Task<int> RunAsync(
        string[] arguments, TextWriter output, TextWriter error, CancellationToken stop, CancellationToken unplug = default)
    {
        RootCommand command = new("Runs the firmware on a virtual board against a NUBISON platform, until Ctrl+C.")
        {
            Settings, Server, Flash, Devices, Duration, Speed, Report, Scan, Web, NoWeb, Open, Scenario,
        };
        command.Validators.Add(RefuseForFleet);
        command.SetAction((parsed, _) => Simulation.RunAsync(Read(parsed), output, error, stop, unplug));

        // Without its time limit the library leaves Ctrl+C alone, which here presses the board's button.
        InvocationConfiguration configuration = new() { Output = output, Error = error, ProcessTerminationTimeout = null };
        return await CommandRun.RunAsync(command, arguments, configuration, CancellationToken.None);
    }

    /// <summary>What is done to one device cannot be done to a fleet.</summary>
    private static void RefuseForFleet(CommandResult result)
    {
        foreach (Option option in (Option[])[Speed, Scan, Scenario])
        {
            if (result.GetResult(Devices) is not null && result.GetResult(option) is { Implicit: false })
            {
                result.AddError($"{option.Name}: goes with a single device, not with --devices");
            }
        }
    }

    private static bool IsUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    private static FileInfo? ToNewFile(string path) =>
        path.Length > 0 && !Directory.Exists(path) && new FileInfo(path) is { Directory.Exists: true } file ? file : null;

    private static SimulatorOptions Read(ParseResult parsed) => new()
    {
        Settings = parsed.GetValue(Settings),
        Server = parsed.GetValue(Server),
        Flash = parsed.GetValue(Flash),
        Duration = parsed.GetValue(Duration) is double seconds ? TimeSpan.FromSeconds(seconds) : null,
        Speed = parsed.GetValue(Speed),
        Devices = parsed.GetValue(Devices),
        Report = parsed.GetValue(Report),
        Scan = parsed.GetValue(Scan),
        Web = parsed.GetValue(NoWeb) ? null : parsed.GetValue(Web) ?? 0,
        Open = parsed.GetValue(Open),
        Scenario = parsed.GetValue(Scenario),
    };
}
