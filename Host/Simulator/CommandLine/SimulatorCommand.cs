using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;

namespace Host.Simulator.CommandLine;

/// <summary>The simulator's command line.</summary>
internal static class SimulatorCommand
{
    /// <summary>The exit status for wrong options or settings.</summary>
    public const int WrongInput = 2;

    /// <summary>49 days, the longest that a timer waits.</summary>
    private const int LongestDuration = 4_294_967;

    /// <summary>Asleep for an hour is awake again after 36 ms.</summary>
    private const int MostDevices = 5000;
    private const int HighestSpeed = 100_000;

    private static readonly Option<FileInfo?> Settings = new("--settings")
    {
        Description = "The device's settings file, and its platform with it. Default: demo settings, and a platform that is started here.",
        HelpName = "FILE",
        CustomParser = ReadExistingFile,
    };

    private static readonly Option<string?> Server = new("--server")
    {
        Description = "Use this platform instead of starting one; overrides the settings' platform.url.",
        HelpName = "URL",
        CustomParser = ReadUrl,
    };

    private static readonly Option<DirectoryInfo?> Flash = new("--flash")
    {
        Description = @"The folder that is the board's I:\, kept between runs. Default: a new temporary one.",
        HelpName = "FOLDER",
        CustomParser = ReadFolder,
    };

    private static readonly Option<int?> Devices = new("--devices")
    {
        Description = "Run a fleet of N devices, which get power at once; with --settings each gets a number behind its identifier.",
        HelpName = "N",
        CustomParser = ReadDevices,
    };

    private static readonly Option<TimeSpan?> Duration = new("--duration")
    {
        Description = "Stop after that long, as Ctrl+C does.",
        HelpName = "SECONDS",
        CustomParser = ReadSeconds,
    };

    private static readonly Option<double?> Speed = new("--speed")
    {
        Description = "With power.sleep in the settings: the time asleep passes N times faster.",
        HelpName = "N",
        CustomParser = ReadSpeed,
    };

    private static readonly Option<FileInfo?> Report = new("--report")
    {
        Description = "On stopping write the counts as JSON.",
        HelpName = "FILE",
        CustomParser = ReadNewFile,
    };

    private static readonly Option<bool> Scan = new("--scan")
    {
        Description = "Look for sensors on the board, and show them as the settings lines that one would write.",
    };

    private static readonly Option<int> Web = new("--web")
    {
        Description = "The port of the board's page on 127.0.0.1. Default: a free one.",
        HelpName = "PORT",
        CustomParser = ReadPort,
    };

    private static readonly Option<bool> NoWeb = new("--no-web") { Description = "No page." };
    private static readonly Option<bool> Open = new("--open") { Description = "Open the page in the browser." };
    private static readonly Option<FileInfo?> Scenario = new("--scenario")
    {
        Description = "Play what was done on the page, and stop; exit status 1 if a reading was lost.",
        HelpName = "FILE",
        CustomParser = ReadExistingFile,
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

        ParseResult parsed = command.Parse(arguments);
        foreach (ParseError problem in parsed.Errors)
        {
            await error.WriteLineAsync(problem.Message);
        }

        // Without its time limit the library leaves Ctrl+C alone, which here presses the board's button.
        InvocationConfiguration configuration = new() { Output = output, Error = error, ProcessTerminationTimeout = null };
        return parsed.Errors.Count > 0 ? WrongInput : await parsed.InvokeAsync(configuration, CancellationToken.None);
    }

    private static void Refuse(ArgumentResult result, string reason) =>
        result.AddError($"{((OptionResult)result.Parent!).Option.Name}: {reason}");

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

    private static FileInfo? ReadExistingFile(ArgumentResult result)
    {
        string path = result.Tokens[0].Value;
        if (File.Exists(path))
        {
            return new FileInfo(path);
        }

        Refuse(result, $"there is no file '{path}'");
        return null;
    }

    private static FileInfo? ReadNewFile(ArgumentResult result)
    {
        string path = result.Tokens[0].Value;
        if (path.Length == 0 || Directory.Exists(path))
        {
            Refuse(result, $"'{path}' is not a file");
            return null;
        }

        FileInfo file = new(path);
        if (!file.Directory!.Exists)
        {
            Refuse(result, $"there is no folder '{file.DirectoryName}'");
        }

        return file;
    }

    private static DirectoryInfo? ReadFolder(ArgumentResult result)
    {
        string path = result.Tokens[0].Value;
        if (path.Length > 0 && !File.Exists(path))
        {
            return new DirectoryInfo(path);
        }

        Refuse(result, $"'{path}' is not a folder");
        return null;
    }

    private static string? ReadUrl(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            Refuse(result, $"'{text}' is not an http:// or https:// URL");
        }

        return text;
    }

    private static TimeSpan? ReadSeconds(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and <= LongestDuration)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        Refuse(result, $"'{text}' is not a number of seconds, above 0 and at most {LongestDuration}");
        return null;
    }

    private static int? ReadDevices(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int devices) && devices is >= 1 and <= MostDevices)
        {
            return devices;
        }

        Refuse(result, $"'{text}' is not a number of devices, 1 to {MostDevices}");
        return null;
    }

    private static double? ReadSpeed(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double speed) && speed is >= 1 and <= HighestSpeed)
        {
            return speed;
        }

        Refuse(result, $"'{text}' is not a speed, 1 to {HighestSpeed}");
        return null;
    }

    private static int ReadPort(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= IPEndPoint.MaxPort)
        {
            return port;
        }

        Refuse(result, $"'{text}' is not a port, 0 to {IPEndPoint.MaxPort}");
        return 0;
    }

    private static SimulatorOptions Read(ParseResult parsed) => new()
    {
        Settings = parsed.GetValue(Settings),
        Server = parsed.GetValue(Server),
        Flash = parsed.GetValue(Flash),
        Duration = parsed.GetValue(Duration),
        Speed = parsed.GetValue(Speed),
        Devices = parsed.GetValue(Devices),
        Report = parsed.GetValue(Report),
        Scan = parsed.GetValue(Scan),
        Web = parsed.GetValue(NoWeb) ? null : parsed.GetValue(Web),
        Open = parsed.GetValue(Open),
        Scenario = parsed.GetValue(Scenario),
    };
}
