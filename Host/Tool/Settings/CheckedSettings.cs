using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Firmware.Settings;

namespace Host.Tool.Settings;

/// <summary>A settings file on this PC: by the device's own parser and rules, and by those that only a PC has room for.</summary>
internal sealed class CheckedSettings
{
    /// <summary>The largest settings, as <c>provision</c> writes them, that are sure to find memory on a board without PSRAM, in bytes.</summary>
    /// <remarks>
    /// Tried on nanoFramework's runtime, 32 bit, with a heap of 102,400 bytes and all assemblies loaded: sixteen INA219 with
    /// names, addresses and corrections, 2379 bytes, leave 31 kB; with twelve more objects each, 4939 bytes, 10 kB.
    /// </remarks>
    public const int SureLength = 4096;

    private static readonly JsonSerializerOptions Minified = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ProblemList _found = new();
    private readonly SettingsProblems _problems;
    private readonly DeviceSettings _device;
    private readonly JsonObject _root;

    private CheckedSettings(string path, byte[] text)
    {
        Path = path;
        _problems = new SettingsProblems(_found);
        _device = DeviceSettings.Read(text, _problems);
        _root = Parse(text);
        new SettingsRules(_root, _problems).Check();
        CheckLength();
    }

    public string Path { get; }

    /// <summary>What keeps a device from starting with it, a line each, named by path.</summary>
    public IReadOnlyList<string> Faults => _found.Faults;

    /// <summary>What is doubtful, a line each, named by path.</summary>
    public IReadOnlyList<string> Warnings => _found.Warnings;

    /// <exception cref="InvalidOperationException">There are faults.</exception>
    public DeviceSettings Device => Faults.Count == 0 ? _device : throw new InvalidOperationException("The settings have faults.");

    /// <summary>The members, to be changed at will; none if the file is not JSON.</summary>
    internal JsonObject Root => _root.DeepClone().AsObject();

    private string Name => System.IO.Path.GetFileName(Path);

    /// <exception cref="ToolException">It is not there, or a folder.</exception>
    public static CheckedSettings Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw ToolException.Refused($"{path} is a folder; name the settings file in it");
        }

        return File.Exists(path) ? Of(File.ReadAllBytes(path), path) : throw ToolException.Refused($"{path} does not exist");
    }

    /// <summary>Gives some members other values.</summary>
    /// <param name="changes">Each a path, an equals sign and the value, as <c>platform.deviceIdentifier=A2</c>.</param>
    /// <exception cref="ToolException">One is not of that form, or there is no such setting.</exception>
    public CheckedSettings With(IReadOnlyCollection<string> changes)
    {
        if (changes.Count == 0 || _root.Count == 0)
        {
            return this; // Not JSON, which is told already.
        }

        JsonObject root = Root;
        foreach (string change in changes)
        {
            int end = change.IndexOf('=', StringComparison.Ordinal);
            try
            {
                SettingsMembers.Set(root, end > 0 ? change[..end] : throw new FormatException($"{change} is not path=value"), change[(end + 1)..]);
            }
            catch (FormatException exception)
            {
                throw ToolException.Refused($"--set: {exception.Message}");
            }
        }

        return Of(root, Path);
    }

    internal static CheckedSettings Of(JsonObject root, string path) => Of(Encoding.UTF8.GetBytes(root.ToJsonString(Minified)), path);

    public static CheckedSettings Of(byte[] text, string path = "nubison.json") => new(path, text);

    /// <summary>Checks the root certificate too, which is expected beside the file.</summary>
    public void CheckCertificate()
    {
        if (Faults.Count == 0 && _device.Platform.CaCertificate is string name)
        {
            try
            {
                CaFile.Read(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, name), name);
            }
            catch (FormatException exception)
            {
                _problems.Fault("platform.caCertificate", exception.Message);
            }
        }
    }

    /// <summary>Refuses settings with which a device would not start, and shows what is wrong and what is doubtful.</summary>
    /// <exception cref="ToolException">There are faults: carries all of them.</exception>
    public void Check(ToolHost host, bool strict = false)
    {
        foreach (string warning in strict ? [] : Warnings)
        {
            host.Error.WriteLine($"nubison: warning: {Name}: {warning}");
        }

        string[] faults = [.. Faults, .. strict ? Warnings : []];
        if (faults.Length > 0)
        {
            throw ToolException.Refused(string.Join("\nnubison: ", faults.Select(fault => $"{Name}: {fault}")));
        }
    }

    /// <summary>The settings as they go to a board: without blanks, and without what is for editors.</summary>
    /// <param name="wifi">Whether with the Wi-Fi, which may be in the board's own configuration instead.</param>
    public string Provisioned(bool wifi = true)
    {
        JsonObject root = _root.DeepClone().AsObject();
        root.Remove("$schema");
        if (!wifi)
        {
            root.Remove("wifi");
        }

        return root.ToJsonString(Minified);
    }

    private static JsonObject Parse(byte[] text)
    {
        try
        {
            JsonReader.Read(text);
        }
        catch (FormatException)
        {
            return []; // Told already.
        }

        return JsonNode.Parse(text.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? text.AsSpan(Encoding.UTF8.Preamble.Length) : text)!.AsObject();
    }

    private void CheckLength()
    {
        int length = Encoding.UTF8.GetByteCount(Provisioned());
        if (length > SettingsFile.MaximumLength)
        {
            _problems.Fault("", $"has {length} bytes without its blanks, a board reads {SettingsFile.MaximumLength}");
        }
        else if (length > SureLength)
        {
            _problems.Warn("", $"has {length} bytes without its blanks, a board without PSRAM is sure to have memory for {SureLength} only");
        }
    }
}
