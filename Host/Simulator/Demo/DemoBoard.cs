using Host.Board;
using Host.Board.Chips;
using Host.World;

namespace Host.Simulator.Demo;

/// <summary>
/// The sensors of the simulator's demo: seven chips on I2C bus 1, a door contact and a rain gauge, all in a
/// greenhouse whose days pass quickly. The chips are switched on when this is made, so their start-up times run
/// (a second for the SCD41).
/// </summary>
public sealed class DemoBoard : IDisposable
{
    /// <summary>The door contact: to ground while the door is open; the program pulls the pin up.</summary>
    public const int DoorPin = 13;

    /// <summary>The rain gauge: to ground for a moment with each tip of its bucket; the program pulls the pin up.</summary>
    public const int RainPin = 27;

    /// <summary>
    /// From power to the answer of the slowest sensor, the SCD4x (data sheet section 3.1). A real board is no faster:
    /// its boot loader and runtime take that long before the program starts.
    /// </summary>
    public static readonly TimeSpan StartUp = TimeSpan.FromMilliseconds(1050);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Beginning = TimeSpan.FromHours(9);

    private readonly Lock _gate = new();
    private readonly VirtualBoard _board;
    private readonly TimeProvider _time;
    private readonly Greenhouse _greenhouse;
    private readonly double _speed;
    private readonly long _started;
    private readonly ITimer _timer;
    private TimeSpan _updated = Beginning;

    /// <summary>Plugs the sensors in and sets the greenhouse going, at nine in the morning.</summary>
    /// <param name="board">The board.</param>
    /// <param name="time">The clock that chips and greenhouse run on.</param>
    /// <param name="seed">Another seed, other weather; with 28 the door opens after 7 s and it rains soon.</param>
    /// <param name="dayLength">How long a day of the greenhouse takes; null for ten minutes.</param>
    public DemoBoard(VirtualBoard board, TimeProvider time, int seed = 28, TimeSpan? dayLength = null)
    {
        _board = board;
        _time = time;
        _greenhouse = new Greenhouse(seed);
        _speed = TimeSpan.FromDays(1) / (dayLength ?? TimeSpan.FromMinutes(10));
        _started = time.GetTimestamp();
        Bme280 = Attach(0x76, new Bme280Chip(time));
        Sht4x = Attach(0x44, new Sht4xChip(time));
        Bh1750 = Attach(0x23, new Bh1750Chip(time));
        Scd4x = Attach(0x62, new Scd4xChip(time));
        Ina219 = Attach(0x40, new Ina219Chip(time));
        Ads1115 = Attach(0x48, new Ads1115Chip(time));
        Mcp9808 = Attach(0x18, new Mcp9808Chip(time));
        Update();
        _timer = time.CreateTimer(_ => Update(), null, Step, Step);
    }

    /// <summary>The air inside: BME280 at 0x76.</summary>
    public Bme280Chip Bme280 { get; }

    /// <summary>The air inside, a second time: SHT4x at 0x44.</summary>
    public Sht4xChip Sht4x { get; }

    /// <summary>The light: BH1750 at 0x23.</summary>
    public Bh1750Chip Bh1750 { get; }

    /// <summary>The CO2: SCD41 at 0x62.</summary>
    public Scd4xChip Scd4x { get; }

    /// <summary>The battery: INA219 at 0x40 with a shunt of 0.1 Ω.</summary>
    public Ina219Chip Ina219 { get; }

    /// <summary>Soil moisture on AIN0 and tank level on AIN1: ADS1115 at 0x48.</summary>
    public Ads1115Chip Ads1115 { get; }

    /// <summary>The soil: MCP9808 at 0x18.</summary>
    public Mcp9808Chip Mcp9808 { get; }

    /// <summary>The greenhouse now.</summary>
    public GreenhouseState State => _greenhouse.At(Hour);

    private TimeSpan Hour => Beginning + (_time.GetElapsedTime(_started) * _speed);

    /// <summary>Stops the greenhouse; the sensors stay as they are.</summary>
    public void Dispose() => _timer.Dispose();

    private T Attach<T>(int address, T chip)
        where T : SensorChip
    {
        chip.PowerCycle();
        _board.I2c.Attach(1, address, chip);
        return chip;
    }

    private void Update()
    {
        lock (_gate)
        {
            TimeSpan hour = Hour;
            Show(_greenhouse.At(hour));
            for (int tips = _greenhouse.RainTips(_updated, hour); tips > 0; tips--)
            {
                Switch(RainPin, true);
                Switch(RainPin, false);
            }

            _updated = hour;
        }
    }

    private void Show(GreenhouseState state)
    {
        Bme280.Temperature = state.Temperature;
        Bme280.Humidity = state.Humidity;
        Bme280.Pressure = state.Pressure;
        Sht4x.Temperature = state.Temperature;
        Sht4x.Humidity = state.Humidity;
        Scd4x.Temperature = state.Temperature;
        Scd4x.Humidity = state.Humidity;
        Mcp9808.Temperature = state.SoilTemperature;
        Bh1750.Illuminance = state.Illuminance;
        Scd4x.Co2 = state.Co2;
        Ina219.BusVoltage = state.BatteryVoltage;
        Ina219.Current = state.ChargeCurrent;
        Ads1115.SetVoltage(0, state.SoilMoisture);
        Ads1115.SetVoltage(1, state.TankLevel);
        Switch(DoorPin, state.DoorOpen);
    }

    private void Switch(int pin, bool closed)
    {
        if (!_board.Pins.IsFree(pin))
        {
            return; // The demo is an ESP32's; other chips have another use for the pin.
        }

        if (closed)
        {
            _board.Pins[pin].Drive(false);
        }
        else
        {
            _board.Pins[pin].Release();
        }
    }
}
