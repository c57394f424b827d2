using System.Globalization;
using System.Text;
using Nubison.Delivery;
using Nubison.Protocol;

namespace Host.Tests.Delivery;

/// <summary>The reading that a queue shows, taken apart.</summary>
internal sealed class WaitingReading
{
    private readonly JsonWriter _writer = new(new byte[2048]);

    public long Number { get; private set; }

    public string Members { get; private set; } = string.Empty;

    /// <summary>When it was taken; null if it goes out with its uptime.</summary>
    public DateTime? Time { get; private set; }

    /// <summary>Milliseconds from its boot, if it goes out with these.</summary>
    public long Uptime { get; private set; }

    /// <summary>Looks at a queue.</summary>
    /// <returns>False if no reading can go.</returns>
    public bool Peek(IReadingQueue queue, long after = 0)
    {
        Number = queue.Peek(after, _writer.Clear());
        string text = Encoding.UTF8.GetString(_writer.Buffer, 0, _writer.Length);
        Assert.AreEqual(Number == 0, text.Length == 0);
        if (Number > 0)
        {
            string[] parts = text.Split(',', 3);
            Assert.AreEqual($"\"sequence\":{Number}", parts[0]);
            int value = parts[1].IndexOf(':') + 1;
            bool isTimed = parts[1].StartsWith("\"time\":", StringComparison.Ordinal);
            Time = isTimed ? ParseTime(parts[1].AsSpan(value).Trim('"')) : null;
            Uptime = isTimed ? 0 : (long)(decimal.Parse(parts[1].AsSpan(value), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * 1000);
            Members = parts[2];
        }

        return Number > 0;
    }

    public static DateTime ParseTime(ReadOnlySpan<char> text) => DateTime.ParseExact(
        text, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
