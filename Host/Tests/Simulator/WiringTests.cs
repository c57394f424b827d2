using System.Text.Json.Nodes;
using Host.Board;
using Host.Simulator.Device;
using Host.Tests.Documents;
using Host.World;

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

        Assert.AreEqual("bme280 1/118, sht4x 1/68, bh1750 1/35, scd4x 1/98, ina219 1/64, ads1115 1/72, mcp9808 1/24, shtc3 1/112, aht20 1/56, veml7700 1/16, bme680 1/119, tmp117 1/73", Chips(wiring));
        CollectionAssert.AreEqual(new[] { 13 }, wiring.Doors.ToArray());
        CollectionAssert.AreEqual(new[] { 27 }, wiring.RainGauges.ToArray());
    }

    [TestMethod]
    public void Every_chip_that_a_driver_is_for_can_be_plugged_in()
    {
        Assert.AreEqual(string.Join(' ', SettingsDocument.Addresses.Keys.Order()), string.Join(' ', ChipKind.All.Select(kind => kind.Name).Order()));
    }

    /// <summary>What is on serial ports and analog pins is wired as it is declared, and feels the greenhouse.</summary>
    [TestMethod]
    public void What_is_declared_on_serial_ports_and_analog_pins_is_there()
    {
        using VirtualBoard board = new();
        using Surroundings world = new(TimeProvider.System);
        JsonObject settings = JsonNode.Parse("""
            { "board": { "serial": [ { "port": 3, "receive": 16, "transmit": 17 }, { "port": 2, "receive": 25, "transmit": 26 } ] },
              "sensors": [ { "type": "ds18b20" }, { "type": "modbus", "model": "pzem-004t", "port": 2 }, { "type": "mhz19", "port": 2 },
                           { "type": "analog", "pin": 34, "divider": 5 }, { "type": "ntc", "pin": 35, "supply": 3 }, { "type": "pms5003" },
                           { "type": "modbus", "model": "senseair-s8" }, { "type": "bme280" } ] }
            """)!.AsObject();
        world.BatteryVoltage.Held = 12.5;
        world.AirTemperature.Held = 25;

        foreach (WiredPart part in WiredPart.Wire(settings, board, TimeProvider.System))
        {
            part.Expose(world);
        }

        Assert.AreEqual(2.5, board.Pins[34].Voltage, 0.001);
        Assert.AreEqual(1.5, board.Pins[35].Voltage, 0.001);
    }

    private static Wiring Of(string sensors) => Wiring.Of(new JsonObject { ["sensors"] = JsonNode.Parse(sensors) });

    private static string Chips(Wiring wiring) => string.Join(", ", wiring.Chips.Select(chip => $"{chip.Kind.Name} {chip.Bus}/{chip.Address}"));
}
