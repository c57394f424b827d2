using System.Text.RegularExpressions;

namespace Host.Tool.Fleet;

/// <summary>The address a chip has from its factory, as <c>24:0A:C4:12:34:56</c>: what a board is known by.</summary>
internal static partial class MacAddress
{
    /// <summary>Reads one, however it is written.</summary>
    internal static string? Parse(string text)
    {
        string digits = Separators().Replace(text.Trim(), "").ToUpperInvariant();
        return Digits().IsMatch(digits) ? string.Join(':', digits.Chunk(2).Select(pair => new string(pair))) : null;
    }

    /// <summary>Its twelve digits alone, as they go into settings.</summary>
    internal static string Bare(string mac) => mac.Replace(":", "", StringComparison.Ordinal);

    [GeneratedRegex("[:.-]")]
    private static partial Regex Separators();

    [GeneratedRegex("^[0-9A-F]{12}$")]
    private static partial Regex Digits();
}
