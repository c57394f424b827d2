using Host.Board;

namespace System.Device.Gpio;

/// <summary>
/// Stands in for nanoFramework.System.Device.Gpio over a pin of the virtual board. As on an ESP32 an output reads low
/// whatever it drives, since its input is off.
/// </summary>
public sealed class GpioPin : IDisposable
{
    private readonly Lock _lock = new();
    private readonly BoardRun _run;
    private readonly VirtualPin _pin;
    private PinValueChangedEventHandler? _callbacks;
    private PinMode _mode;

    private GpioPin(BoardRun run, VirtualPin pin)
    {
        _run = run;
        _pin = pin;
    }

    /// <summary>
    /// Raised on the board's event thread when the level has changed: at once, or at the end of
    /// <see cref="DebounceTimeout"/> if the level is still another one then.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The pin is closed.</exception>
    public event PinValueChangedEventHandler ValueChanged
    {
        add
        {
            lock (_lock)
            {
                Check();

                if (_callbacks is null)
                {
                    _pin.SetInterrupt(high => _run.Events.Post(() => Raise(high)));
                }

                _callbacks += value;
                SetPinMode(_mode);
            }
        }

        remove
        {
            lock (_lock)
            {
                Check();
                _callbacks -= value;

                if (_callbacks is null)
                {
                    _pin.SetInterrupt(null);
                }
            }
        }
    }

    /// <summary>Gets or sets how long further changes are ignored after one; its level at the end counts.</summary>
    public TimeSpan DebounceTimeout
    {
        get => _pin.DebounceTime;

        set
        {
            _run.Check();
            _pin.DebounceTime = value;
        }
    }

    /// <summary>Sets the mode; an output drives low then.</summary>
    /// <exception cref="ArgumentException">The pin has no such mode.</exception>
    /// <exception cref="NotSupportedException">An open source output.</exception>
    /// <exception cref="ObjectDisposedException">The pin is closed.</exception>
    public void SetPinMode(PinMode value)
    {
        lock (_lock)
        {
            Check();

            if (value >= PinMode.Output && !_run.Board.Pins.CanDrive(_pin.Number))
            {
                throw new ArgumentException($"GPIO {_pin.Number} has no mode {value}.");
            }

            _pin.SetMode(value switch
            {
                PinMode.Input => PinDrive.Input,
                PinMode.InputPullUp => PinDrive.InputPullUp,
                PinMode.InputPullDown => PinDrive.InputPullDown,
                PinMode.Output => PinDrive.PushPull,
                PinMode.OutputOpenDrain => PinDrive.OpenDrain,
                PinMode.OutputOpenDrainPullUp => PinDrive.OpenDrainPullUp,
                _ => throw new NotSupportedException($"PinMode.{value}"),
            });
            _mode = value;
        }
    }

    /// <summary>Reads the level.</summary>
    /// <returns>The level of an input; low for an output.</returns>
    /// <exception cref="ObjectDisposedException">The pin is closed.</exception>
    public PinValue Read()
    {
        Check();
        return _pin.Read();
    }

    /// <summary>Drives a level.</summary>
    /// <exception cref="ArgumentException">The pin is not an output.</exception>
    /// <exception cref="ObjectDisposedException">The pin is closed.</exception>
    public void Write(PinValue value)
    {
        lock (_lock)
        {
            Check();

            if (_mode < PinMode.Output)
            {
                throw new ArgumentException($"GPIO {_pin.Number} is not an output.");
            }

            _pin.SetOutput((bool)value);
        }
    }

    /// <summary>Closes the pin: it is an input then.</summary>
    public void Dispose()
    {
        if (_run.IsOn && _pin.User == this)
        {
            _pin.Close();
        }
    }

    /// <summary>Opens a pin, unless it is open or wired to the flash.</summary>
    internal static GpioPin? Open(BoardRun run, VirtualPin pin)
    {
        GpioPin user = new(run, pin);
        return pin.Open(user) ? user : null;
    }

    private void Check()
    {
        _run.Check();
        ObjectDisposedException.ThrowIf(_pin.User != this, this);
    }

    private void Raise(bool high)
    {
        if (_pin.User == this)
        {
            _callbacks?.Invoke(this, new PinValueChangedEventArgs(high ? PinEventTypes.Rising : PinEventTypes.Falling));
        }
    }
}
