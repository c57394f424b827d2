using Host.Nano.Runtime;

namespace System
{
    /// <summary>Stands in for nanoFramework.Runtime.Native: the time since the current board's boot, not the PC's.</summary>
    internal static class Environment
    {
        /// <summary>Gets the milliseconds since boot.</summary>
        public static long TickCount64 => DeviceTime.Uptime;
    }
}
