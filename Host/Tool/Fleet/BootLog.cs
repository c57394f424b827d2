using System.Text.RegularExpressions;

namespace Host.Tool.Fleet;

/// <summary>What a board's log says of its start.</summary>
/// <param name="deviceKey">The device key of the settings that it is to start with.</param>
internal sealed partial class BootLog(string deviceKey)
{
    private string _last = "it says nothing; is the runtime the right one?";

    /// <summary>Whether it has started with the settings.</summary>
    internal bool IsBooted { get; private set; }

    /// <summary>Whether the platform has its first reading.</summary>
    internal bool IsOnline { get; private set; }

    /// <summary>The settings' first fault; null if there is none.</summary>
    internal string? Fault { get; private set; }

    /// <summary>Why it is not as far as it should be.</summary>
    internal string Reason => Fault ?? _last;

    internal void Take(string line)
    {
        if (Pattern().Match(line) is not { Success: true } match)
        {
            return;
        }

        string topic = match.Groups[1].Value;
        string text = match.Groups[2].Value;
        _last = $"the last it said was \"{topic}: {text}\"";
        IsBooted |= topic == "boot" && text == $"device {deviceKey}";
        IsOnline |= IsBooted && topic == "session" && text == "first reading delivered";
        Fault ??= topic == "settings" && !text.StartsWith("warning: ", StringComparison.Ordinal) ? $"settings: {text}" : null;
    }

    [GeneratedRegex(@"^\d+\.\d+ (\w+): (.*)$")]
    private static partial Regex Pattern();
}
