using Host.Board;

namespace nanoFramework.Runtime.Native;

/// <summary>Stands in for nanoFramework.Runtime.Native: the collector of the managed heap.</summary>
public static class GC
{
    /// <summary>Collects nothing: the PC's heap is not the board's, and a collection would stop every board in the process.</summary>
    /// <param name="compactHeap">Whether the heap is compacted.</param>
    /// <returns>The free bytes of the managed heap, as the virtual board has them.</returns>
    public static uint Run(bool compactHeap) => BoardRun.Running.Board.FreeHeap;
}
