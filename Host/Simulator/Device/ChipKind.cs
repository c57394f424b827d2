using Host.Board.Chips;
using Host.World;

namespace Host.Simulator.Device;

/// <summary>A kind of sensor chip that can be plugged into a virtual board: the catalogue of them, by the names that settings use.</summary>
internal sealed class ChipKind
{
    /// <summary>Every kind there is. A new one is a line here.</summary>
    public static readonly IReadOnlyList<ChipKind> All =
    [
        Of("bme280", 0x76, time => new Bme280Chip(time),
            new("temperature", w => w.AirTemperature, (c, v) => c.Temperature = v),
            new("humidity", w => w.Humidity, (c, v) => c.Humidity = v),
            new("pressure", w => w.AirPressure, (c, v) => c.Pressure = v)),
        Of("bmp280", 0x76, time => new Bmp280Chip(time),
            new("temperature", w => w.AirTemperature, (c, v) => c.Temperature = v),
            new("pressure", w => w.AirPressure, (c, v) => c.Pressure = v)),
        Of("bme680", 0x76, time => new Bme680Chip(time),
            new("temperature", w => w.AirTemperature, (c, v) => c.Temperature = v),
            new("humidity", w => w.Humidity, (c, v) => c.Humidity = v),
            new("pressure", w => w.AirPressure, (c, v) => c.Pressure = v),
            new("gas", w => w.Co2.Felt("gas", "Ω", 1000, 1_000_000, ppm => 100_000 * 420 / ppm), (c, v) => c.GasResistance = v)),
        Of("bmp388", 0x76, time => new Bmp388Chip(time),
            new("temperature", w => w.AirTemperature, (c, v) => c.Temperature = v),
            new("pressure", w => w.AirPressure, (c, v) => c.Pressure = v)),
        OfClimate("sht3x", 0x44, time => new Sht3xChip(time)),
        OfClimate("sht4x", 0x44, time => new Sht4xChip(time)),
        OfClimate("shtc3", 0x70, time => new Shtc3Chip(time)),
        OfClimate("hdc1080", 0x40, time => new Hdc1080Chip(time)),
        OfClimate("si7021", 0x40, time => new Si7021Chip(time)),
        OfClimate("aht20", 0x38, time => new Aht20Chip(time)),
        Of("scd4x", 0x62, time => new Scd4xChip(time),
            new("co2", w => w.Co2, (c, v) => c.Co2 = v),
            new("temperature", w => w.AirTemperature, (c, v) => c.Temperature = v),
            new("humidity", w => w.Humidity, (c, v) => c.Humidity = v)),
        Of("mcp9808", 0x18, time => new Mcp9808Chip(time),
            new Feel<Mcp9808Chip>("temperature", w => w.SoilTemperature, (c, v) => c.Temperature = v)),
        Of("tmp117", 0x48, time => new Tmp117Chip(time),
            new Feel<Tmp117Chip>("temperature", w => w.AirTemperature, (c, v) => c.Temperature = v)),
        Of("lm75", 0x48, time => new Lm75Chip(time),
            new Feel<Lm75Chip>("temperature", w => w.AirTemperature, (c, v) => c.Temperature = v)),
        Of("bh1750", 0x23, time => new Bh1750Chip(time),
            new Feel<Bh1750Chip>("illuminance", w => w.Light, (c, v) => c.Illuminance = v)),
        Of("veml7700", 0x10, time => new Veml7700Chip(time),
            new Feel<Veml7700Chip>("illuminance", w => w.Light, (c, v) => c.Illuminance = v)),
        Of("ina219", 0x40, time => new Ina219Chip(time),
            new("voltage", w => w.BatteryVoltage, (c, v) => c.BusVoltage = v),
            new("current", w => w.ChargeCurrent, (c, v) => c.Current = v)),
        Of("ads1115", 0x48, time => new Ads1115Chip(time),
            new("a0", w => w.SoilMoisture, (c, v) => c.SetVoltage(0, v)),
            new("a1", w => w.TankLevel, (c, v) => c.SetVoltage(1, v))),
    ];

    private readonly Func<TimeProvider, SensorChip> _make;
    private readonly IReadOnlyList<Feel<SensorChip>> _feels;

    private ChipKind(string name, int address, Func<TimeProvider, SensorChip> make, IReadOnlyList<Feel<SensorChip>> feels)
    {
        Name = name;
        Address = address;
        _make = make;
        _feels = feels;
    }

    public string Name { get; }

    public int Address { get; }

    /// <summary>Gives the kind of a name; null if there is none.</summary>
    public static ChipKind? Named(string? name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>Makes a chip, switched on at this moment.</summary>
    public SensorChip Make(TimeProvider time)
    {
        SensorChip chip = _make(time);
        chip.PowerCycle();
        return chip;
    }

    /// <summary>Gives what a chip of the kind feels of its surroundings.</summary>
    public IEnumerable<(string Measurement, Quantity Quantity, Action<double> Set)> Feels(SensorChip chip, Surroundings world) =>
        _feels.Select(feel => (feel.Measurement, feel.Quantity(world), (Action<double>)(value => feel.Set(chip, value))));

    private static ChipKind OfClimate(string name, int address, Func<TimeProvider, ClimateChip> make) => Of(name, address, make,
        new("temperature", w => w.AirTemperature, (c, v) => c.Temperature = v),
        new("humidity", w => w.Humidity, (c, v) => c.Humidity = v));

    private static ChipKind Of<TChip>(string name, int address, Func<TimeProvider, TChip> make, params Feel<TChip>[] feels)
        where TChip : SensorChip =>
        new(name, address, make, [.. feels.Select(feel => new Feel<SensorChip>(feel.Measurement, feel.Quantity, (chip, value) => feel.Set((TChip)chip, value)))]);

    private sealed record Feel<TChip>(string Measurement, Func<Surroundings, Quantity> Quantity, Action<TChip, double> Set);
}
