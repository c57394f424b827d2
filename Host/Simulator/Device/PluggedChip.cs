using Host.Board.Chips;
using Host.World;

namespace Host.Simulator.Device;

/// <summary>A sensor chip on a bus of a simulated device.</summary>
internal sealed class PluggedChip(ChipKind kind, int bus, int address, SensorChip chip, Surroundings surroundings)
{
    private bool _isCorrupt;

    public ChipKind Kind => kind;

    public int Bus => bus;

    public int Address => address;

    public SensorChip Chip => chip;

    /// <summary>Gets what it feels of its surroundings.</summary>
    public IReadOnlyList<Quantity> Quantities { get; } = kind.Quantities(surroundings);

    /// <summary>Gets or sets a value indicating whether it is on its bus.</summary>
    public bool IsPlugged
    {
        get => !chip.Unplugged;
        set => chip.Unplugged = !value;
    }

    /// <summary>Gets or sets a value indicating whether a bit of each of its answers is turned over on the way.</summary>
    public bool IsCorrupt
    {
        get => _isCorrupt;

        set
        {
            _isCorrupt = value;
            chip.CorruptNextAnswers(value ? int.MaxValue : 0);
        }
    }

    public void Expose() => kind.Expose(chip, surroundings);
}
