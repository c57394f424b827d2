namespace nanoFramework.Runtime.Native;

/// <summary>Stands in for nanoFramework.Runtime.Native: what a reboot leads to.</summary>
public enum RebootOption
{
    /// <summary>The program again.</summary>
    NormalReboot = 0,

    /// <summary>The boot loader.</summary>
    EnterNanoBooter = 1,

    /// <summary>The program again, without a reset of the chip.</summary>
    ClrOnly = 2,

    /// <summary>The chip's own boot loader.</summary>
    EnterProprietaryBooter = 8,
}
