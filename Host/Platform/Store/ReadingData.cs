using System.Globalization;
using System.Text.Json;

namespace Host.Platform.Store;

/// <summary>A data object, as far as it is a reading.</summary>
/// <param name="Sequence">Its <c>sequence</c>; null if it has none.</param>
/// <param name="Taken">Its <c>time</c>, UTC; null if it has none.</param>
/// <param name="Attributes">All other members, as they were written.</param>
internal sealed record ReadingData(long? Sequence, DateTimeOffset? Taken, IReadOnlyDictionary<string, string> Attributes)
{
    private const string SequenceName = "sequence";
    private const string TimeName = "time";

    public static ReadingData Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);

        try
        {
            return Parse(document.RootElement);
        }
        catch (InvalidOperationException)
        {
            // A string with half a surrogate pair: it is recorded, but nothing in it can be named.
            return new ReadingData(null, null, new Dictionary<string, string>());
        }
    }

    /// <summary>Gets what a plot can show of a value.</summary>
    /// <returns>A number, or 1 and 0 for true and false; null for anything else.</returns>
    public static double? Number(string value) => value switch
    {
        "true" => 1,
        "false" => 0,
        _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null,
    };

    private static ReadingData Parse(JsonElement data)
    {
        Dictionary<string, string> attributes = [];
        long? sequence = null;
        DateTimeOffset? taken = null;

        foreach (JsonProperty member in data.EnumerateObject())
        {
            switch (member.Name)
            {
                case SequenceName when member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt64(out long number):
                    sequence = number;
                    break;
                case TimeName when member.Value.ValueKind == JsonValueKind.String && member.Value.TryGetDateTimeOffset(out DateTimeOffset time):
                    taken = time.ToUniversalTime();
                    break;
                default:
                    attributes[member.Name] = member.Value.GetRawText();
                    break;
            }
        }

        return new ReadingData(sequence, taken, attributes);
    }
}
