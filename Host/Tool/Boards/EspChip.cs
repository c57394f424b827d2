namespace Host.Tool.Boards;

/// <summary>A chip of the ESP32 family, and how nanoFramework divides its flash.</summary>
/// <param name="Partitions">The partitions, by flash size.</param>
/// <remarks>Figures: <c>targets/ESP32/_IDF/*/partitions_nanoclr_*mb.csv</c> in nf-interpreter, runtime 1.17.</remarks>
internal sealed record EspChip(string Name, IReadOnlyList<FlashLayout> Partitions)
{
    public static EspChip Esp32 { get; } = new("ESP32",
    [
        new(2, 0x1E0000, 0x10000, 0x10000), new(4, 0x1E0000, 0x1C0000, 0x40000),
        new(8, 0x1E0000, 0x2B0000, 0x200000), new(16, 0x1E0000, 0x2B0000, 0x300000),
    ]);

    public static EspChip S2 { get; } = new("ESP32-S2",
    [
        new(4, 0x1B0000, 0x1F0000, 0x40000), new(8, 0x1B0000, 0x2E0000, 0x200000), new(16, 0x1B0000, 0x2E0000, 0x300000),
    ]);

    public static EspChip S3 { get; } = new("ESP32-S3",
    [
        new(4, 0x1B0000, 0x1F0000, 0x40000), new(8, 0x1B0000, 0x2E0000, 0x200000),
        new(16, 0x1B0000, 0x2E0000, 0x300000), new(32, 0x1B0000, 0x2E0000, 0x800000),
    ]);

    public static EspChip C3 { get; } = new("ESP32-C3",
    [
        new(2, 0x1B0000, 0x40000, 0x10000), new(4, 0x1B0000, 0x1F0000, 0x40000),
        new(8, 0x1B0000, 0x1F0000, 0x200000), new(16, 0x1B0000, 0x1F0000, 0x300000),
    ]);

    public static EspChip C6 { get; } = new("ESP32-C6",
    [
        new(4, 0x250000, 0x170000, 0x40000), new(8, 0x250000, 0x240000, 0x200000), new(16, 0x250000, 0x240000, 0x300000),
    ]);

    /// <summary>The partitions on a flash of some size.</summary>
    /// <exception cref="ToolException">There is no runtime for that size.</exception>
    public FlashLayout Layout(int megabytes) => Partitions.FirstOrDefault(layout => layout.Megabytes == megabytes)
        ?? throw ToolException.Refused($"--flash-size: {megabytes} MB is not known for the {Name}; known are {string.Join(", ", Partitions.Select(layout => layout.Megabytes))}");
}
