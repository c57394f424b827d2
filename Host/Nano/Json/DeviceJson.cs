using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json;

namespace nanoFramework.Json;

/// <summary>
/// Reads a text as nanoFramework.Json's lexer does and writes what it understood as strict JSON. That lexer takes
/// single quotes, any case of <c>true</c>, <c>false</c> and <c>null</c>, a plus sign and leading zeros; it refuses
/// <c>\/</c>, comments and a byte order mark; of a character beyond the basic plane it keeps the first half; a text
/// that begins with a quote gets quotes around it; and in <c>\uXXXX</c> it takes the digits 0 to 9 and e alone, reads
/// the second one for the first, and swallows a digit that follows.
/// </summary>
internal static partial class DeviceJson
{
    /// <summary>Translates a text.</summary>
    /// <param name="text">The text as the device would get it.</param>
    /// <returns>JSON that means what the device would read.</returns>
    /// <exception cref="DeserializationException">The device's lexer refuses it.</exception>
    /// <exception cref="FormatException">A number is none.</exception>
    /// <exception cref="IndexOutOfRangeException">The text ends in a number or an escape.</exception>
    public static string ToStrict(string text)
    {
        var strict = new StringBuilder();
        int position = 0;

        while (position < text.Length)
        {
            char next = text[position];

            if (next is '"' or '\'')
            {
                strict.Append(Newtonsoft.Json.JsonConvert.ToString(ReadString(text, ref position)));
            }
            else if (next is '-' or '+' or '.' || char.IsAsciiDigit(next))
            {
                strict.Append(ReadNumber(text, ref position));
            }
            else if ("{}[]:, \t\r\n".Contains(next))
            {
                strict.Append(next);
                position++;
            }
            else
            {
                strict.Append(ReadKeyword(text, ref position));
            }
        }

        return strict.ToString();
    }

    /// <summary>Tells whether a text comes back as a date; one of fewer than 18 characters never does.</summary>
    public static bool IsDate(string text, out DateTime date)
    {
        date = default;
        return DatePattern().IsMatch(text)
            && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out date);
    }

    private static string ReadKeyword(string text, ref int position)
    {
        foreach (string keyword in (string[])["true", "false", "null"])
        {
            if (string.Compare(text, position, keyword, 0, keyword.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                position += keyword.Length;
                return keyword;
            }
        }

        throw new DeserializationException();
    }

    private static string ReadNumber(string text, ref int position)
    {
        int start = position;

        while (IsOfNumber(text[position]))
        {
            if (++position == text.Length)
            {
                throw new IndexOutOfRangeException();
            }
        }

        string number = text[start..position];

        return number.AsSpan().ContainsAny(".eE")
            ? double.Parse(number, CultureInfo.InvariantCulture).ToString("E16", CultureInfo.InvariantCulture)
            : number[0] == '-'
                ? long.Parse(number, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
                : ulong.Parse(number, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }

    private static string ReadString(string text, ref int position)
    {
        char quote = text[position++];
        var value = new StringBuilder();

        while (true)
        {
            if (position == text.Length)
            {
                throw new DeserializationException();
            }

            char next = text[position++];

            if (next == quote)
            {
                break;
            }

            if (char.IsLowSurrogate(next))
            {
                continue;
            }

            value.Append(next == '\\' ? ReadEscape(text, ref position) : next);
        }

        if (quote == '"' && value.Length > 0 && value[0] == '"')
        {
            value.Insert(0, '"').Append('"');
        }

        return value.ToString();
    }

    private static char ReadEscape(string text, ref int position) => Within(text, position++) switch
    {
        't' => '\t',
        'r' => '\r',
        'n' => '\n',
        'b' => '\b',
        'f' => '\f',
        '\\' => '\\',
        '"' => '"',
        'u' => ReadUnicode(text, ref position),
        _ => throw new DeserializationException(),
    };

    private static char ReadUnicode(string text, ref int position)
    {
        string digits = string.Concat(Within(text, position + 1), Within(text, position + 1), Within(text, position + 2))
            + Within(text, position + 3);
        position += 4;

        if (IsOfNumber(Within(text, position)))
        {
            position++;
        }

        return ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code)
            && digits.All(IsOfNumber)
            && code <= short.MaxValue
            ? (char)code
            : throw new DeserializationException();
    }

    private static char Within(string text, int position) =>
        position < text.Length ? text[position] : throw new IndexOutOfRangeException();

    private static bool IsOfNumber(char value) => value is '-' or '+' or '.' or 'e' or 'E' || char.IsAsciiDigit(value);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)?$")]
    private static partial Regex DatePattern();
}
