using System.Text;
using System.Text.Json;
using CsCheck;
using Nubison.Connection;
using Nubison.Http;
using Nubison.Protocol;

namespace Host.Tests.Session;

/// <summary>Replies of any bytes: an outcome comes of each, an exception of none.</summary>
[TestClass]
public sealed class ReplyFuzzTests
{
    private static readonly JsonDocumentOptions s_deep = new() { MaxDepth = ReplyBody.MaximumDepth };

    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Gen<byte[]> AnyBytes = Gen.Byte.Array[0, 2048];

    // Of JSON's own characters alone far more comes close to JSON.
    private static readonly Gen<byte[]> AnyPunctuation = Gen.OneOf("{}[]\":,\\u0aT \n-1.e\u00fc"u8.ToArray()).Array[0, 60];

    private static readonly Gen<byte[]> AnyJson = Gen.Select(
        Gen.String[Gen.Char["a\\\"/\n\u0001\u00fc\u6e29'{}"], 0, 20],
        Gen.OneOf("AccessToken", "accessToken", "code", "message", "x"),
        Gen.OneOf("1", "null", "true", "-1.5e3", "[]", "{}", "[{\"AccessToken\":\"no\"},[1]]", "\"ERROR402\"", "{\"a\":{\"b\":[[\"]\"]]}}"),
        Gen.Int[0, 3],
        (text, name, value, spaces) =>
        {
            string space = " \t\r\n"[..spaces];
            string token = JsonSerializer.Serialize(text);
            return Encoding.UTF8.GetBytes($"{space}{{{space}\"{name}\"{space}:{value},\"AccessToken\":{token}{space},\"message\" : {token}}}{space}");
        });

    private static readonly Gen<byte[]> AnyMutation = Gen.Select(AnyJson, Gen.Int[0, 200], Gen.Byte, Gen.Int[0, 3], (json, at, with, how) =>
    {
        at %= json.Length;
        return how switch
        {
            0 => json[..at],
            1 => [.. json[..at], with, .. json[at..]],
            2 => [.. json[..at], .. json[(at + 1)..]],
            _ => [.. json[..at], with, .. json[(at + 1)..]],
        };
    });

    private static readonly Gen<byte[]> AnyReply = Gen.OneOf(AnyBytes, AnyPunctuation, AnyJson, AnyMutation);

    [TestMethod]
    public void Any_reply_to_any_call_is_an_outcome() => Gen.Select(AnyReply, Gen.Int[100, 599], Gen.Int[0, 3]).Sample(
        (body, status, call) =>
        {
            FixedReply transport = new(status, body);
            PlatformAccount account = new("http://p", "P", "D", "client", "s3cret", "name", "model");
            NubisonClient client = new(transport, account);
            byte[] token = "abc"u8.ToArray();

            switch ((PlatformCall)call)
            {
                case PlatformCall.Login:
                    client.Login(asJson: false);
                    break;
                case PlatformCall.Logout:
                    client.Logout(token);
                    break;
                case PlatformCall.Register:
                    client.Register(token);
                    break;
                default:
                    client.SendReading();
                    break;
            }

            Outcome outcome = new();
            outcome.LookUp((PlatformCall)call, client.Reply);
            Assert.IsTrue(call != 0 || !outcome.IsAccepted || client.Reply.Body.HasToken);
            string line = outcome.Describe((PlatformCall)call, client.Reply);
            Assert.IsFalse(line.Any(c => c is < ' ' or > '~'), line);
        },
        iter: 20000);

    [TestMethod]
    public void Whatever_another_reader_reads_is_read_the_same() => AnyReply.Sample(
        body =>
        {
            ReplyBody reply = new();
            reply.Take(body, body.Length);
            if (TryParse(body) is not { RootElement.ValueKind: JsonValueKind.Object } document)
            {
                return;
            }

            Assert.IsTrue(reply.IsObject, "It is an object.");
            using (document)
            {
                string token = document.RootElement.EnumerateObject().LastOrDefault(IsToken) is { Value.ValueKind: JsonValueKind.String } member
                    ? member.Value.GetString()!
                    : string.Empty;
                string read = Encoding.UTF8.GetString(reply.CopyToken() ?? []);
                Assert.AreEqual(token, JsonSerializer.Deserialize<string>($"\"{read}\""));
            }
        },
        iter: 20000);

    [TestMethod]
    public void Any_text_survives_the_writer() => Gen.String.Sample(
        text =>
        {
            JsonWriter writer = new(new byte[8192]);
            writer.Text(text);
            Assert.IsFalse(writer.Overflowed);
            Assert.AreEqual(WellFormed(text), JsonSerializer.Deserialize<string>(writer.Buffer.AsSpan(0, writer.Length)));

            writer.Clear().FormValue(text);
            string form = Encoding.ASCII.GetString(writer.Buffer, 0, writer.Length);
            Assert.AreEqual(WellFormed(text), System.Net.WebUtility.UrlDecode(form));
            Assert.IsFalse(form.Any(c => !char.IsAsciiLetterOrDigit(c) && !"-._~%".Contains(c)), form);
        },
        iter: 5000);

    [TestMethod]
    public void Any_number_survives_the_writer() => Gen.Select(Gen.Long, Gen.Int[0, 9]).Sample(
        (value, decimals) =>
        {
            JsonWriter writer = new(new byte[64]);
            writer.Number(value, decimals);
            string text = Encoding.ASCII.GetString(writer.Buffer, 0, writer.Length);
            decimal expected = new decimal(value) / (decimal)Math.Pow(10, decimals);
            Assert.AreEqual(expected, decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
        },
        iter: 5000);

    private static bool IsToken(JsonProperty member) => member.Name.Equals("AccessToken", StringComparison.OrdinalIgnoreCase);

    // The other reader checks UTF-8 and halves of surrogate pairs only when a string is asked for.
    private static JsonDocument? TryParse(byte[] body)
    {
        try
        {
            string text = s_strictUtf8.GetString(body);
            return text.Contains("\\ud", StringComparison.OrdinalIgnoreCase) ? null : JsonDocument.Parse(text, s_deep);
        }
        catch (Exception exception) when (exception is JsonException or DecoderFallbackException)
        {
            return null;
        }
    }

    // A half of a surrogate pair is not a character, and becomes the one that stands for such.
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private sealed class FixedReply(int status, byte[] body) : IHttpTransport
    {
        public void Post(string path, string contentType, string authorization, byte[] request, int length, HttpReply reply)
        {
            reply.Clear();
            reply.Status = status;
            reply.Body.Take(body, body.Length);
        }

        public void Abort()
        {
        }
    }
}
