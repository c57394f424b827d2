using System.Text.Json.Nodes;
using Host.Board;
using Host.Simulator.Device;
using Host.Tests.Documents;
using Host.World;

namespace Host.Tests.Simulator;

/// <summary>What is wired to a simulated board.</summary>
[TestClass]
public sealed class WiringTests : IDisposable
{
    private readonly VirtualBoard _board = new();
    private readonly Surroundings _world = new(TimeProvider.System);

    public void Dispose()
    {
        _world.Dispose();
        _board.Dispose();
    }

    [TestMethod]
    public void Settings_that_declare_sensors_get_those_at_their_places_and_no_others()
    {
        IReadOnlyList<PluggedSensor> sensors = Plug("""
            [ { "type": "sht3x" }, { "type": "sht3x", "bus": 2, "address": "0x45" }, { "type": "ina219", "address": 65 },
              { "type": "digital", "name": "door", "pin": 18 }, { "type": "pulse", "pin": 19 }, { "type": "device" }, { "type": "modbus", "slave": 3 } ]
            """);

        Assert.AreEqual("sht3x 1/0x44, sht3x 2/0x45, ina219 1/0x41, digital pin 18, pulse pin 19", Names(sensors));
        Assert.AreEqual("door", sensors[3].AttributeOf(sensors[3].Feels[0]));
    }

    [TestMethod]
    public void Settings_that_leave_it_to_the_device_get_the_demo_s()
    {
        IReadOnlyList<PluggedSensor> sensors = Wiring.Plug([], _board, _world);

        Assert.AreEqual(
            "bme280 1/0x76, sht4x 1/0x44, bh1750 1/0x23, scd4x 1/0x62, ina219 1/0x40, ads1115 1/0x48, mcp9808 1/0x18, shtc3 1/0x70, aht20 1/0x38, "
            + "veml7700 1/0x10, bme680 1/0x77, tmp117 1/0x49, digital pin 13, pulse pin 27", Names(sensors));
        Assert.IsNull(sensors[0].AttributeOf(sensors[0].Feels[0]), "the device has not said yet that it uses it");
    }

    [TestMethod]
    [DataRow("{ \"type\": \"bme280\" }", "temperature, humidity, pressure")]
    [DataRow("{ \"type\": \"bme680\", \"name\": \"south\" }", "south_temperature, south_humidity, south_pressure, south_gas")]
    [DataRow("{ \"type\": \"mcp9808\", \"name\": \"soil\" }", "soil")]
    [DataRow("{ \"type\": \"mcp9808\" }", "temperature")]
    [DataRow("{ \"type\": \"ads1115\", \"attributes\": { \"a0\": \"moisture\" } }", "moisture, a1")]
    [DataRow("{ \"type\": \"digital\", \"name\": \"door\", \"pin\": 18, \"count\": true }", "door_state")]
    [DataRow("{ \"type\": \"modbus\", \"model\": \"pzem-004t\", \"name\": \"lamps\" }", "lamps_voltage, lamps_power")]
    public void What_a_sensor_feels_is_found_under_its_attributes(string entry, string attributes)
    {
        PluggedSensor sensor = Plug($"[ {entry} ]")[0];
        Assert.AreEqual(attributes, string.Join(", ", sensor.Feels.Select(sensor.AttributeOf)));
    }

    [TestMethod]
    public void Every_sensor_feels_something_that_can_be_held_for_it_alone()
    {
        string all = string.Join(", ", ChipKind.All.Select((kind, i) => $$"""{ "type": "{{kind.Name}}", "address": {{8 + i}} }"""));
        PluggedSensor[] sensors = [.. Plug($$"""[ {{all}}, { "type": "ds18b20" }, { "type": "mhz19" }, { "type": "pms5003" }, { "type": "ntc", "pin": 35 } ]""")];
        Quantity[] quantities = [.. sensors.SelectMany(sensor => sensor.Feels).Select(felt => felt.Quantity)];

        Assert.IsTrue(sensors.All(sensor => sensor.Feels.Count > 0 && sensor.Disturbances.Count > 0));
        CollectionAssert.AllItemsAreUnique(quantities.Select(quantity => quantity.Name).ToArray());
        Assert.IsTrue(quantities.All(quantity => quantity.Value >= quantity.Minimum && quantity.Value <= quantity.Maximum));
    }

    [TestMethod]
    public void What_is_unplugged_is_felt_no_more()
    {
        IReadOnlyList<PluggedSensor> sensors = Plug("""[ { "type": "analog", "pin": 34, "divider": 5 }, { "type": "ntc", "pin": 35, "supply": 3 }, { "type": "digital", "pin": 18 } ]""");
        _world.Door.Held = 1;

        foreach (PluggedSensor sensor in sensors)
        {
            sensor.Disturbances[0].IsOn = true;
            sensor.Expose();
        }

        _board.Pins[18].PullUp(true);
        Assert.AreEqual((0.0, 3.0, true), (_board.Pins[34].Voltage, _board.Pins[35].Voltage, _board.Pins[18].Level));
        sensors[2].Disturbances[0].IsOn = false;
        sensors[2].Expose();
        Assert.IsFalse(_board.Pins[18].Level);
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
        IReadOnlyList<PluggedSensor> sensors = Plug("""
            [ { "type": "ds18b20" }, { "type": "modbus", "model": "pzem-004t", "port": 2 }, { "type": "mhz19", "port": 2 },
              { "type": "analog", "pin": 34, "divider": 5 }, { "type": "ntc", "pin": 35, "supply": 3 }, { "type": "pms5003" },
              { "type": "modbus", "model": "senseair-s8" } ]
            """);
        _world.BatteryVoltage.Held = 12.5;
        _world.AirTemperature.Held = 25;

        foreach (PluggedSensor sensor in sensors)
        {
            sensor.Expose();
        }

        Assert.AreEqual("ds18b20 port 3, pzem-004t port 2 slave 0xf8, mhz19 port 2, analog pin 34, ntc pin 35, pms5003 port 3, senseair-s8 port 3", Names(sensors));
        Assert.AreEqual(2.5, _board.Pins[34].Voltage, 0.001);
        Assert.AreEqual(1.5, _board.Pins[35].Voltage, 0.001);
    }

    private IReadOnlyList<PluggedSensor> Plug(string sensors) => Wiring.Plug(
        new JsonObject
        {
            ["board"] = JsonNode.Parse("""{ "serial": [ { "port": 3, "receive": 16, "transmit": 17 }, { "port": 2, "receive": 25, "transmit": 26 } ] }"""),
            ["sensors"] = JsonNode.Parse(sensors),
        },
        _board, _world);

    private static string Names(IReadOnlyList<PluggedSensor> sensors) => string.Join(", ", sensors.Select(sensor => sensor.Name));
}
