using System.Text.Json.Nodes;
using Host.World;

namespace Host.Simulator.Page;

/// <summary>An attribute on the wire, and the quantity of the surroundings that it shows.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Quantity">The quantity.</param>
internal sealed record AttributeSource(string Attribute, Quantity Quantity)
{
    /// <summary>What each type of sensor measures, by the names of docs/sensors.md, and where that is found.</summary>
    private static readonly Dictionary<string, (string Measurement, Func<Surroundings, Quantity> Quantity)[]> Types = new()
    {
        ["bme280"] = [("temperature", world => world.AirTemperature), ("pressure", world => world.AirPressure), ("humidity", world => world.Humidity)],
        ["bmp280"] = [("temperature", world => world.AirTemperature), ("pressure", world => world.AirPressure)],
        ["sht3x"] = [("temperature", world => world.AirTemperature), ("humidity", world => world.Humidity)],
        ["sht4x"] = [("temperature", world => world.AirTemperature), ("humidity", world => world.Humidity)],
        ["aht20"] = [("temperature", world => world.AirTemperature), ("humidity", world => world.Humidity)],
        ["scd4x"] = [("co2", world => world.Co2), ("temperature", world => world.AirTemperature), ("humidity", world => world.Humidity)],
        ["mcp9808"] = [("temperature", world => world.SoilTemperature)],
        ["bh1750"] = [("illuminance", world => world.Light)],
        ["veml7700"] = [("illuminance", world => world.Light)],
        ["ina219"] = [("voltage", world => world.BatteryVoltage), ("current", world => world.ChargeCurrent)],
        ["ads1115"] = [("a0", world => world.SoilMoisture), ("a1", world => world.TankLevel)],
        ["digital"] = [("state", world => world.Door)],
    };

    /// <summary>Reads the attributes off a device's settings.</summary>
    public static IReadOnlyList<AttributeSource> Of(JsonObject settings, Surroundings world) =>
        [.. (settings["sensors"] as JsonArray ?? []).OfType<JsonObject>().SelectMany(sensor => Measured(sensor, world)).DistinctBy(source => source.Attribute)];

    private static IEnumerable<AttributeSource> Measured(JsonObject sensor, Surroundings world) =>
        Types.TryGetValue((string?)sensor["type"] ?? string.Empty, out (string Measurement, Func<Surroundings, Quantity> Quantity)[]? measured)
            ? measured.Select(one => new AttributeSource(Name(sensor, one.Measurement, measured.Length == 1), one.Quantity(world)))
            : [];

    /// <summary>A sensor that measures one thing is called by its name, one that measures several puts it before theirs.</summary>
    private static string Name(JsonObject sensor, string measurement, bool isOnly)
    {
        string? name = (string?)sensor["name"];
        return (string?)sensor["attributes"]?[measurement]
            ?? (name is null ? measurement : isOnly ? name : $"{name}_{measurement}");
    }
}
