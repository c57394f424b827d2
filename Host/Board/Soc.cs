namespace Host.Board;

/// <summary>A chip of the ESP32 family, as far as a program on it can tell it from another one.</summary>
/// <remarks>
/// GPIOs: the data sheets' pin lists (ESP32 section 2.2, ESP32-S3 2.3, ESP32-C3 2.2, ESP32-C6 2.2). Wake-up pins: the RTC
/// GPIOs of the same lists, as far as nanoFramework's <c>Sleep</c> can use them (ESP-IDF's SOC_PM_SUPPORT_EXT0_WAKEUP and
/// SOC_PM_SUPPORT_EXT1_WAKEUP: the C6 has the latter alone, the C3 none).
/// Analog pins: ESP-IDF's list of ADC1 channels; its converter ends where ESP-IDF's table of attenuations, at 12 dB, has
/// the end of the measurable range, on the ESP32 where it was measured.
/// </remarks>
internal sealed record Soc
{
    private Soc(string name, IEnumerable<int> gpios)
    {
        Name = name;
        Gpios = [.. gpios];
    }

    public static Soc Esp32 { get; } = new("esp32", [.. Range(0, 19), .. Range(21, 23), .. Range(25, 27), .. Range(32, 39)])
    {
        Flash = Range(6, 11),
        InputOnly = Range(34, 39),
        Strapping = [0, 2, 5, 12, 15],
        WakeUp = [0, 2, 4, .. Range(12, 15), .. Range(25, 27), .. Range(32, 39)],
        HasSingleWakeUp = true,
        Analog = [36, 37, 38, 39, 32, 33, 34, 35],
        AnalogFullScale = 3.1,
        BootButton = 0,
        I2cBuses = 2,
        SerialPorts = 3,
        HasPulseCounters = true,
    };

    public static Soc Esp32S3 { get; } = new("esp32s3", [.. Range(0, 21), .. Range(26, 48)])
    {
        Flash = Range(26, 32),
        Strapping = [0, 3, 45, 46],
        WakeUp = Range(0, 21),
        HasSingleWakeUp = true,
        Analog = Range(1, 10),
        AnalogFullScale = 3.1,
        BootButton = 0,
        I2cBuses = 2,
        SerialPorts = 3,
        HasPulseCounters = true,
    };

    public static Soc Esp32C3 { get; } = new("esp32c3", Range(0, 21))
    {
        Flash = Range(11, 17),
        Strapping = [2, 8, 9],
        Analog = Range(0, 4),
        AnalogFullScale = 2.5,
        BootButton = 9,
        I2cBuses = 1,
        SerialPorts = 2,
    };

    public static Soc Esp32C6 { get; } = new("esp32c6", Range(0, 30))
    {
        Flash = Range(24, 30),
        Strapping = [4, 5, 8, 9, 15],
        WakeUp = Range(0, 7),
        Analog = Range(0, 6),
        AnalogFullScale = 3.3,
        BootButton = 9,
        I2cBuses = 1,
        SerialPorts = 2,
        HasPulseCounters = true,
    };

    public static IReadOnlyList<Soc> All { get; } = [Esp32, Esp32S3, Esp32C3, Esp32C6];

    /// <summary>Gets the name, as the setting <c>board.chip</c> has it.</summary>
    public string Name { get; }

    public IReadOnlyList<int> Gpios { get; }

    /// <summary>Gets the GPIOs that are wired to the flash.</summary>
    public IReadOnlyList<int> Flash { get; private init; } = [];

    /// <summary>Gets the GPIOs that cannot drive a level and have no pulls.</summary>
    public IReadOnlyList<int> InputOnly { get; private init; } = [];

    /// <summary>Gets the GPIOs whose level at reset decides how the chip boots.</summary>
    public IReadOnlyList<int> Strapping { get; private init; } = [];

    /// <summary>Gets the GPIOs that can wake the chip from deep sleep, as a set.</summary>
    public IReadOnlyList<int> WakeUp { get; private init; } = [];

    /// <summary>Gets a value indicating whether one of them can wake the chip by itself, too.</summary>
    public bool HasSingleWakeUp { get; private init; }

    /// <summary>Gets the GPIOs of the first analog-to-digital converter, by its channels.</summary>
    public IReadOnlyList<int> Analog { get; private init; } = [];

    /// <summary>Gets the voltage at which the converter ends, in V.</summary>
    public double AnalogFullScale { get; private init; }

    public int BootButton { get; private init; }

    public int I2cBuses { get; private init; }

    /// <summary>Gets the number of serial ports; the first one has the log.</summary>
    public int SerialPorts { get; private init; }

    /// <summary>Gets a value indicating whether pulses can be counted in hardware.</summary>
    public bool HasPulseCounters { get; private init; }

    public static Soc? Named(string? name) => All.FirstOrDefault(soc => soc.Name == name);

    /// <summary>Tells whether a GPIO can drive a level or pull the wire.</summary>
    internal bool CanDrive(int number) => Gpios.Contains(number) && !InputOnly.Contains(number);

    private static int[] Range(int first, int last) => [.. Enumerable.Range(first, last - first + 1)];
}
