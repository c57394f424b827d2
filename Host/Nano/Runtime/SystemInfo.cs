using Host.Board;

namespace nanoFramework.Runtime.Native;

/// <summary>Stands in for nanoFramework.Runtime.Native: what the firmware image says of itself.</summary>
public static class SystemInfo
{
    /// <summary>Gets the image's version.</summary>
    public static Version Version => Here(new Version(1, 12, 0, 0));

    /// <summary>Gets who built the image.</summary>
    public static string OEMString => Here("virtual board");

    /// <summary>Gets the target's name.</summary>
    public static string TargetName => Here("ESP32_VIRTUAL");

    /// <summary>Gets the platform's name.</summary>
    public static string Platform => Here("ESP32");

    private static T Here<T>(T value)
    {
        BoardRun.Running.Check();
        return value;
    }
}
