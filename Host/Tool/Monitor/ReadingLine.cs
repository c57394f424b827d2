using System.Text.Json;
using System.Text.RegularExpressions;
using Host.World;

namespace Host.Tool.Monitor;

/// <summary>The log's line of a reading, as a person reads it: <c>temperature 21.5 °C  humidity 45 %</c>.</summary>
internal static partial class ReadingLine
{
    /// <returns>The reading, after the seconds since the board's start; null if the line is about something else.</returns>
    public static string? Show(string line)
    {
        if (Pattern().Match(line) is not { Success: true } match)
        {
            return null;
        }

        try
        {
            using JsonDocument members = JsonDocument.Parse($"{{{match.Groups[2].Value}}}");
            return $"{match.Groups[1].Value}  {string.Join("  ", members.RootElement.EnumerateObject().Select(Show))}";
        }
        catch (JsonException)
        {
            return line; // A piece is missing, lost on the way.
        }
    }

    [GeneratedRegex(@"^(\d+\.\d+) reading: (.*)$")]
    private static partial Regex Pattern();

    private static string Show(JsonProperty member) => $"{member.Name} {member.Value} {Units.Of(member.Name)}".TrimEnd();
}
