namespace System.Device.Gpio;

/// <summary>Stands in for nanoFramework.System.Device.Gpio: high or low.</summary>
public readonly struct PinValue
{
    private readonly byte _value;

    private PinValue(byte value) => _value = value;

    /// <summary>Gets the high level.</summary>
    public static PinValue High => new(1);

    /// <summary>Gets the low level.</summary>
    public static PinValue Low => new(0);

    /// <summary>Makes a level.</summary>
    /// <param name="value">0 for low, anything else for high.</param>
    public static implicit operator PinValue(int value) => value == 0 ? Low : High;

    /// <summary>Makes a level.</summary>
    /// <param name="value">True for high.</param>
    public static implicit operator PinValue(bool value) => value ? High : Low;

    /// <summary>Gives 1 for high, 0 for low.</summary>
    /// <param name="value">The level.</param>
    public static explicit operator byte(PinValue value) => value._value;

    /// <summary>Gives 1 for high, 0 for low.</summary>
    /// <param name="value">The level.</param>
    public static explicit operator int(PinValue value) => value._value;

    /// <summary>Gives true for high.</summary>
    /// <param name="value">The level.</param>
    public static explicit operator bool(PinValue value) => value._value != 0;

    /// <summary>Compares two levels.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static bool operator ==(PinValue a, PinValue b) => a.Equals(b);

    /// <summary>Compares two levels.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static bool operator !=(PinValue a, PinValue b) => !a.Equals(b);

    /// <summary>Compares with another level.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether they are the same.</returns>
    public bool Equals(PinValue other) => other._value == _value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PinValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value;

    /// <inheritdoc/>
    public override string ToString() => _value == 0 ? "Low" : "High";
}
