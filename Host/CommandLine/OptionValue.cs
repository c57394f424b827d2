using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;

namespace Host.CommandLine;

/// <summary>Parsers for the values of options. What the library itself says of a wrong one names a .NET type.</summary>
public static class OptionValue
{
    /// <summary>Makes a parser.</summary>
    /// <param name="read">Reads the value; null if it is none.</param>
    /// <param name="expected">What it has to be, as in "'eighty' is not a port".</param>
    public static Func<ArgumentResult, T?> Read<T>(Func<string, T?> read, string expected) => result =>
    {
        string text = result.Tokens[^1].Value;
        T? value = read(text);
        if (value is null)
        {
            result.Refuse($"'{text}' is not {expected}");
        }

        return value;
    };

    /// <summary>A whole number within a range.</summary>
    public static Func<ArgumentResult, int?> Whole(int lowest, int highest, string expected) => Read<int?>(
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= lowest && number <= highest ? number : null,
        expected);

    /// <summary>A port of this computer; 0 stands for a free one.</summary>
    public static Func<ArgumentResult, int?> Port() => Whole(0, IPEndPoint.MaxPort, $"a port, 0 to {IPEndPoint.MaxPort}");

    /// <summary>A number within a range.</summary>
    public static Func<ArgumentResult, double?> Number(double lowest, double highest, string expected) => Read<double?>(
        text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= lowest && number <= highest ? number : null,
        expected);

    /// <summary>A time in seconds, above 0.</summary>
    public static Func<ArgumentResult, double?> Seconds(int most) =>
        Number(double.Epsilon, most, $"a number of seconds, above 0 and at most {most}");

    /// <summary>A file that is there.</summary>
    public static Func<ArgumentResult, FileInfo?> ExistingFile() =>
        Read(text => File.Exists(text) ? new FileInfo(text) : null, "an existing file");

    /// <summary>Tells what is wrong with an option.</summary>
    public static void Refuse(this ArgumentResult result, string reason) =>
        result.AddError($"{((OptionResult)result.Parent!).Option.Name}: {reason}");
}
