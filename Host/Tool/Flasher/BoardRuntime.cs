using System.Globalization;
using System.Text.RegularExpressions;
using Host.Tool.Images;

namespace Host.Tool.Flasher;

/// <summary>The nanoFramework runtime on a board, as it describes itself.</summary>
/// <param name="Natives">The native halves it holds.</param>
/// <param name="Firmware">The version of the firmware that is deployed on it; null if there is none.</param>
internal sealed partial record BoardRuntime(string Target, string Version, IReadOnlyList<NativeAssembly> Natives, string? Firmware)
{
    /// <summary>
    /// The native halves that the packages this firmware is built with need. A runtime has them from
    /// nf-interpreter commit 47ef80b (10 July 2026, version 1.17.0) on.
    /// </summary>
    /// <remarks>
    /// Package, its native version (<c>AssemblyNativeVersion</c>) and the checksum nf-interpreter declares for it. Packages
    /// that are not here (System.IO.Streams, System.Threading) are managed code alone.
    /// </remarks>
    public static IReadOnlyList<NativeAssembly> Needed { get; } =
    [
        new("mscorlib", "100.5.0.24", 0x1549C856),
        new("System.Net", "100.2.0.14", 0x8EFB9944),
        new("nanoFramework.Hardware.Esp32", "100.0.10.0", 0x6A20A689),
        new("System.Device.Wifi", "100.0.6.6", 0xEE721CDA),
        new("System.Device.Gpio", "100.1.0.6", 0x097E7BC5),
        new("System.Device.I2c", "100.0.0.2", 0xFA806D33),
        new("System.Device.Adc", "100.0.0.0", 0xE5B80F0B),
        new("System.IO.Ports", "100.1.6.1", 0xB798CE30),
        new("nanoFramework.Runtime.Native", "100.0.10.0", 0x0EAE898B),
        new("nanoFramework.Runtime.Events", "100.0.8.0", 0x0EAB00C9),
        new("System.IO.FileSystem", "1.1.0.4", 0x1777E2FE),
        new("nanoFramework.System.Text", "100.0.0.1", 0x8E6EB73D),
        new("nanoFramework.System.Collections", "100.0.2.0", 0x40DC251F),
    ];

    /// <summary>Reads what <c>nanoff --nanodevice --devicedetails</c> writes.</summary>
    /// <exception cref="ToolException">It does not describe a runtime.</exception>
    public static BoardRuntime Parse(string output)
    {
        NativeAssembly[] natives =
        [
            .. NativePattern().Matches(output).Select(match => new NativeAssembly(
                match.Groups[1].Value, match.Groups[2].Value, uint.Parse(match.Groups[3].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture))),
        ];
        if (natives.Length == 0)
        {
            throw new ToolException($"the board does not say which runtime it has; flash it ({ToolCommand.Name} flash) or press its reset button");
        }

        return new BoardRuntime(ValueOf(TargetPattern(), output), ValueOf(VersionPattern(), output), natives, FirmwarePattern().Match(output) is { Success: true } firmware ? firmware.Groups[1].Value : null);
    }

    /// <summary>Compares with what the packages need.</summary>
    /// <returns>One line for each half that does not fit; none if the runtime fits.</returns>
    public IReadOnlyList<string> Misfits() => [.. Needed.Select(need => Misfit(need.Name, need.Checksum, need.Version)).OfType<string>()];

    /// <summary>Compares with what an application needs.</summary>
    /// <returns>One line for each half that does not fit; none if the runtime fits.</returns>
    public IReadOnlyList<string> Misfits(DeploymentImage image) =>
        [.. image.Assemblies.Select(assembly => Misfit(assembly.Name, assembly.NativeChecksum, null)).OfType<string>()];

    /// <summary>Refuses an application that needs other native halves.</summary>
    /// <exception cref="ToolException">It does not fit: says what does not.</exception>
    public void Require(DeploymentImage image)
    {
        IReadOnlyList<string> misfits = Misfits(image);
        if (misfits.Count > 0)
        {
            throw new ToolException($"the board's runtime {Version} does not fit this image: {misfits[0]}{(misfits.Count > 1 ? $" (and {misfits.Count - 1} more)" : "")}; nothing was written: {ToolCommand.Name} flash, see docs/boards.md");
        }
    }

    [GeneratedRegex(@"^\s+(\S+) v([\d.]+), checksum 0x([0-9A-Fa-f]{8})", RegexOptions.Multiline)]
    private static partial Regex NativePattern();

    [GeneratedRegex(@"^\s*Target:\s*(\S+)", RegexOptions.Multiline)]
    private static partial Regex TargetPattern();

    [GeneratedRegex(@"^\s*CLR Version:\s*(\S+)", RegexOptions.Multiline)]
    private static partial Regex VersionPattern();

    [GeneratedRegex(@"^\s*Firmware,\s*(\d[\d.]*)", RegexOptions.Multiline)]
    private static partial Regex FirmwarePattern();

    private static string ValueOf(Regex pattern, string output) => pattern.Match(output) is { Success: true } match ? match.Groups[1].Value : "unknown";

    private string? Misfit(string name, uint checksum, string? version)
    {
        NativeAssembly? native = Natives.FirstOrDefault(candidate => candidate.Name == name);
        if (native is null)
        {
            return checksum == 0 ? null : $"{name}: the runtime does not have it";
        }

        return native.Checksum == checksum
            ? null
            : $"{name}: needs native code {version}{(version is null ? "" : " ")}0x{checksum:X8}, the runtime has {native.Version} 0x{native.Checksum:X8}";
    }
}
