extern alias DotNetIot;

using DotNetIot::System.Device.Gpio;

namespace Host.Board;

/// <summary>
/// The board's pins as a driver of the .NET IoT library, for one run of its program. Events come on the run's event
/// thread. What that library has no mode for, open drain, is set on the pin itself.
/// </summary>
internal sealed class VirtualGpioDriver(BoardRun run) : GpioDriver
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, List<(PinEventTypes Edges, PinChangeEventHandler Handler)>> _handlers = [];

    /// <inheritdoc/>
    protected override int PinCount => run.Board.Pins.Count;

    /// <inheritdoc/>
    protected override void OpenPin(int pinNumber)
    {
        if (!run.Board.Pins.Exists(pinNumber) || !run.Board.Pins[pinNumber].Open())
        {
            throw new InvalidOperationException($"GPIO {pinNumber} is in use, belongs to the flash or does not exist.");
        }

        run.Board.I2c.Lose(pinNumber);
    }

    /// <inheritdoc/>
    protected override void ClosePin(int pinNumber)
    {
        lock (_lock)
        {
            _handlers.Remove(pinNumber);
        }

        run.Board.Pins[pinNumber].Close();
    }

    /// <inheritdoc/>
    protected override void SetPinMode(int pinNumber, PinMode mode) => run.Board.Pins[pinNumber].SetMode(mode switch
    {
        PinMode.Input => PinDrive.Input,
        PinMode.InputPullUp => PinDrive.InputPullUp,
        PinMode.InputPullDown => PinDrive.InputPullDown,
        _ => PinDrive.PushPull,
    });

    /// <inheritdoc/>
    protected override PinMode GetPinMode(int pinNumber) => run.Board.Pins[pinNumber].Mode switch
    {
        PinDrive.Input => PinMode.Input,
        PinDrive.InputPullUp => PinMode.InputPullUp,
        PinDrive.InputPullDown => PinMode.InputPullDown,
        _ => PinMode.Output,
    };

    /// <inheritdoc/>
    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => mode == PinMode.Output
        ? run.Board.Pins.CanDrive(pinNumber)
        : run.Board.Pins.Exists(pinNumber);

    /// <inheritdoc/>
    protected override PinValue Read(int pinNumber) => run.Board.Pins[pinNumber].Read();

    /// <inheritdoc/>
    protected override void Write(int pinNumber, PinValue value) => run.Board.Pins[pinNumber].SetOutput((bool)value);

    /// <inheritdoc/>
    protected override void Toggle(int pinNumber)
    {
        VirtualPin pin = run.Board.Pins[pinNumber];
        pin.SetOutput(!pin.Output);
    }

    /// <inheritdoc/>
    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) =>
        throw new NotSupportedException("GpioDriver.WaitForEvent");

    /// <inheritdoc/>
    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
    {
        lock (_lock)
        {
            if (!_handlers.TryGetValue(pinNumber, out List<(PinEventTypes, PinChangeEventHandler)>? handlers))
            {
                _handlers[pinNumber] = handlers = [];
                run.Board.Pins[pinNumber].SetInterrupt(high => run.Events.Post(() => Raise(pinNumber, high)));
            }

            handlers.Add((eventTypes, callback));
        }
    }

    /// <inheritdoc/>
    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
    {
        lock (_lock)
        {
            if (_handlers.TryGetValue(pinNumber, out List<(PinEventTypes Edges, PinChangeEventHandler Handler)>? handlers)
                && handlers.RemoveAll(entry => entry.Handler == callback) > 0
                && handlers.Count == 0)
            {
                _handlers.Remove(pinNumber);
                run.Board.Pins[pinNumber].SetInterrupt(null);
            }
        }
    }

    private void Raise(int pinNumber, bool high)
    {
        PinEventTypes edge = high ? PinEventTypes.Rising : PinEventTypes.Falling;
        PinChangeEventHandler[] handlers;

        lock (_lock)
        {
            handlers = _handlers.TryGetValue(pinNumber, out List<(PinEventTypes Edges, PinChangeEventHandler Handler)>? all)
                ? [.. all.Where(entry => entry.Edges.HasFlag(edge)).Select(entry => entry.Handler)]
                : [];
        }

        foreach (PinChangeEventHandler handler in handlers)
        {
            handler(this, new PinValueChangedEventArgs(edge, pinNumber));
        }
    }
}
