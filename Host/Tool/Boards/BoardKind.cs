namespace Host.Tool.Boards;

/// <summary>A kind of board, and the nanoFramework runtime that is made for it.</summary>
/// <param name="Name">What the user writes.</param>
/// <param name="Target">The runtime's name, as nanoff's <c>--target</c> takes it.</param>
/// <param name="Chip">The chip, which decides how the flash is divided.</param>
/// <param name="Summary">Which boards these are.</param>
internal sealed record BoardKind(string Name, string Target, EspChip Chip, string Summary)
{
    /// <summary>The boards that can be named; see docs/boards.md.</summary>
    public static IReadOnlyList<BoardKind> All { get; } =
    [
        new("esp32", "ESP32_REV0", EspChip.Esp32, "ESP32 without PSRAM, any revision (WROOM-32, DevKit)"),
        new("esp32-rev3", "ESP32_REV3", EspChip.Esp32, "ESP32 without PSRAM, revision 3 and later (WROOM-32E)"),
        new("esp32-psram", "ESP32_PSRAM_REV0", EspChip.Esp32, "ESP32 with PSRAM, any revision (WROVER)"),
        new("esp32-psram-rev3", "ESP32_PSRAM_REV3", EspChip.Esp32, "ESP32 with PSRAM, revision 3 and later (WROVER-E)"),
        new("esp32-pico", "ESP32_PICO", EspChip.Esp32, "ESP32-PICO"),
        new("esp32-s2", "ESP32_S2", EspChip.S2, "ESP32-S2"),
        new("esp32-s3", "ESP32_S3_OCTAL", EspChip.S3, "ESP32-S3 with octal PSRAM (WROOM-1 N8R8, N16R8) or none"),
        new("esp32-s3-quad", "ESP32_S3_QUAD", EspChip.S3, "ESP32-S3 with quad PSRAM (2 MB)"),
        new("esp32-c3", "ESP32_C3", EspChip.C3, "ESP32-C3, revision 3 and later"),
        new("esp32-c6", "ESP32_C6_THREAD", EspChip.C6, "ESP32-C6"),
    ];

    /// <summary>The board of a name.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    public static BoardKind Named(string name) => All.FirstOrDefault(board => board.Name == name)
        ?? throw ToolException.Refused($"--board: {name} is not known; known are {string.Join(", ", All.Select(board => board.Name))}");
}
