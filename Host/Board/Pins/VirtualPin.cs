namespace Host.Board;

/// <summary>A pin of the board, with what the world does to it on one side and the program on the other.</summary>
internal sealed class VirtualPin
{
    private readonly Lock _lock = new();
    private readonly Soc _soc;
    private readonly TimeProvider _time;
    private bool? _driven;
    private bool _heldLow;
    private bool _pulledUp;
    private PinDrive _mode;
    private bool _output;
    private bool _level;
    private ITimer? _debounce;
    private bool _seen;
    private Action<bool>? _interrupt;

    internal VirtualPin(int number, Soc soc, TimeProvider time)
    {
        Number = number;
        _soc = soc;
        _time = time;
    }

    /// <summary>Raised when the level on the wire changes, whoever changes it, on the thread that does.</summary>
    public event Action<bool>? Changed;

    /// <summary>Raised when the program has made the pin an input, which is off for a moment then.</summary>
    internal event Action? InputReset;

    public int Number { get; }

    /// <summary>Gets a value indicating whether the wire is high. A wire that nothing drives or pulls is low.</summary>
    public bool Level
    {
        get
        {
            lock (_lock)
            {
                return _level;
            }
        }
    }

    /// <summary>Gets or sets the voltage on the wire in V, for a pin that the program measures.</summary>
    public double Voltage { get; set; }

    /// <summary>Gets a value indicating whether the program has opened the pin.</summary>
    public bool IsOpen => User is not null;

    /// <summary>Gets what the program has opened the pin for; null if it has not.</summary>
    internal object? User { get; private set; }

    /// <summary>Gets or sets the debounce time of the program's events; zero for none.</summary>
    internal TimeSpan DebounceTime { get; set; }

    /// <summary>The world drives the wire: a switch, a button, a sensor's output.</summary>
    public void Drive(bool high) => Change(() => _driven = high);

    /// <summary>The world lets go of the wire.</summary>
    public void Release() => Change(() => _driven = null);

    /// <summary>The world drives the wire high and low in turn.</summary>
    public void Pulse(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Drive(true);
            Drive(false);
        }
    }

    /// <summary>A chip holds the wire low, stronger than anything else.</summary>
    internal void HoldLow(bool held) => Change(() => _heldLow = held);

    /// <summary>There is a pull-up on the wire, as on every I2C bus.</summary>
    internal void PullUp(bool pulled) => Change(() => _pulledUp = pulled);

    internal bool Open(object user)
    {
        lock (_lock)
        {
            if (IsOpen || _soc.Flash.Contains(Number))
            {
                return false;
            }

            User = user;
            return true;
        }
    }

    /// <summary>The program gives the pin back: it is an input then.</summary>
    internal void Close()
    {
        SetInterrupt(null);
        SetMode(PinDrive.Input);
        User = null;
    }

    /// <summary>Sets the mode; an output starts low.</summary>
    internal void SetMode(PinDrive mode)
    {
        Change(() =>
        {
            _mode = mode;
            _output = false;
        });

        if (mode < PinDrive.PushPull)
        {
            InputReset?.Invoke();
        }
    }

    /// <summary>Sets what the program drives; has an effect in an output mode only.</summary>
    internal void SetOutput(bool high) => Change(() => _output = high);

    /// <summary>
    /// Reads the pin as the program does. nanoFramework opens an output without its input buffer, so that an output
    /// reads low whatever is on the wire.
    /// </summary>
    internal bool Read()
    {
        lock (_lock)
        {
            return _mode < PinDrive.PushPull && _level;
        }
    }

    /// <summary>Sets what is called, on any thread, when the debounced level changes.</summary>
    internal void SetInterrupt(Action<bool>? interrupt)
    {
        lock (_lock)
        {
            _interrupt = interrupt;
            _seen = _level;
            _debounce?.Dispose();
            _debounce = null;
        }
    }

    internal void Reset()
    {
        Close();
        DebounceTime = TimeSpan.Zero;
    }

    private void Change(Action what)
    {
        Action<bool>? interrupt = null;
        bool level;

        lock (_lock)
        {
            bool before = _level;
            what();
            level = _level = Resolve();

            if (level == before)
            {
                return;
            }

            interrupt = Edge();
        }

        Changed?.Invoke(level);
        interrupt?.Invoke(level);
    }

    private bool Resolve() => !_heldLow && _mode switch
    {
        PinDrive.PushPull => _output && _driven != false,
        PinDrive.OpenDrain => _output && (_driven ?? _pulledUp),
        PinDrive.OpenDrainPullUp => _output && (_driven ?? true),
        _ => _driven ?? (_pulledUp || (_mode == PinDrive.InputPullUp && _soc.CanDrive(Number))),
    };

    /// <summary>An edge begins the debounce time, in which further edges are ignored; the level at its end counts.</summary>
    private Action<bool>? Edge()
    {
        if (_interrupt is null || _debounce is not null)
        {
            return null;
        }

        if (DebounceTime > TimeSpan.Zero)
        {
            _debounce = _time.CreateTimer(_ => Debounced(), null, DebounceTime, Timeout.InfiniteTimeSpan);
            return null;
        }

        _seen = _level;
        return _interrupt;
    }

    private void Debounced()
    {
        Action<bool>? interrupt;
        bool level;

        lock (_lock)
        {
            _debounce?.Dispose();
            _debounce = null;
            level = _level;
            interrupt = level == _seen ? null : _interrupt;
            _seen = level;
        }

        interrupt?.Invoke(level);
    }
}
