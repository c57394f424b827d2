using Host.Board;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Stands in for nanoFramework.Hardware.Esp32: the ESP32's own heap, as the virtual board has it.</summary>
public class NativeMemory
{
    /// <summary>A kind of memory.</summary>
    public enum MemoryType
    {
        /// <summary>All of it.</summary>
        All,

        /// <summary>The chip's own.</summary>
        Internal,

        /// <summary>The external one; the virtual board has none.</summary>
        SpiRam,
    }

    /// <summary>Tells how much memory there is.</summary>
    /// <param name="memType">The kind.</param>
    /// <param name="totalSize">All of it, in bytes.</param>
    /// <param name="totalFreeSize">What is free, in bytes.</param>
    /// <param name="largestFreeBlock">The largest free block, in bytes.</param>
    public static void GetMemoryInfo(MemoryType memType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock)
    {
        Memory memory = BoardRun.Running.Board.Memory;
        bool none = memType == MemoryType.SpiRam;
        totalSize = none ? 0 : memory.TotalSize;
        totalFreeSize = none ? 0 : memory.FreeSize;
        largestFreeBlock = none ? 0 : memory.LargestFreeBlock;
    }
}
