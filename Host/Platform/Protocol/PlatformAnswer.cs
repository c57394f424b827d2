using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Host.Platform.Protocol;

/// <summary>An answer: the protocol's own, or one that a fault puts in its place.</summary>
/// <param name="Body">The body; the protocol's own are always JSON.</param>
internal sealed record PlatformAnswer(int Status, string Body)
{
    private static readonly JsonSerializerOptions PlainText = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gets the headers beside Content-Length; Content-Type is JSON unless given here.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } =
        [("Content-Type", "application/json; charset=utf-8")];

    public static PlatformAnswer Json(int status, object body) => new(status, JsonSerializer.Serialize(body, PlainText));

    /// <summary>Makes the protocol's 400, which carries a code.</summary>
    /// <param name="code">The protocol's code, such as <c>ERROR406</c>.</param>
    public static PlatformAnswer BadRequest(string code, string message) => Json(400, new { code, message });

    /// <summary>Makes a refusal that has no code of its own: 401, 405, 413, 415.</summary>
    public static PlatformAnswer Refusal(int status, string message) => Json(status, new { message });

    /// <summary>Writes the answer as it goes over the wire, HTTP/1.1.</summary>
    public (byte[] Head, byte[] Body) ToWire()
    {
        byte[] body = Encoding.UTF8.GetBytes(Body);
        StringBuilder head = new();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} {ReasonPhrases.GetReasonPhrase(Status)}\r\n");
        foreach ((string name, string value) in Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n");
        return (Encoding.ASCII.GetBytes(head.ToString()), body);
    }
}
