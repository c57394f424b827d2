namespace Host.Board;

internal sealed class Pins
{
    private readonly Soc _soc;
    private readonly Dictionary<int, VirtualPin> _pins;

    internal Pins(Soc soc, TimeProvider time)
    {
        _soc = soc;
        _pins = soc.Gpios.ToDictionary(number => number, number => new VirtualPin(number, soc, time));
    }

    public VirtualPin this[int number] => _pins.TryGetValue(number, out VirtualPin? pin)
        ? pin
        : throw new ArgumentOutOfRangeException(nameof(number), number, $"The {_soc.Name} has no such pin.");

    /// <summary>Tells whether a program can have a pin.</summary>
    public bool IsFree(int number) => Exists(number) && !_soc.Flash.Contains(number);

    internal bool Exists(int number) => _pins.ContainsKey(number);

    internal bool CanDrive(int number) => _soc.CanDrive(number);

    /// <summary>All pins as they are at power-on.</summary>
    internal void Reset()
    {
        foreach (VirtualPin pin in _pins.Values)
        {
            pin.Reset();
        }
    }
}
