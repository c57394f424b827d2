namespace System.Device.Gpio;

/// <summary>Stands in for nanoFramework.System.Device.Gpio: high or low.</summary>
public readonly record struct PinValue
{
    private readonly bool _isHigh;

    private PinValue(bool isHigh) => _isHigh = isHigh;

    /// <summary>Gets the high level.</summary>
    public static PinValue High => new(true);

    /// <summary>Gets the low level.</summary>
    public static PinValue Low => new(false);

    /// <summary>Makes a level.</summary>
    public static implicit operator PinValue(bool value) => new(value);

    /// <summary>Gives true for high.</summary>
    public static explicit operator bool(PinValue value) => value._isHigh;

    public override string ToString() => _isHigh ? "High" : "Low";
}
