using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Nubison.Delivery;
using Nubison.Protocol;

namespace Host.Tool.Session;

/// <summary>The one reading that waits when it is sent from here; its number is 0, which no device gives.</summary>
/// <param name="members">Its measurements as JSON members, UTF-8.</param>
/// <param name="time">When it was taken.</param>
internal sealed class TypedReading(byte[] members, DateTime time) : IReadingQueue
{
    private static readonly string[] Reserved = ["sequence", "time", "bootUptime"];

    /// <summary>Makes a reading of what is typed: <c>temperature=21.5 door=true state=open</c>.</summary>
    /// <exception cref="ToolException">A pair is none, a name is not allowed or there twice, or it is too long.</exception>
    public static TypedReading Parse(IReadOnlyList<string> pairs, DateTime time)
    {
        HashSet<string> names = [];
        string members = string.Join(',', pairs.Select(pair => Member(pair, names)));
        byte[] bytes = Encoding.UTF8.GetBytes(members);
        return bytes.Length <= Journal.MaximumLength
            ? new TypedReading(bytes, time)
            : throw ToolException.Refused($"the reading is longer than {Journal.MaximumLength} bytes");
    }

    public long WaitingCount => 1;

    public int AppendedCount => 1;

    public int FillPercent => 0;

    public long Peek(long after, JsonWriter data)
    {
        data.Literal("\"sequence\":0,\"time\":").Time(time).Literal(',').Raw(members, 0, members.Length);
        return 1;
    }

    public void Settle(long sequence, bool isRefused)
    {
    }

    private static string Member(string pair, HashSet<string> names)
    {
        string[] parts = pair.Split('=', 2);
        if (parts.Length != 2)
        {
            throw ToolException.Refused($"{pair}: write name=value");
        }

        (string name, string value) = (parts[0], parts[1]);
        if (name.Length is 0 or > 40 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.'))
        {
            throw ToolException.Refused($"{pair}: a name is 1 to 40 of a-z, A-Z, 0-9, _, - and .");
        }

        if (Reserved.Contains(name))
        {
            throw ToolException.Refused($"{pair}: {name} is written by the device itself");
        }

        if (!names.Add(name))
        {
            throw ToolException.Refused($"{pair}: {name} is there twice");
        }

        return $"\"{name}\":{Value(value)}";
    }

    private static string Value(string text)
    {
        if (text is "true" or "false")
        {
            return text;
        }

        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";
    }
}
