namespace Host.Tests.Tool;

/// <summary>How a runtime describes itself.</summary>
internal static class RuntimeDetails
{
    internal const uint NetChecksum = 0x8EFB9944;

    /// <summary>What <c>nanoff --nanodevice --devicedetails</c> writes of a board with a runtime that fits.</summary>
    internal static string Text(string net = "100.2.0.14", uint netChecksum = NetChecksum, string target = "ESP32_REV3") => $"""

        HAL build info: nanoCLR running @ ESP32 built with ESP-IDF v5.5.4
          Target:   {target}
          Platform: ESP32

        Firmware build Info:
          Date:        Aug 20 2026
          Type:        MinSizeRel build, chip rev. >= 3, without support for PSRAM
          CLR Version: 1.17.0.339
          Compiler:    GNU ARM GCC v14.2.0

        Assemblies:
          Firmware, 1.1.0.0

        Native Assemblies:
          mscorlib v100.5.0.24, checksum 0x1549C856
          nanoFramework.Runtime.Native v100.0.10.0, checksum 0x0EAE898B
          nanoFramework.Hardware.Esp32 v100.0.10.0, checksum 0x6A20A689
          nanoFramework.System.Collections v100.0.2.0, checksum 0x40DC251F
          nanoFramework.System.Text v100.0.0.1, checksum 0x8E6EB73D
          nanoFramework.Runtime.Events v100.0.8.0, checksum 0x0EAB00C9
          System.Device.Gpio v100.1.0.6, checksum 0x097E7BC5
          System.Device.I2c v100.0.0.2, checksum 0xFA806D33
          System.Device.Adc v100.0.0.0, checksum 0xE5B80F0B
          System.IO.Ports v100.1.6.1, checksum 0xB798CE30
          System.Device.Wifi v100.0.6.6, checksum 0xEE721CDA
          System.IO.FileSystem v1.1.0.4, checksum 0x1777E2FE
          System.Math v100.0.5.5, checksum 0x9F9E2A7E
          System.Net v{net}, checksum 0x{netChecksum:X8}

        """;
}
