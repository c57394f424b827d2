using System.Text.RegularExpressions;

namespace Host.Simulator.Display;

/// <summary>A line of the device's log, <c>12.345 session: logged in</c>, taken apart.</summary>
/// <param name="Time">The seconds since boot.</param>
/// <param name="Topic">Who speaks; empty if the line has another form.</param>
/// <param name="Text">What happened.</param>
internal sealed partial record DeviceLine(string Time, string Topic, string Text)
{
    public static DeviceLine Parse(string line)
    {
        Match match = Form().Match(line);
        return match.Success
            ? new DeviceLine(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)
            : new DeviceLine(string.Empty, string.Empty, line);
    }

    [GeneratedRegex(@"^(\d+\.\d{3}) ([a-z0-9-]+): (.*)$")]
    private static partial Regex Form();
}
