extern alias DotNetIot;

using I2cBus = DotNetIot::System.Device.I2c.I2cBus;
using I2cDevice = DotNetIot::System.Device.I2c.I2cDevice;

namespace Host.Board;

/// <summary>One I2C bus of the ESP32, as a bus of the .NET IoT library: what its devices send reaches the chips register by register.</summary>
internal sealed class VirtualI2cBus : I2cBus
{
    private readonly Lock _lock = new();
    private readonly Pins _pins;
    private readonly Dictionary<int, II2cChip> _chips = [];
    private int? _dataPin;
    private int? _clockPin;
    private bool _connected;
    private int _clocksToGo;
    private bool _clock;

    public VirtualI2cBus(Pins pins) => _pins = pins;

    /// <summary>Gets a value indicating whether a chip holds the data line low.</summary>
    public bool Hangs
    {
        get
        {
            lock (_lock)
            {
                return _clocksToGo > 0;
            }
        }
    }

    /// <summary>Gets or sets how many devices the program has made and not disposed of: without any, the controller is off.</summary>
    public int Users { get; set; }

    /// <summary>Gets the pin that is the bus's data line; null before the program chose one.</summary>
    public int? DataPin => _dataPin;

    /// <summary>Gets the pin that is the bus's clock line; null before the program chose one.</summary>
    public int? ClockPin => _clockPin;

    /// <summary>Gets a value indicating whether the I2C controller has its pins: a pin that is opened as GPIO is lost to it.</summary>
    public bool IsConnected => _connected && !Taken(_dataPin) && !Taken(_clockPin);

    public override I2cDevice CreateDevice(int deviceAddress) => new VirtualI2cDevice(this, deviceAddress);

    public override void RemoveDevice(int deviceAddress)
    {
    }

    public void Attach(int address, II2cChip chip)
    {
        lock (_lock)
        {
            _chips.Add(address, chip);
        }
    }

    public void Detach(int address)
    {
        lock (_lock)
        {
            _chips.Remove(address);
        }
    }

    public void Hang(int clocks)
    {
        lock (_lock)
        {
            _clocksToGo = clocks;
        }

        Hold(_dataPin, clocks > 0);
    }

    /// <summary>The program chooses the data pin: the chips' data line is there from now on.</summary>
    public void UseDataPin(int pin)
    {
        Unwire(_dataPin);
        _dataPin = pin;
        _pins[pin].PullUp(true);
        Hold(pin, Hangs);
    }

    /// <summary>The program chooses the clock pin: the chips' clock line is there from now on.</summary>
    public void UseClockPin(int pin)
    {
        Unwire(_clockPin);
        _clockPin = pin;
        _pins[pin].PullUp(true);
        _clock = _pins[pin].Level;
        _pins[pin].Changed += Clocked;
    }

    /// <summary>Gives the pins to the I2C controller, as nanoFramework does for each device that is made.</summary>
    public bool Connect()
    {
        if (Taken(_dataPin) || Taken(_clockPin))
        {
            return false;
        }

        _connected = _dataPin is not null && _clockPin is not null;
        return true;
    }

    /// <summary>A pin was opened as GPIO and is lost to the controller until it is connected again.</summary>
    public void Lose(int pin)
    {
        if (pin == _dataPin || pin == _clockPin)
        {
            _connected = false;
        }
    }

    public int Write(int address, ReadOnlySpan<byte> data)
    {
        lock (_lock)
        {
            return _chips.TryGetValue(address, out II2cChip? chip) ? chip.Write(data) : -1;
        }
    }

    public bool Read(int address, Span<byte> buffer)
    {
        lock (_lock)
        {
            return _chips.TryGetValue(address, out II2cChip? chip) && chip.Read(buffer);
        }
    }

    public void Reset()
    {
        Unwire(_dataPin);
        Unwire(_clockPin);
        _dataPin = null;
        _clockPin = null;
        _connected = false;
        Users = 0;
    }

    private bool Taken(int? pin) => pin is int number && _pins[number].IsOpen;

    private void Hold(int? pin, bool low)
    {
        if (pin is int number)
        {
            _pins[number].HoldLow(low);
        }
    }

    private void Unwire(int? pin)
    {
        if (pin is int number)
        {
            _pins[number].Changed -= Clocked;
            _pins[number].PullUp(false);
            _pins[number].HoldLow(false);
        }
    }

    /// <summary>A chip sends its next bit with each clock, and after the last one lets go of the data line.</summary>
    private void Clocked(bool high)
    {
        bool free;

        lock (_lock)
        {
            bool rises = high && !_clock;
            _clock = high;

            if (!rises || _clocksToGo == 0)
            {
                return;
            }

            free = --_clocksToGo == 0;
        }

        if (free)
        {
            Hold(_dataPin, false);
        }
    }
}
