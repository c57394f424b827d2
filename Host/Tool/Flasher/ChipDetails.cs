using System.Text.RegularExpressions;

namespace Host.Tool.Flasher;

/// <summary>What a chip is, by its boot loader.</summary>
/// <param name="Name">The chip: ESP32-S3.</param>
/// <param name="Mac">Its address: 24:0A:C4:12:34:56.</param>
internal sealed partial record ChipDetails(string Name, string Mac)
{
    /// <summary>Reads what <c>nanoff --platform esp32 --devicedetails</c> writes.</summary>
    /// <exception cref="ToolException">It does not describe a chip.</exception>
    internal static ChipDetails Parse(string output) => Pattern().Match(output) is { Success: true } match
        ? new ChipDetails(match.Groups[1].Value, match.Groups[2].Value.ToUpperInvariant())
        : throw new ToolException("nanoff does not say which chip it is");

    [GeneratedRegex(@"^Connected to:\s+(\S+).*^MAC ((?:[0-9A-F]{2}:){5}[0-9A-F]{2})", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
