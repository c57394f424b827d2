namespace Host.Board;

/// <summary>
/// The chip's I2C buses, 1 and, if there are two, 2. The sensor chips are wired to whatever pins the program gives the bus; before it has
/// given both, nothing answers.
/// </summary>
internal sealed class I2cBuses
{
    private readonly VirtualI2cBus[] _buses;

    internal I2cBuses(Pins pins, int count) => _buses = [.. Enumerable.Range(0, count).Select(_ => new VirtualI2cBus(pins))];

    /// <summary>
    /// Gets or sets how long a transfer on a bus that hangs takes until it fails; 1 s on a device, as every thread
    /// waits meanwhile.
    /// </summary>
    public TimeSpan TransferTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Puts a chip on a bus.</summary>
    public void Attach(int bus, int address, II2cChip chip)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(address, 0x08);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(address, 0x77);
        Bus(bus).Attach(address, chip);
    }

    /// <summary>Takes a chip off a bus; does nothing if there is none.</summary>
    public void Detach(int bus, int address) => Bus(bus).Detach(address);

    /// <summary>
    /// A chip was interrupted while it sent and holds the data line low: every transfer fails until the clock line
    /// was clocked by hand (I2C-bus specification UM10204, 3.1.16).
    /// </summary>
    public void Hang(int bus, int clocks = 9) => Bus(bus).Hang(clocks);

    /// <summary>Tells whether a chip holds a bus's data line low.</summary>
    public bool Hangs(int bus) => Bus(bus).Hangs;

    internal VirtualI2cBus Bus(int bus) => bus >= 1 && bus <= _buses.Length
        ? _buses[bus - 1]
        : throw new ArgumentOutOfRangeException(nameof(bus), bus, $"The chip has {_buses.Length} I2C buses.");

    /// <summary>A pin was opened as GPIO and is lost to the bus that has it.</summary>
    internal void Lose(int pin)
    {
        foreach (VirtualI2cBus bus in _buses)
        {
            bus.Lose(pin);
        }
    }

    internal void Reset()
    {
        foreach (VirtualI2cBus bus in _buses)
        {
            bus.Reset();
        }
    }
}
