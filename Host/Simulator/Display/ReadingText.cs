using System.Text.Json;

namespace Host.Simulator.Display;

/// <summary>A reading as a person reads it.</summary>
internal static class ReadingText
{
    private static readonly string[] Bookkeeping = ["sequence", "time", "bootUptime"];

    /// <returns>Each attribute and its value; null if it is not a JSON object.</returns>
    public static IReadOnlyList<(string Attribute, string Value)>? Of(string data)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(data);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? [.. document.RootElement.EnumerateObject().Where(member => !Bookkeeping.Contains(member.Name)).Select(member => (member.Name, member.Value.GetRawText()))]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
