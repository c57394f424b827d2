using Host.Board;

namespace nanoFramework.Runtime.Native;

/// <summary>Stands in for nanoFramework.Runtime.Native: the collector of the managed heap.</summary>
public static class GC
{
    /// <summary>Collects, as finalizers may be what a caller waits for.</summary>
    /// <returns>The free bytes of the managed heap, as the virtual board has them.</returns>
    public static uint Run(bool compactHeap)
    {
        uint free = BoardRun.Running.Board.FreeHeap;
        System.GC.Collect();
        return free;
    }
}
