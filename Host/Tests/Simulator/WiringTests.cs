using System.Text.Json.Nodes;
using global::Sensors.Catalog;
using Host.Simulator.Device;

namespace Host.Tests.Simulator;

/// <summary>What is wired to a simulated board.</summary>
[TestClass]
public sealed class WiringTests
{
    [TestMethod]
    public void Settings_that_declare_sensors_get_those_at_their_addresses_and_no_others()
    {
        Wiring wiring = Of("""
            [ { "type": "sht3x" }, { "type": "sht3x", "bus": 2, "address": "0x45" }, { "type": "ina219", "address": 65 },
              { "type": "digital", "name": "door", "pin": 18 }, { "type": "pulse", "pin": 19 }, { "type": "device" } ]
            """);

        Assert.AreEqual("sht3x 1/68, sht3x 2/69, ina219 1/65", Chips(wiring));
        CollectionAssert.AreEqual(new[] { 18 }, wiring.Doors.ToArray());
        CollectionAssert.AreEqual(new[] { 19 }, wiring.RainGauges.ToArray());
    }

    [TestMethod]
    public void Settings_that_leave_it_to_the_device_get_the_demo_s()
    {
        Wiring wiring = Wiring.Of([]);

        Assert.AreEqual("bme280 1/118, sht4x 1/68, bh1750 1/35, scd4x 1/98, ina219 1/64, ads1115 1/72, mcp9808 1/24", Chips(wiring));
        CollectionAssert.AreEqual(new[] { 13 }, wiring.Doors.ToArray());
        CollectionAssert.AreEqual(new[] { 27 }, wiring.RainGauges.ToArray());
    }

    [TestMethod]
    public void Every_chip_that_a_driver_is_for_can_be_plugged_in()
    {
        string[] wired = ["digital", "pulse", "device"];
        string[] drivers = [.. SensorCatalog.Types.Split(", ").Except(wired)];

        CollectionAssert.AreEquivalent(drivers, ChipKind.All.Select(kind => kind.Name).ToArray());
    }

    private static Wiring Of(string sensors) => Wiring.Of(new JsonObject { ["sensors"] = JsonNode.Parse(sensors) });

    private static string Chips(Wiring wiring) => string.Join(", ", wiring.Chips.Select(chip => $"{chip.Kind.Name} {chip.Bus}/{chip.Address}"));
}
