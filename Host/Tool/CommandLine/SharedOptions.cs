using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

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

    internal static Option<int?> Baud(string description) => new("--baud")
    {
        Description = description,
        HelpName = "BAUD",
        CustomParser = result =>
        {
            int? baud = WholeNumber(result);
            if (baud is < SlowestBaud or > FastestBaud)
            {
                result.AddError($"--baud: {baud} is not within {SlowestBaud} to {FastestBaud}");
            }

            return baud;
        },
    };

    /// <summary>Parses a number; what the library itself says of a wrong one names a .NET type.</summary>
    internal static int? WholeNumber(ArgumentResult result)
    {
        string text = result.Tokens[^1].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return number;
        }

        result.AddError($"{((OptionResult)result.Parent!).Option.Name}: {text} is not a whole number");
        return null;
    }
}
