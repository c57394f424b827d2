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

    /// <summary>Begins at nine in the morning.</summary>
    /// <param name="time">The clock it runs on.</param>
    /// <param name="seed">Another seed, other weather.</param>
    /// <param name="dayLength">How long a day takes; null for ten minutes.</param>
    public Surroundings(TimeProvider time, int seed = DefaultSeed, TimeSpan? dayLength = null)
    {
        _time = time;
        _greenhouse = new Greenhouse(seed);
        _speed = TimeSpan.FromDays(1) / (dayLength ?? TimeSpan.FromMinutes(10));
        _started = time.GetTimestamp();
        AirTemperature = new Quantity("air temperature", "°C", -20, 60, Change);
        Humidity = new Quantity("humidity", "%", 0, 100, Change);
        AirPressure = new Quantity("air pressure", "hPa", 850, 1100, Change);
        Light = new Quantity("light", "lx", 0, 60_000, Change);
        Co2 = new Quantity("CO2", "ppm", 300, 5000, Change);
        SoilTemperature = new Quantity("soil temperature", "°C", -20, 60, Change);
        SoilMoisture = new Quantity("soil moisture", "V", 0, 3.3, Change);
        TankLevel = new Quantity("tank level", "V", 0, 3.3, Change);
        BatteryVoltage = new Quantity("battery voltage", "V", 9, 15, Change);
        ChargeCurrent = new Quantity("charge current", "A", -2, 2, Change);
        Door = new Quantity("door", string.Empty, 0, 1, Change);
        Quantities = [AirTemperature, Humidity, AirPressure, Light, Co2, SoilTemperature, SoilMoisture, TankLevel, BatteryVoltage, ChargeCurrent, Door];
        Follow();
        _timer = time.CreateTimer(_ => Follow(), null, Step, Step);
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

    /// <summary>Follows nature up to now; it happens by itself ten times a second.</summary>
    public void Follow()
    {
        int tips;

        lock (_lock)
        {
            TimeSpan hour = Hour;
            Follow(_greenhouse.At(hour));
            tips = _greenhouse.RainTips(_rainedUntil, hour);
            _rainedUntil = hour;
        }

        Change();

        for (; tips > 0; tips--)
        {
            Tip();
        }
    }

    private void Change() => Changed?.Invoke();

    private void Follow(GreenhouseState state)
    {
        AirTemperature.Follow(state.Temperature);
        Humidity.Follow(state.Humidity);
        AirPressure.Follow(state.Pressure);
        Light.Follow(state.Illuminance);
        Co2.Follow(state.Co2);
        SoilTemperature.Follow(state.SoilTemperature);
        SoilMoisture.Follow(state.SoilMoisture);
        TankLevel.Follow(state.TankLevel);
        BatteryVoltage.Follow(state.BatteryVoltage);
        ChargeCurrent.Follow(state.ChargeCurrent);
        Door.Follow(state.DoorOpen ? 1 : 0);
    }
}
