using Host.Board;

namespace Host.Nano.Runtime;

/// <summary>The current board's time, for the type of nanoFramework.Runtime.Native that is linked into the device's own assembly.</summary>
public static class DeviceTime
{
    /// <summary>Gets the milliseconds since boot.</summary>
    public static long Uptime => (long)BoardRun.Running.Uptime.TotalMilliseconds;
}
