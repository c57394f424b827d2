using Host.Board;

namespace nanoFramework.Runtime.Native;

/// <summary>Stands in for nanoFramework.Runtime.Native: the real-time clock. The virtual board has the PC's.</summary>
public static class Rtc
{
    /// <summary>Not done here: <see cref="DateTime.UtcNow"/> is the PC's, which no program may set.</summary>
    /// <param name="time">The time, UTC.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="NotSupportedException">Always.</exception>
    public static bool SetSystemTime(DateTime time)
    {
        BoardRun.Running.Check();
        throw new NotSupportedException("Rtc.SetSystemTime");
    }
}
