using Host.Board;

namespace System.Device.Gpio;

/// <summary>
/// Stands in for nanoFramework.System.Device.Gpio: the pins of the current board. As on the device all controllers
/// share the pins that are open.
/// </summary>
public sealed class GpioController : IDisposable
{
    private readonly BoardRun _run = BoardRun.Running;
    private readonly OpenPins _open;
    private bool _disposed;

    /// <summary>Initializes a new instance of the <see cref="GpioController"/> class.</summary>
    public GpioController() => _open = OpenPins.Of(_run);

    /// <summary>Initializes a new instance of the <see cref="GpioController"/> class.</summary>
    /// <param name="numberingScheme">How pins are numbered; the ESP32 takes both for the same.</param>
    public GpioController(PinNumberingScheme numberingScheme)
        : this() => NumberingScheme = numberingScheme;

    /// <summary>Gets how pins are numbered.</summary>
    public PinNumberingScheme NumberingScheme { get; }

    /// <summary>Gets the number of pin numbers.</summary>
    public int PinCount => _run.Gpio.PinCount;

    /// <summary>Opens a pin, as it is.</summary>
    /// <param name="pinNumber">Its number.</param>
    /// <returns>The pin.</returns>
    /// <exception cref="InvalidOperationException">It is open, belongs to the flash or does not exist.</exception>
    public GpioPin OpenPin(int pinNumber)
    {
        _run.Check();

        if (_run.Gpio.IsPinOpen(pinNumber))
        {
            throw new InvalidOperationException($"GPIO {pinNumber} is open.");
        }

        return _open.Add(new GpioPin(_run, _run.Gpio.OpenPin(pinNumber)));
    }

    /// <summary>Opens a pin.</summary>
    /// <param name="pinNumber">Its number.</param>
    /// <param name="mode">Its mode.</param>
    /// <returns>The pin.</returns>
    /// <exception cref="InvalidOperationException">It is open, belongs to the flash or does not exist.</exception>
    /// <exception cref="ArgumentException">It has no such mode.</exception>
    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        GpioPin pin = OpenPin(pinNumber);
        pin.SetPinMode(mode);
        return pin;
    }

    /// <summary>Closes a pin.</summary>
    /// <param name="pinNumber">Its number.</param>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public void ClosePin(int pinNumber)
    {
        _run.Check();
        _open.Get(pinNumber).Dispose();
    }

    /// <summary>Gives a pin's mode.</summary>
    /// <param name="pinNumber">Its number.</param>
    /// <returns>The mode.</returns>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public PinMode GetPinMode(int pinNumber) => _open.Get(pinNumber).GetPinMode();

    /// <summary>Tells whether a pin has a mode.</summary>
    /// <param name="pinNumber">Its number.</param>
    /// <param name="mode">The mode.</param>
    /// <returns>Whether it does.</returns>
    public bool IsPinModeSupported(int pinNumber, PinMode mode) => GpioPin.Supports(_run.Board, pinNumber, mode);

    /// <summary>Tells whether a pin is open.</summary>
    /// <param name="pinNumber">Its number.</param>
    /// <returns>Whether it is.</returns>
    public bool IsPinOpen(int pinNumber) => _run.Gpio.IsPinOpen(pinNumber);

    /// <summary>Reads a pin.</summary>
    /// <param name="pinNumber">Its number.</param>
    /// <returns>Its level.</returns>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public PinValue Read(int pinNumber) => _open.Get(pinNumber).Read();

    /// <summary>Writes a pin.</summary>
    /// <param name="pinNumber">Its number.</param>
    /// <param name="value">Its level.</param>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    /// <exception cref="ArgumentException">It is no output.</exception>
    public void Write(int pinNumber, PinValue value) => _open.Get(pinNumber).Write(value);

    /// <summary>Sets a pin's mode.</summary>
    /// <param name="pinNumber">Its number.</param>
    /// <param name="mode">The mode.</param>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    /// <exception cref="ArgumentException">It has no such mode.</exception>
    public void SetPinMode(int pinNumber, PinMode mode) => _open.Get(pinNumber).SetPinMode(mode);

    /// <summary>Not done here: use <see cref="GpioPin.ValueChanged"/>.</summary>
    /// <param name="pinNumber">Its number.</param>
    /// <param name="eventTypes">The edges.</param>
    /// <param name="callback">Who hears of them.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public void RegisterCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) =>
        throw new NotSupportedException("GpioController.RegisterCallbackForPinValueChangedEvent");

    /// <summary>Not done here: use <see cref="GpioPin.ValueChanged"/>.</summary>
    /// <param name="pinNumber">Its number.</param>
    /// <param name="callback">Who hears no longer.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public void UnregisterCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) =>
        throw new NotSupportedException("GpioController.UnregisterCallbackForPinValueChangedEvent");

    /// <summary>Closes all pins, those that other controllers opened as well.</summary>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _open.CloseAll();
        }
    }
}
