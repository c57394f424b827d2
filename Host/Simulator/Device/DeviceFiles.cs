using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Firmware.Settings;
using Host.Board;
using Nubison.Log;

namespace Host.Simulator.Device;

/// <summary>The files that a board needs on its flash before it is turned on: the settings, and a CA certificate they name.</summary>
/// <param name="CertificateName">The certificate's name on the flash; null if none is brought along.</param>
/// <param name="Certificate">The certificate; null as above.</param>
internal sealed record DeviceFiles(byte[] Settings, string? CertificateName = null, byte[]? Certificate = null)
{
    private static readonly JsonDocumentOptions OnceEach = new() { AllowDuplicateProperties = false };

    /// <summary>Characters as they are: the device's JSON library misreads most <c>\u</c> escapes.</summary>
    internal static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gets who may read and write the settings file: what was for its owner alone stays so. Null for the usual.</summary>
    public UnixFileMode? Mode { get; init; }

    /// <summary>Gets the settings as JSON; null if they are none.</summary>
    public JsonObject? Root => Parse(Settings);

    /// <summary>Gets the chip that the settings name; an ESP32 if they name none, or one that the device will refuse.</summary>
    public Soc Soc => Root?["board"] is JsonObject board && board["chip"] is JsonValue chip && chip.TryGetValue(out string? name)
        ? Soc.Named(name) ?? Soc.Esp32
        : Soc.Esp32;

    /// <summary>Reads a settings file and the certificate beside it.</summary>
    public static DeviceFiles Read(FileInfo file)
    {
        byte[] settings = File.ReadAllBytes(file.FullName);
        string? name = Parse(settings)?["platform"] is JsonObject platform && platform["caCertificate"] is JsonValue value && value.TryGetValue(out string? text)
            ? text
            : null;
        bool plain = !string.IsNullOrEmpty(name) && name == Path.GetFileName(name);
        string beside = Path.Combine(file.DirectoryName!, plain ? name! : string.Empty);
        DeviceFiles files = plain && File.Exists(beside)
            ? new DeviceFiles(settings, name, File.ReadAllBytes(beside))
            : new DeviceFiles(settings);
        return OperatingSystem.IsWindows() ? files : files with { Mode = File.GetUnixFileMode(file.FullName) };
    }

    /// <summary>Makes the device use another platform.</summary>
    public DeviceFiles With(string url) => Change(settings =>
    {
        if (settings["platform"] is JsonObject platform)
        {
            platform["url"] = url;
        }
    });

    /// <summary>Makes the device one of many: its identifier and its name get a number.</summary>
    public DeviceFiles Numbered(int number) => Change(settings =>
    {
        if (settings["platform"] is JsonObject platform)
        {
            platform["deviceIdentifier"] = $"{(string?)platform["deviceIdentifier"]}-{number:D4}";
            platform["deviceName"] = $"{(string?)platform["deviceName"]} no. {number}";
        }
    });

    /// <summary>Makes the demo device as plain as those of a fleet are: one sensor, and a reading a minute.</summary>
    public DeviceFiles Plain() => Change(settings =>
    {
        settings["sampling"] = new JsonObject { ["periodSeconds"] = 60 };
        settings["sensors"] = new JsonArray(new JsonObject { ["type"] = "bme280" });
        settings.Remove("journal");
        settings.Remove("board");
    });

    /// <summary>Makes the device look for its sensors itself.</summary>
    public DeviceFiles WithoutSensors() => Change(settings => settings.Remove("sensors"));

    /// <summary>Puts the files on a board's flash, and has the device's own code check them there.</summary>
    public DeviceSettings Install(string folder, out string[] faults)
    {
        FileStreamOptions create = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        string path = Path.Combine(folder, SettingsFile.Name);

        if (!OperatingSystem.IsWindows() && Mode is UnixFileMode mode)
        {
            // A file that is there already keeps its mode.
            File.Delete(path);
            create.UnixCreateMode = mode | UnixFileMode.UserWrite;
        }

        using (FileStream file = new(path, create))
        {
            file.Write(Settings);
        }

        if (CertificateName is not null)
        {
            File.WriteAllBytes(Path.Combine(folder, CertificateName), Certificate!);
        }

        using VirtualBoard bench = new(folder);
        using IDisposable entered = bench.Enter();
        DeviceFaults found = new();
        SettingsProblems problems = new(found);
        DeviceSettings settings = SettingsFile.Read(Firmware.Node.Flash, problems);
        SettingsFile.ReadCertificate(Firmware.Node.Flash, settings.Platform, problems);
        faults = [.. found];
        return settings;
    }

    private sealed class DeviceFaults : List<string>, ILog
    {
        public void Write(string topic, string text)
        {
            if (!text.StartsWith("warning: ", StringComparison.Ordinal))
            {
                Add(text);
            }
        }
    }

    private DeviceFiles Change(Action<JsonObject> change)
    {
        if (Parse(Settings) is not { } settings)
        {
            return this;
        }

        change(settings);
        return this with { Settings = Encoding.UTF8.GetBytes(settings.ToJsonString(Unescaped)) };
    }

    private static JsonObject? Parse(byte[] settings)
    {
        ReadOnlySpan<byte> text = settings.AsSpan();
        text = text.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text;
        try
        {
            return JsonNode.Parse(text, documentOptions: OnceEach) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
