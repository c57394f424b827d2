namespace Host.Board;

/// <summary>
/// A virtual board with a chip of the ESP32 family, on which the device's own sources run: pins, I2C buses, Wi-Fi, flash, a log. Many can be in one
/// process; the device's code finds its own as the ambient current one, which flows into threads and timers.
/// </summary>
internal sealed class VirtualBoard : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<Exception> _failures = [];

    public VirtualBoard(string? flashFolder = null, Soc? soc = null, TimeProvider? time = null)
    {
        Soc = soc ?? Soc.Esp32;
        Time = new BoardTime(time ?? TimeProvider.System);
        Clock = new RealTimeClock(Time);
        Pins = new Pins(Soc, Time);
        I2c = new I2cBuses(Pins, Soc.I2cBuses);
        Serial = new SerialPorts(Soc.SerialPorts);
        Flash = new Flash(flashFolder);
        Log = new Log();
        AccessPoint = new AccessPoint();
        Wifi = new WifiStation(AccessPoint);
        Internet = new Internet();
        Sntp = new SntpClient(Wifi, Internet, Clock);
        Power = new Power(this);

        // A button that can boot the chip has a pull-up on every board.
        Pins[Soc.BootButton].PullUp(true);
    }

    public static VirtualBoard Current => BoardRun.Current.Board;

    public Soc Soc { get; }

    public BoardTime Time { get; }

    public RealTimeClock Clock { get; }

    public Pins Pins { get; }

    public I2cBuses I2c { get; }

    public SerialPorts Serial { get; }

    /// <summary>Gets the Wi-Fi access point near the board.</summary>
    public AccessPoint AccessPoint { get; }

    /// <summary>Gets the board's Wi-Fi radio and its stored network.</summary>
    public WifiStation Wifi { get; }

    /// <summary>Gets the way from the access point to servers.</summary>
    public Internet Internet { get; }

    public SntpClient Sntp { get; }

    public Flash Flash { get; }

    /// <summary>Gets what the program writes to its console.</summary>
    public Log Log { get; }

    /// <summary>
    /// Gets or sets what the program is told to be free of the managed heap after a collection, in bytes: at first an
    /// ESP32's without PSRAM.
    /// </summary>
    public uint FreeHeap { get; set; } = 78_000;

    /// <summary>Raised when an exception has left a thread, a timer or an event handler of the program.</summary>
    internal event Action<Exception>? Failed;

    public Power Power { get; }

    /// <summary>
    /// Gets the exceptions that left a thread, a timer or an event handler of the program. On a device they pass
    /// silently; a test checks that there are none.
    /// </summary>
    public IReadOnlyList<Exception> Failures
    {
        get
        {
            lock (_lock)
            {
                return [.. _failures];
            }
        }
    }

    /// <summary>Makes the board current, with power, until the result is disposed.</summary>
    public IDisposable Enter() => BoardRun.Enter(Power.Ensured());

    /// <summary>Cuts the power for good, and deletes the flash's folder if it is a temporary one.</summary>
    public void Dispose()
    {
        Power.Cut();
        Sntp.Dispose();
        Flash.Dispose();
    }

    /// <summary>A run begins; nothing of it will be left when it ends.</summary>
    internal void Begin(BoardRun run)
    {
        run.Off.Register(Wifi.Leave);
        run.Off.Register(Flash.Forget);
        run.Off.Register(I2c.Reset);
        run.Off.Register(Serial.Reset);
        run.Off.Register(Pins.Reset);
        Wifi.Start(run);
    }

    internal void Fail(Exception exception)
    {
        lock (_lock)
        {
            _failures.Add(exception);
        }

        Failed?.Invoke(exception);
    }
}
