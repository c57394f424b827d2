using Host.Board;

namespace Host.Simulator.Device;

/// <summary>Something that can go wrong with a simulated device or around it, until it is put right again.</summary>
internal sealed class Disturbance(string name, Func<bool> isOn, Action<bool> set)
{
    private const int UsualRssi = -55;
    private const int WeakRssi = -88;

    private static readonly TimeSpan UsualJoin = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan WeakJoin = TimeSpan.FromSeconds(6);

    /// <summary>Gets what it is called, such as <c>Wi-Fi off</c> or <c>bme280 1/0x76 unplugged</c>.</summary>
    public string Name => name;

    /// <summary>Gets or sets a value indicating whether it goes wrong; setting it to what it is does nothing.</summary>
    public bool IsOn
    {
        get => isOn();

        set
        {
            if (value != isOn())
            {
                set(value);
            }
        }
    }

    /// <summary>Makes one that remembers by itself whether it is on.</summary>
    public static Disturbance Of(string name, Action<bool> set)
    {
        bool isOn = false;
        return new Disturbance(name, () => isOn, on =>
        {
            isOn = on;
            set(on);
        });
    }

    /// <summary>Gives what can go wrong with a board and its network.</summary>
    public static IEnumerable<Disturbance> Of(VirtualBoard board) =>
    [
        new("Wi-Fi off", () => !board.AccessPoint.IsOn, on => board.AccessPoint.IsOn = !on),
        new("Wi-Fi weak", () => board.AccessPoint.Rssi == WeakRssi, on => Weaken(board.AccessPoint, on)),
        new("Wi-Fi password wrong", () => board.AccessPoint.Refuses, on => board.AccessPoint.Refuses = on),
        new("internet gone", () => !board.Internet.IsUp, on => board.Internet.IsUp = !on),
        new("flash full", () => board.Flash.IsFull, on => board.Flash.IsFull = on),
        new("flash failing", () => board.Flash.Plan is not null, on => board.Flash.Plan = on ? _ => FlashFault.Fail : null),
        .. Enumerable.Range(1, board.Soc.I2cBuses).Select(bus => new Disturbance(
            $"I2C bus {bus} stuck", () => board.I2c.Hangs(bus), on => board.I2c.Hang(bus, on ? int.MaxValue : 0))),
    ];

    /// <summary>A weak link breaks, and joining takes long.</summary>
    private static void Weaken(AccessPoint network, bool isWeak)
    {
        network.Rssi = isWeak ? WeakRssi : UsualRssi;
        network.JoinDelay = isWeak ? WeakJoin : UsualJoin;

        if (isWeak && network.IsOn)
        {
            network.IsOn = false;
            network.IsOn = true;
        }
    }
}
