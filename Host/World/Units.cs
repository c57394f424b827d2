namespace Host.World;

/// <summary>
/// The units of attributes: a device sends plain numbers, so a name says what they are. A sensor's own names are those of
/// docs/sensors.md; a prefix, as in <c>soil_temperature</c>, does not matter.
/// </summary>
public static class Units
{
    /// <summary>Gets the units that the names tell.</summary>
    public static IReadOnlyDictionary<string, string> Known { get; } = new Dictionary<string, string>
    {
        ["temperature"] = "°C",
        ["humidity"] = "%",
        ["pressure"] = "hPa",
        ["gas"] = "Ω",
        ["co2"] = "ppm",
        ["illuminance"] = "lx",
        ["voltage"] = "V",
        ["current"] = "A",
        ["power"] = "W",
        ["uptime"] = "s",
        ["freeMemory"] = "bytes",
        ["lowestFreeMemory"] = "bytes",
        ["signal"] = "dBm",
        ["journal"] = "%",
    };

    /// <summary>Finds an attribute's unit.</summary>
    /// <returns>The unit; empty if there is none or the name does not tell.</returns>
    public static string Of(string attribute) => Known.GetValueOrDefault(attribute[(attribute.LastIndexOf('_') + 1)..], string.Empty);
}
