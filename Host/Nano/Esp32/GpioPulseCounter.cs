using Host.Board;

namespace System.Device.Gpio;

/// <summary>
/// Stands in for nanoFramework.Hardware.Esp32: counts edges on a pin, in hardware on the ESP32, whatever the program
/// does meanwhile. The ESP32's driver pulls the pin up. A pin whose mode is set is off for a moment: to the counter a
/// high level falls and rises then.
/// </summary>
public sealed class GpioPulseCounter : IDisposable
{
    private readonly Lock _lock = new();
    private readonly BoardRun _run = BoardRun.Running;
    private readonly VirtualPin _pin;
    private GpioPulsePolarity _polarity = GpioPulsePolarity.Falling;
    private ushort _filterPulses;
    private long _count;
    private bool _isStarted;
    private bool _disposed;

    /// <exception cref="ArgumentException">There is no such pin.</exception>
    /// <exception cref="NotSupportedException">The chip has no pulse counters.</exception>
    public GpioPulseCounter(int pinNumberA)
    {
        if (!_run.Board.Soc.HasPulseCounters)
        {
            throw new NotSupportedException($"The {_run.Board.Soc.Name} has no pulse counter.");
        }

        if (!_run.Board.Pins.IsFree(pinNumberA))
        {
            throw new ArgumentException($"GPIO {pinNumberA} cannot be counted.");
        }

        _pin = _run.Board.Pins[pinNumberA];
        _pin.Open(this);
        _pin.SetMode(PinDrive.InputPullUp);
    }

    /// <summary>Gets or sets which edges are counted.</summary>
    /// <exception cref="InvalidOperationException">It is set while the counter counts.</exception>
    public GpioPulsePolarity Polarity
    {
        get => _polarity;

        set
        {
            CheckStopped();
            _polarity = value;
        }
    }

    /// <summary>Gets or sets the glitch filter; the virtual board's pins have no glitches that short.</summary>
    /// <exception cref="ArgumentException">More than 1023.</exception>
    public ushort FilterPulses
    {
        get => _filterPulses;
        set => _filterPulses = value <= 1023 ? value : throw new ArgumentException("FilterPulses is at most 1023.");
    }

    /// <summary>Reads the count.</summary>
    public GpioPulseCount Read()
    {
        Check();
        return new GpioPulseCount { Count = Interlocked.Read(ref _count) };
    }

    /// <summary>Counts from 0 on.</summary>
    /// <exception cref="InvalidOperationException">It counts already.</exception>
    public void Start()
    {
        CheckStopped();
        _isStarted = true;
        _pin.Changed += Count;
        _pin.InputReset += CountReset;
    }

    /// <summary>Gives the pin back.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (!_disposed)
            {
                _disposed = true;
                _pin.Changed -= Count;
                _pin.InputReset -= CountReset;

                if (_run.IsOn)
                {
                    _pin.Close();
                }
            }
        }
    }

    private void Count(bool high)
    {
        if (_run.IsOn && _polarity != (high ? GpioPulsePolarity.Falling : GpioPulsePolarity.Rising))
        {
            Interlocked.Increment(ref _count);
        }
    }

    private void CountReset()
    {
        if (_pin.Level)
        {
            Count(high: false);
            Count(high: true);
        }
    }

    private void Check()
    {
        _run.Check();
        ObjectDisposedException.ThrowIf(_disposed, this);
    }

    private void CheckStopped()
    {
        Check();

        if (_isStarted)
        {
            throw new InvalidOperationException("The counter is started.");
        }
    }
}
