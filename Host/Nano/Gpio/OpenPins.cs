using System.Runtime.CompilerServices;
using Host.Board;

namespace System.Device.Gpio;

/// <summary>The pins that a run of a program has open: what is static on the device is one for each run here.</summary>
internal sealed class OpenPins
{
    private static readonly ConditionalWeakTable<BoardRun, OpenPins> s_runs = [];

    private readonly Lock _lock = new();
    private readonly Dictionary<int, GpioPin> _pins = [];

    public static OpenPins Of(BoardRun run) => s_runs.GetValue(run, _ => new OpenPins());

    public GpioPin Add(GpioPin pin)
    {
        lock (_lock)
        {
            return _pins[pin.PinNumber] = pin;
        }
    }

    public GpioPin Get(int number)
    {
        lock (_lock)
        {
            return _pins.TryGetValue(number, out GpioPin? pin) && !pin.IsDisposed
                ? pin
                : throw new InvalidOperationException();
        }
    }

    public void CloseAll()
    {
        GpioPin[] pins;

        lock (_lock)
        {
            pins = [.. _pins.Values];
            _pins.Clear();
        }

        foreach (GpioPin pin in pins)
        {
            pin.Dispose();
        }
    }
}
