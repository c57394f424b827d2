using System.Text.Json.Nodes;

namespace Host.Simulator.Device;

/// <summary>A sensor of a simulated device, whatever it is wired to.</summary>
/// <param name="Name">What it is and where, such as <c>bme280 1/0x76</c>, <c>ds18b20 port 2</c> or <c>digital pin 13</c>.</param>
internal sealed record PluggedSensor(string Name, IReadOnlyList<FeltQuantity> Feels, IReadOnlyList<Disturbance> Disturbances)
{
    /// <summary>Gets or sets its entry of the settings, written or found by the device itself; null while there is none.</summary>
    public JsonObject? Entry { get; set; }

    /// <summary>Gets what the settings call it; null for nothing.</summary>
    public string? Label => (string?)Entry?["name"];

    /// <summary>Gets what tips it, if it is a rain gauge; else null.</summary>
    public Action? Tip { get; init; }

    /// <summary>
    /// Gives the attribute that a measurement is on the wire: a sensor that measures one thing is called by its name, one that
    /// measures several puts it before theirs. Null while the device does not use the sensor.
    /// </summary>
    public string? AttributeOf(FeltQuantity felt)
    {
        bool isOnly = Feels.Count == 1 && (bool?)Entry?["count"] != true;
        return Entry is null ? null
            : (string?)Entry["attributes"]?[felt.Measurement] ?? (Label is null ? felt.Measurement : isOnly ? Label : $"{Label}_{felt.Measurement}");
    }

    /// <summary>Has it feel its surroundings as they are now.</summary>
    public void Expose()
    {
        foreach (FeltQuantity felt in Feels)
        {
            felt.Set(felt.Quantity.Value);
        }
    }
}
