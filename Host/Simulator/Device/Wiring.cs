using System.Globalization;
using System.Text.Json.Nodes;

namespace Host.Simulator.Device;

/// <summary>
/// What is wired to a board: what its settings declare, or, if they leave it to the device to look, the demo's twelve
/// chips, its door and its rain gauge.
/// </summary>
/// <param name="Chips">The sensor chips.</param>
/// <param name="Doors">The pins that a contact pulls to ground while the door is open.</param>
/// <param name="RainGauges">The pins that a rain gauge pulls to ground for a moment with each tip of its bucket.</param>
internal sealed record Wiring(IReadOnlyList<(ChipKind Kind, int Bus, int Address)> Chips, IReadOnlyList<int> Doors, IReadOnlyList<int> RainGauges)
{
    private const int FirstBus = 1;

    private static readonly string[] DemoChips =
        ["bme280", "sht4x", "bh1750", "scd4x", "ina219", "ads1115", "mcp9808", "shtc3", "aht20", "veml7700"];

    private static readonly Wiring Demo = new(
        [
            .. DemoChips.Select(name => ChipKind.Named(name)!).Select(kind => (kind, FirstBus, kind.Address)),
            (ChipKind.Named("bme680")!, FirstBus, 0x77),
            (ChipKind.Named("tmp117")!, FirstBus, 0x49),
        ],
        [13],
        [27]);

    /// <summary>Reads the wiring off settings that the device has accepted.</summary>
    public static Wiring Of(JsonObject settings)
    {
        if (settings["sensors"] is not JsonArray sensors)
        {
            return Demo;
        }

        JsonObject[] declared = [.. sensors.OfType<JsonObject>()];
        return new Wiring(
            [.. declared.Select(sensor => (Kind: ChipKind.Named(Text(sensor["type"])), Sensor: sensor)).Where(chip => chip.Kind is not null)
                .Select(chip => (chip.Kind!, Number(chip.Sensor["bus"]) ?? FirstBus, Number(chip.Sensor["address"]) ?? chip.Kind!.Address))],
            Pins(declared, "digital"),
            Pins(declared, "pulse"));
    }

    private static int[] Pins(IEnumerable<JsonObject> sensors, string type) =>
        [.. sensors.Where(sensor => Text(sensor["type"]) == type).Select(sensor => Number(sensor["pin"])).OfType<int>()];

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>A number, or a text such as <c>"0x76"</c>.</summary>
    private static int? Number(JsonNode? node) => node is not JsonValue value ? null
        : value.TryGetValue(out int number) ? number
        : Text(value) is string text && int.TryParse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out number) ? number
        : null;
}
