namespace Host.Board;

/// <summary>
/// The pins of an ESP32: 34 to 39 are inputs without pulls, 6 to 11 belong to the flash, 20, 24 and 28 to 31 do not
/// exist (ESP32 datasheet, pin list).
/// </summary>
public sealed class Pins
{
    /// <summary>The number of pin numbers; not every one is a pin.</summary>
    public const int Count = 40;

    private readonly VirtualPin[] _pins = [.. Enumerable.Range(0, Count).Select(number => new VirtualPin(number))];

    internal Pins()
    {
    }

    /// <summary>Gets a pin.</summary>
    /// <param name="number">Its GPIO number.</param>
    /// <exception cref="ArgumentOutOfRangeException">An ESP32 has no such pin.</exception>
    public VirtualPin this[int number] => Exists(number)
        ? _pins[number]
        : throw new ArgumentOutOfRangeException(nameof(number), number, "An ESP32 has no such pin.");

    /// <summary>Tells whether an ESP32 has a pin.</summary>
    internal static bool Exists(int number) => number is (>= 0 and <= 19) or (>= 21 and <= 23) or (>= 25 and <= 27) or (>= 32 and <= 39);

    /// <summary>Tells whether a pin can be driven by the ESP32.</summary>
    internal static bool CanDrive(int number) => Exists(number) && number < 34;

    /// <summary>Tells whether a pin is wired to the flash.</summary>
    internal static bool BelongsToFlash(int number) => number is >= 6 and <= 11;

    /// <summary>All pins as they are at power-on.</summary>
    internal void Reset()
    {
        foreach (VirtualPin pin in _pins)
        {
            pin.Reset();
        }
    }
}
