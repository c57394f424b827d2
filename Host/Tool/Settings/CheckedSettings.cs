using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Firmware.Settings;

namespace Host.Tool.Settings;

/// <summary>A settings file on this PC, as the device itself would read it.</summary>
public sealed class CheckedSettings
{
    /// <summary>Characters as they are: the device's JSON library misreads most <c>\u</c> escapes.</summary>
    private static readonly JsonSerializerOptions Unescaped = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    private readonly string _text;
    private readonly DeviceSettings? _device;

    private CheckedSettings(string path, string text, DeviceSettings? device, IReadOnlyList<string> faults, IReadOnlyList<string> warnings)
    {
        Path = path;
        _text = text;
        _device = device;
        Faults = faults;
        Warnings = warnings;
    }

    /// <summary>The file's full path.</summary>
    public string Path { get; }

    /// <summary>What keeps a device from starting with it, a line each, named by path.</summary>
    public IReadOnlyList<string> Faults { get; }

    /// <summary>What is doubtful, a line each, named by path.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The settings.</summary>
    /// <exception cref="InvalidOperationException">There are faults.</exception>
    public DeviceSettings Device => Faults.Count == 0 ? _device! : throw new InvalidOperationException("The settings have faults.");

    /// <summary>Reads a file with the device's own parser and rules.</summary>
    /// <param name="path">Its full path.</param>
    /// <exception cref="ToolException">It is not there.</exception>
    public static CheckedSettings Read(string path)
    {
        if (!File.Exists(path))
        {
            throw ToolException.Refused($"{path} does not exist");
        }
        SettingsProblems problems = new();
        try
        {
            string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
            DeviceSettings? device = SettingsReader.Read(text, problems);
            return new CheckedSettings(path, text, device, problems.Faults(), problems.Warnings());
        }
        catch (DecoderFallbackException)
        {
            return new CheckedSettings(path, "", null, ["is not UTF-8"], []);
        }
    }

    /// <summary>Refuses settings with which a device would not start; shows what is doubtful.</summary>
    /// <param name="host">Where warnings, and all faults but the last, go.</param>
    /// <exception cref="ToolException">There are faults: carries the last one.</exception>
    public void Check(ToolHost host)
    {
        foreach (string warning in Warnings)
        {
            host.Error.WriteLine($"nubison: warning: {Name}: {warning}");
        }
        foreach (string fault in Faults.SkipLast(1))
        {
            host.Error.WriteLine($"nubison: {Name}: {fault}");
        }
        if (Faults.Count > 0)
        {
            throw ToolException.Refused($"{Name}: {Faults[^1]}");
        }
    }

    /// <summary>The settings' text without the Wi-Fi, for a board that has it in its own configuration.</summary>
    public string TextWithoutWifi()
    {
        JsonObject root = JsonNode.Parse(_text.TrimStart('\uFEFF'))!.AsObject();
        root.Remove("wifi");
        return root.ToJsonString(Unescaped);
    }

    private string Name => System.IO.Path.GetFileName(Path);
}
