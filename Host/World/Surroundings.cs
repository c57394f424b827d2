namespace Host.World;

/// <summary>
/// What surrounds a board: a greenhouse whose days pass quickly, each quantity of which can be taken out of nature's hands.
/// </summary>
public sealed class Surroundings : IDisposable
{
    /// <summary>With this seed the door opens after 7 s and it rains soon.</summary>
    public const int DefaultSeed = 28;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Beginning = TimeSpan.FromHours(9);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly Greenhouse _greenhouse;
    private readonly double _speed;
    private readonly long _started;
    private readonly ITimer _timer;
    private TimeSpan _rainedUntil = Beginning;
    private volatile GreenhouseState _now;

    /// <summary>Begins at nine in the morning.</summary>
    /// <param name="seed">Another seed, other weather.</param>
    /// <param name="dayLength">How long a day takes; null for ten minutes.</param>
    /// <param name="step">How often values change; null for ten times a second.</param>
    public Surroundings(TimeProvider time, int seed = DefaultSeed, TimeSpan? dayLength = null, TimeSpan? step = null)
    {
        _time = time;
        _greenhouse = new Greenhouse(seed);
        _speed = TimeSpan.FromDays(1) / (dayLength ?? TimeSpan.FromMinutes(10));
        _started = time.GetTimestamp();
        AirTemperature = Of("air temperature", "°C", -20, 60, nature => nature.Temperature);
        Humidity = Of("humidity", "%", 0, 100, nature => nature.Humidity);
        AirPressure = Of("air pressure", "hPa", 850, 1100, nature => nature.Pressure);
        Light = Of("light", "lx", 0, 60_000, nature => nature.Illuminance);
        Co2 = Of("CO2", "ppm", 300, 5000, nature => nature.Co2);
        SoilTemperature = Of("soil temperature", "°C", -20, 60, nature => nature.SoilTemperature);
        SoilMoisture = Of("soil moisture", "V", 0, 3.3, nature => nature.SoilMoisture);
        TankLevel = Of("tank level", "V", 0, 3.3, nature => nature.TankLevel);
        BatteryVoltage = Of("battery voltage", "V", 9, 15, nature => nature.BatteryVoltage);
        ChargeCurrent = Of("charge current", "A", -2, 2, nature => nature.ChargeCurrent);
        Dust = Of("dust", "µg/m³", 0, 500, nature => nature.Dust);
        Door = Of("door", string.Empty, 0, 1, nature => nature.DoorOpen ? 1 : 0);
        _now = _greenhouse.At(Beginning);
        Quantities = [AirTemperature, Humidity, AirPressure, Light, Co2, SoilTemperature, SoilMoisture, TankLevel, BatteryVoltage, ChargeCurrent, Dust, Door];
        _timer = time.CreateTimer(_ => Follow(), null, step ?? Step, step ?? Step);
    }

    /// <summary>Raised when values may have changed, on the thread of whoever changed them.</summary>
    public event Action? Changed;

    /// <summary>Raised for each tip of the rain gauge's bucket.</summary>
    public event Action? Tipped;

    /// <summary>Gets the air's temperature.</summary>
    public Quantity AirTemperature { get; }

    /// <summary>Gets the air's relative humidity.</summary>
    public Quantity Humidity { get; }

    /// <summary>Gets the air's pressure.</summary>
    public Quantity AirPressure { get; }

    /// <summary>Gets the illuminance.</summary>
    public Quantity Light { get; }

    /// <summary>Gets the air's part of CO2.</summary>
    public Quantity Co2 { get; }

    /// <summary>Gets the soil's temperature.</summary>
    public Quantity SoilTemperature { get; }

    /// <summary>Gets what a capacitive moisture probe gives: the more, the drier.</summary>
    public Quantity SoilMoisture { get; }

    /// <summary>Gets what a level probe gives.</summary>
    public Quantity TankLevel { get; }

    /// <summary>Gets the battery's voltage.</summary>
    public Quantity BatteryVoltage { get; }

    /// <summary>Gets the current from the solar panel to the battery, negative at night.</summary>
    public Quantity ChargeCurrent { get; }

    /// <summary>Gets the air's particles up to 2.5 µm.</summary>
    public Quantity Dust { get; }

    /// <summary>Gets the door: 1 while it is open.</summary>
    public Quantity Door { get; }

    /// <summary>Gets all of them.</summary>
    public IReadOnlyList<Quantity> Quantities { get; }

    /// <summary>Gets what nature makes of it now.</summary>
    public GreenhouseState Nature => _greenhouse.At(Hour);

    private TimeSpan Hour => Beginning + (_time.GetElapsedTime(_started) * _speed);

    /// <summary>Tips the rain gauge's bucket.</summary>
    public void Tip() => Tipped?.Invoke();

    /// <summary>Stops the time.</summary>
    public void Dispose() => _timer.Dispose();

    /// <summary>Follows nature up to now; it happens by itself at each step.</summary>
    public void Follow()
    {
        int tips;

        lock (_lock)
        {
            TimeSpan hour = Hour;
            _now = _greenhouse.At(hour);
            tips = _greenhouse.RainTips(_rainedUntil, hour);
            _rainedUntil = hour;
        }

        Change();

        for (; tips > 0; tips--)
        {
            Tip();
        }
    }

    private Quantity Of(string name, string unit, double minimum, double maximum, Func<GreenhouseState, double> value) =>
        new(name, unit, minimum, maximum, () => value(_now), Change);

    private void Change() => Changed?.Invoke();
}
