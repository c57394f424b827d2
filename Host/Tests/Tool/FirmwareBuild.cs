namespace Host.Tests.Tool;

/// <summary>What a device build leaves behind, in small.</summary>
internal static class FirmwareBuild
{
    internal static void WriteTo(ToolRun run, string folder = "Firmware/bin/Release", int firmwareSize = 10)
    {
        run.Write($"{folder}/Firmware.exe", "MZ");
        run.Write($"{folder}/Firmware.pe", PeFile.Make("Firmware", "1.2.0.0", 0, firmwareSize, "mscorlib", "Nubison", "System.Net"));
        run.Write($"{folder}/Nubison.pe", PeFile.Make("Nubison", "1.2.0.0", 0, 10, "mscorlib"));
        run.Write($"{folder}/System.Net.pe", PeFile.Make("System.Net", "1.11.60.0", RuntimeDetails.NetChecksum, 10, "mscorlib"));
        run.Write($"{folder}/mscorlib.pe", PeFile.Make("mscorlib", "1.17.11.0", 0x1549C856));
    }
}
