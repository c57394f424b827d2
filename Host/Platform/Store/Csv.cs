using System.Text.Json;

namespace Host.Platform.Store;

/// <summary>Lines of CSV, RFC 4180.</summary>
internal static class Csv
{
    private const string TimeForm = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public static string Line(TimelineEntry entry, string[] attributes)
    {
        IReadOnlyDictionary<string, string> values = ReadingData.Parse(entry.Data!).Attributes;
        return Line([
            entry.Taken!.Value.UtcDateTime.ToString(TimeForm), entry.Time.UtcDateTime.ToString(TimeForm), entry.Sequence?.ToString() ?? string.Empty,
            .. attributes.Select(attribute => values.TryGetValue(attribute, out string? value) ? Plain(value) : string.Empty),
        ]);
    }

    public static string Line(string[] fields) => string.Join(',', fields.Select(Quote)) + "\r\n";

    /// <summary>A text without JSON's quotation marks and escapes; anything else as it was written.</summary>
    private static string Plain(string json) => json.StartsWith('"') ? JsonSerializer.Deserialize<string>(json)! : json;

    private static string Quote(string field) => field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"")}\"" : field;
}
