using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Host.Platform.Protocol;

/// <summary>
/// The fields of a request's body. A body that is not what its content type says has no fields, so the protocol's own
/// codes for missing fields answer it.
/// </summary>
internal sealed class BodyFields
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, string> _texts = [];
    private readonly Dictionary<string, string> _objects = [];

    public static BodyFields FromForm(ReadOnlyMemory<byte> body)
    {
        BodyFields fields = new();
        try
        {
            using FormReader reader = new(StrictUtf8.GetString(body.Span));
            foreach ((string name, StringValues values) in reader.ReadForm())
            {
                fields._texts[name] = values[0] ?? string.Empty;
            }
        }
        catch (Exception exception) when (exception is DecoderFallbackException or InvalidDataException)
        {
            fields._texts.Clear();
        }

        return fields;
    }

    public static BodyFields FromJson(ReadOnlyMemory<byte> body)
    {
        BodyFields fields = new();
        try
        {
            using JsonDocument document = JsonDocument.Parse(StrictUtf8.GetString(body.Span));
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty member in document.RootElement.EnumerateObject())
                {
                    fields.Add(member);
                }
            }
        }
        catch (Exception exception) when (exception is DecoderFallbackException or JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string with half a surrogate pair.
            fields._texts.Clear();
            fields._objects.Clear();
        }

        return fields;
    }

    /// <summary>Gets a field that is text.</summary>
    public string Text(string name) => _texts.GetValueOrDefault(name, string.Empty);

    /// <summary>Gets a field that is a JSON object with at least one member.</summary>
    /// <returns>The object as it was written; empty if it is missing or something else.</returns>
    public string Object(string name) => _objects.GetValueOrDefault(name, string.Empty);

    private void Add(JsonProperty member)
    {
        if (member.Value.ValueKind == JsonValueKind.String)
        {
            _texts[member.Name] = member.Value.GetString()!;
        }
        else if (member.Value.ValueKind == JsonValueKind.Object && member.Value.GetPropertyCount() > 0)
        {
            _objects[member.Name] = member.Value.GetRawText();
        }
    }
}
