namespace System.Device.Gpio;

/// <summary>Stands in for nanoFramework.System.Device.Gpio: which edge an event is about.</summary>
[Flags]
public enum PinEventTypes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>From low to high.</summary>
    Rising = 1,

    /// <summary>From high to low.</summary>
    Falling = 2,
}
