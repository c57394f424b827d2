using System.Text.Encodings.Web;
using System.Text.Json;

namespace Host.Tool.Flasher;

internal static class DeploymentJson
{
    /// <summary>Readable, with characters beyond ASCII as they are: the files are read by nanoff alone.</summary>
    internal static JsonSerializerOptions Options { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
