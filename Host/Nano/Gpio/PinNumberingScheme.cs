namespace System.Device.Gpio;

/// <summary>Stands in for nanoFramework.System.Device.Gpio: how pins are numbered.</summary>
public enum PinNumberingScheme
{
    /// <summary>As the chip does.</summary>
    Logical = 0,

    /// <summary>As the board does.</summary>
    Board = 1,
}
