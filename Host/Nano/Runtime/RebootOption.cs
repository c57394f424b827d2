namespace nanoFramework.Runtime.Native;

/// <summary>Stands in for nanoFramework.Runtime.Native: what a reboot leads to.</summary>
public enum RebootOption
{
    /// <summary>The program again.</summary>
    NormalReboot = 0,
}
