using Host.Board;

namespace System.Device.Gpio;

/// <summary>
/// Stands in for nanoFramework.System.Device.Gpio: the pins of the current board. As on the device all controllers
/// share the pins that are open.
/// </summary>
public sealed class GpioController
{
    private readonly BoardRun _run = BoardRun.Running;

    /// <summary>Opens a pin, as it is.</summary>
    /// <exception cref="InvalidOperationException">It is open, belongs to the flash or does not exist.</exception>
    public GpioPin OpenPin(int pinNumber)
    {
        _run.Check();
        GpioPin? pin = _run.Board.Pins.Exists(pinNumber) ? GpioPin.Open(_run, _run.Board.Pins[pinNumber]) : null;

        if (pin is null)
        {
            throw new InvalidOperationException($"GPIO {pinNumber} is in use, belongs to the flash or does not exist.");
        }

        _run.Board.I2c.Lose(pinNumber);
        return pin;
    }

    /// <summary>Opens a pin.</summary>
    /// <exception cref="InvalidOperationException">It is open, belongs to the flash or does not exist.</exception>
    /// <exception cref="ArgumentException">It has no such mode.</exception>
    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        GpioPin pin = OpenPin(pinNumber);
        pin.SetPinMode(mode);
        return pin;
    }

    /// <summary>Tells whether a pin is open.</summary>
    public bool IsPinOpen(int pinNumber)
    {
        _run.Check();
        return _run.Board.Pins[pinNumber].IsOpen;
    }

    /// <summary>Reads a pin that is open.</summary>
    public PinValue Read(int pinNumber)
    {
        _run.Check();
        return _run.Board.Pins[pinNumber].Level;
    }

    /// <summary>Closes a pin.</summary>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public void ClosePin(int pinNumber)
    {
        _run.Check();

        if (!_run.Board.Pins[pinNumber].IsOpen)
        {
            throw new InvalidOperationException();
        }

        _run.Board.Pins[pinNumber].Close();
    }
}
