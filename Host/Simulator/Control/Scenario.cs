using System.Globalization;

namespace Host.Simulator.Control;

/// <summary>
/// A file of commands with their times: a line each, seconds since the device was turned on, then the command. Empty
/// lines and what begins with # do not count.
/// </summary>
internal static class Scenario
{
    private const double Longest = 86_400;

    /// <exception cref="CommandException">The file is wrong; the message says where.</exception>
    public static IReadOnlyList<Step> Parse(string text, Action<string> check)
    {
        List<Step> steps = [];

        foreach ((int index, string line) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (line.Trim() is { Length: > 0 } content && content[0] != '#')
            {
                try
                {
                    steps.Add(ParseStep(content, check));
                }
                catch (CommandException exception)
                {
                    throw new CommandException($"line {index + 1}: {exception.Message}");
                }
            }
        }

        return steps.Count > 0 ? [.. steps.OrderBy(step => step.At)] : throw new CommandException("it has no step");
    }

    private static Step ParseStep(string line, Action<string> check)
    {
        string[] parts = line.Split(' ', 2, StringSplitOptions.TrimEntries);

        if (!double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) || !(seconds is >= 0 and <= Longest))
        {
            throw new CommandException($"'{parts[0]}' is not a time, 0 to {Longest} s");
        }

        string command = parts.Length > 1 ? parts[1] : string.Empty;
        check(command);
        return new Step(TimeSpan.FromSeconds(seconds), command);
    }
}
