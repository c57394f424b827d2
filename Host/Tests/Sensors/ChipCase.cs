using Host.Board.Chips;

namespace Host.Tests.Sensors;

/// <summary>A kind of sensor, its chip on the virtual board, and what it measures there.</summary>
public sealed class ChipCase
{
    private ChipCase(string type, int address, string[] attributes, Func<TimeProvider, SensorChip> make) =>
        (Type, Address, Attributes, Make) = (type, address, attributes, make);

    /// <summary>Gets the catalogue's name.</summary>
    public string Type { get; }

    /// <summary>Gets where the chip is.</summary>
    public int Address { get; }

    /// <summary>Gets what it measures.</summary>
    public string[] Attributes { get; }

    /// <summary>Makes the chip.</summary>
    internal Func<TimeProvider, SensorChip> Make { get; }

    /// <summary>Gets those that can be on one bus together.</summary>
    public static ChipCase[] Together { get; } =
    [
        new("bme280", 0x76, ["temperature", "pressure", "humidity"], time => new Bme280Chip(time)),
        new("bmp280", 0x77, ["temperature", "pressure"], time => new Bmp280Chip(time)),
        new("sht3x", 0x45, ["temperature", "humidity"], time => new Sht3xChip(time)),
        new("sht4x", 0x44, ["temperature", "humidity"], time => new Sht4xChip(time)),
        new("aht20", 0x38, ["temperature", "humidity"], time => new Aht20Chip(time)),
        new("bh1750", 0x23, ["illuminance"], time => new Bh1750Chip(time)),
        new("scd4x", 0x62, ["co2", "temperature", "humidity"], time => new Scd4xChip(time)),
        new("ina219", 0x41, ["voltage", "current", "power"], time => new Ina219Chip(time) { Current = 1 }),
        new("ads1115", 0x48, ["a0", "a1", "a2", "a3"], Voltages),
        new("veml7700", 0x10, ["illuminance"], time => new Veml7700Chip(time) { Illuminance = 10 }),
        new("mcp9808", 0x18, ["temperature"], time => new Mcp9808Chip(time)),
        new("tmp117", 0x49, ["temperature"], time => new Tmp117Chip(time)),
        new("lm75", 0x4C, ["temperature"], time => new Lm75Chip(time)),
        new("shtc3", 0x70, ["temperature", "humidity"], time => new Shtc3Chip(time)),
        new("si7021", 0x40, ["temperature", "humidity"], time => new Si7021Chip(time)),
    ];

    /// <summary>Gets all, also those that have the address of another one.</summary>
    public static ChipCase[] All { get; } =
    [
        .. Together,
        new("bme680", 0x76, ["temperature", "pressure", "humidity", "gas"], time => new Bme680Chip(time)),
        new("bmp388", 0x77, ["temperature", "pressure"], time => new Bmp388Chip(time)),
        new("hdc1080", 0x40, ["temperature", "humidity"], time => new Hdc1080Chip(time)),
    ];

    /// <summary>Gets the cases as MSTest wants them.</summary>
    public static IEnumerable<object[]> Rows => All.Select(chip => new object[] { chip });

    /// <summary>Gets those that can be on one bus together as MSTest wants them.</summary>
    public static IEnumerable<object[]> TogetherRows => Together.Select(chip => new object[] { chip });

    /// <summary>Gets the attributes behind the type as the sensor's name.</summary>
    public string[] NamedAttributes => Attributes.Length == 1 ? [Type] : [.. Attributes.Select(attribute => $"{Type}_{attribute}")];

    /// <summary>Plugs the chip in and declares the sensor under its type's name.</summary>
    internal SensorChip AddTo(SensorBench bench)
    {
        SensorChip chip = bench.Plug(Address, Make(bench.Time));
        bench.Declare($$"""{ "type": "{{Type}}", "name": "{{Type}}", "address": {{Address}} }""");
        return chip;
    }

    public override string ToString() => Type;

    private static Ads1115Chip Voltages(TimeProvider time)
    {
        Ads1115Chip chip = new(time);
        for (int input = 0; input < 4; input++)
        {
            chip.SetVoltage(input, 0.5 + input);
        }

        return chip;
    }
}
