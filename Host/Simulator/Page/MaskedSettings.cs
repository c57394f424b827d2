using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Host.Simulator.Page;

/// <summary>Settings as they can be shown: without their secrets.</summary>
internal static class MaskedSettings
{
    private static readonly string[] Secrets = ["password", "clientSecret"];

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonObject settings)
    {
        JsonObject shown = settings.DeepClone().AsObject();

        foreach (JsonObject section in shown.Select(member => member.Value).OfType<JsonObject>())
        {
            foreach (string secret in Secrets.Where(section.ContainsKey))
            {
                section[secret] = "•••";
            }
        }

        return shown.ToJsonString(Readable);
    }
}
