extern alias DotNetIot;

using Host.Board;
using Iot = DotNetIot::System.Device.Gpio;

namespace System.Device.Gpio;

/// <summary>
/// Stands in for nanoFramework.System.Device.Gpio over a pin of the .NET IoT library. As on an ESP32 an output reads
/// low whatever it drives, since its input is off.
/// </summary>
public sealed class GpioPin : IDisposable
{
    private readonly Lock _lock = new();
    private readonly BoardRun _run;
    private readonly Iot.GpioPin _pin;
    private PinValueChangedEventHandler? _callbacks;
    private PinMode _mode;
    private TimeSpan _debounceTimeout;

    internal GpioPin(BoardRun run, Iot.GpioPin pin)
    {
        _run = run;
        _pin = pin;
    }

    /// <summary>
    /// Raised on the board's event thread when the level has changed: at once, or at the end of
    /// <see cref="DebounceTimeout"/> where the level is still another one then.
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
                    _pin.ValueChanged += Raise;
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
                    _pin.ValueChanged -= Raise;
                }
            }
        }
    }

    /// <summary>Gets or sets how long further changes are ignored after one; its level at the end counts.</summary>
    public TimeSpan DebounceTimeout
    {
        get => _debounceTimeout;

        set
        {
            _run.Check();
            _debounceTimeout = value;
            _run.Board.Pins[PinNumber].DebounceTime = value;
        }
    }

    /// <summary>Gets the pin's number.</summary>
    public int PinNumber => _pin.PinNumber;

    /// <summary>Gets a value indicating whether the pin is closed.</summary>
    internal bool IsDisposed { get; private set; }

    /// <summary>Gives the mode.</summary>
    /// <returns>The mode.</returns>
    /// <exception cref="ObjectDisposedException">The pin is closed.</exception>
    public PinMode GetPinMode()
    {
        Check();
        return _mode;
    }

    /// <summary>Tells whether the pin has a mode.</summary>
    /// <param name="pinMode">The mode.</param>
    /// <returns>Whether it does.</returns>
    /// <exception cref="ObjectDisposedException">The pin is closed.</exception>
    public bool IsPinModeSupported(PinMode pinMode)
    {
        Check();
        return Supports(_run.Board, PinNumber, pinMode);
    }

    /// <summary>Sets the mode; an output drives low then.</summary>
    /// <param name="value">The mode.</param>
    /// <exception cref="ArgumentException">The pin has no such mode.</exception>
    /// <exception cref="NotSupportedException">An open source output.</exception>
    /// <exception cref="ObjectDisposedException">The pin is closed.</exception>
    public void SetPinMode(PinMode value)
    {
        lock (_lock)
        {
            Check();

            if (!Supports(_run.Board, PinNumber, value))
            {
                throw new ArgumentException($"GPIO {PinNumber} has no mode {value}.");
            }

            Apply(value);
            _mode = value;
        }
    }

    /// <summary>Reads the level.</summary>
    /// <returns>The level of an input; low for an output.</returns>
    /// <exception cref="ObjectDisposedException">The pin is closed.</exception>
    public PinValue Read()
    {
        Check();
        return (bool)_pin.Read();
    }

    /// <summary>Drives a level.</summary>
    /// <param name="value">The level.</param>
    /// <exception cref="ArgumentException">The pin is no output.</exception>
    /// <exception cref="ObjectDisposedException">The pin is closed.</exception>
    public void Write(PinValue value)
    {
        lock (_lock)
        {
            Check();

            if (_mode < PinMode.Output)
            {
                throw new ArgumentException($"GPIO {PinNumber} is no output.");
            }

            _pin.Write((bool)value);
        }
    }

    /// <summary>Drives the other level than before; does nothing where the pin is no output.</summary>
    /// <exception cref="ObjectDisposedException">The pin is closed.</exception>
    public void Toggle()
    {
        Check();

        if (_mode >= PinMode.Output)
        {
            _pin.Toggle();
        }
    }

    /// <summary>Closes the pin: it is an input then.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (!IsDisposed)
            {
                IsDisposed = true;
                _callbacks = null;

                if (_run.IsOn)
                {
                    _pin.Close();
                }
            }
        }
    }

    /// <summary>Tells whether a pin of a board has a mode.</summary>
    internal static bool Supports(VirtualBoard board, int number, PinMode mode) =>
        mode < PinMode.Output ? board.Pins.Exists(number) : board.Pins.CanDrive(number);

    /// <summary>The modes by name, as their numbers differ; open drain the .NET IoT library does not know.</summary>
    private void Apply(PinMode mode)
    {
        switch (mode)
        {
            case PinMode.Input:
                _pin.SetPinMode(Iot.PinMode.Input);
                break;
            case PinMode.InputPullUp:
                _pin.SetPinMode(Iot.PinMode.InputPullUp);
                break;
            case PinMode.InputPullDown:
                _pin.SetPinMode(Iot.PinMode.InputPullDown);
                break;
            case PinMode.Output:
                _pin.SetPinMode(Iot.PinMode.Output);
                break;
            case PinMode.OutputOpenDrain:
                _run.Board.Pins[PinNumber].SetMode(PinDrive.OpenDrain);
                break;
            case PinMode.OutputOpenDrainPullUp:
                _run.Board.Pins[PinNumber].SetMode(PinDrive.OpenDrainPullUp);
                break;
            default:
                throw new NotSupportedException($"PinMode.{mode}");
        }
    }

    private void Check()
    {
        _run.Check();
        ObjectDisposedException.ThrowIf(IsDisposed, this);
    }

    private void Raise(object sender, Iot.PinValueChangedEventArgs change)
    {
        PinEventTypes edge = change.ChangeType == Iot.PinEventTypes.Rising ? PinEventTypes.Rising : PinEventTypes.Falling;
        _callbacks?.Invoke(this, new PinValueChangedEventArgs(edge, PinNumber));
    }
}
