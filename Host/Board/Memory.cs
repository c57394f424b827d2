namespace Host.Board;

/// <summary>What a program is told about its memory. The figures are an ESP32's without PSRAM; a test changes them.</summary>
public sealed class Memory
{
    /// <summary>Gets or sets the size of the ESP32's own heap in bytes.</summary>
    public uint TotalSize { get; set; } = 294_000;

    /// <summary>Gets or sets what is free of <see cref="TotalSize"/>, in bytes.</summary>
    public uint FreeSize { get; set; } = 120_000;

    /// <summary>Gets or sets the largest free block of the ESP32's own heap, in bytes.</summary>
    public uint LargestFreeBlock { get; set; } = 64_000;

    /// <summary>Gets or sets what is free of the managed heap after a collection, in bytes.</summary>
    public uint ManagedFree { get; set; } = 78_000;
}
