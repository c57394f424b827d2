using System.Text.Json.Nodes;
using Firmware.Settings;
using Host.Board;
using Host.Board.Chips;
using Host.Platform;

namespace Host.Tests.EndToEnd;

/// <summary>Every chip that the settings can name: the firmware runs on it from Main to deep sleep, and knows its pins.</summary>
[TestClass]
public sealed class SocTests
{
    public static IEnumerable<string> Names => Soc.All.Select(soc => soc.Name);

    [TestMethod]
    [DynamicData(nameof(Names))]
    public async Task The_firmware_delivers_and_sleeps_on_every_chip_with_nothing_but_its_name_in_the_settings(string name)
    {
        await using Rig rig = await Rig.MakeAsync(soc: Soc.Named(name));
        rig.Settings["board"] = new JsonObject { ["chip"] = name };

        rig.Start();
        JsonObject temperature = await rig.DataWithAsync("temperature");
        rig.OpenDoor();
        await rig.Platform.Timeline.WaitUntilAsync(timeline => rig.Data().Any(data => (int?)data["door"] == 1), Patience.Limit);
        rig.Stop();

        Assert.AreEqual(1, rig.Platform.Timeline.Count(TimelineKind.Logout));
        Assert.AreEqual(21.5, (double)temperature["temperature"]!, 0.02, "the BME280 is on the usual I2C pins");
        Assert.DoesNotContain("settings:", rig.Log());
    }

    [TestMethod]
    [DataRow("esp32", 34, 16, 17, 3)]
    [DataRow("esp32s3", 1, 4, 5, 3)]
    [DataRow("esp32c3", 4, 2, 3, 2)]
    [DataRow("esp32c6", 0, 10, 11, 2)]
    public async Task A_slave_behind_the_last_serial_port_and_a_voltage_are_measured_on_every_chip(string name, int analog, int receive, int transmit, int port)
    {
        await using Rig rig = await Rig.MakeAsync(soc: Soc.Named(name));
        rig.Board.Serial[port].Attach(new SenseairS8Sensor(TimeProvider.System) { Co2 = 777 });
        rig.Board.Pins[analog].Voltage = 1.25;
        rig.Settings["board"] = JsonNode.Parse($$"""{ "chip": "{{name}}", "serial": [ { "port": {{port}}, "receive": {{receive}}, "transmit": {{transmit}}, "direction": 18 } ] }""");
        rig.Settings["sensors"] = JsonNode.Parse($$"""
            [ { "type": "modbus", "model": "senseair-s8" }, { "type": "analog", "pin": {{analog}}, "divider": 2 } ]
            """);

        rig.Start();
        JsonObject co2 = await rig.DataWithAsync("co2");
        JsonObject voltage = await rig.DataWithAsync("voltage");
        Assert.AreEqual(18, rig.Board.Serial[port].DirectionPin);
        rig.Stop();

        Assert.AreEqual(777, (int)co2["co2"]!);
        Assert.AreEqual(2.5, (double)voltage["voltage"]!, 0.002, "a step of 12 bits, doubled");
    }

    [TestMethod]
    public async Task DS18B20s_are_measured_over_a_serial_port_by_the_whole_firmware()
    {
        await using Rig rig = await Rig.MakeAsync();
        OneWireBus wire = new();
        Ds18b20Chip[] chips = [new(TimeProvider.System, 1) { Temperature = -10.5 }, new(TimeProvider.System, 2) { Temperature = 85 }];
        Array.ForEach(chips, wire.Attach);
        rig.Board.Serial[2].Attach(wire);
        rig.Settings["board"] = JsonNode.Parse("""{ "serial": [ { "receive": 16, "transmit": 17 } ] }""");
        rig.Settings["sensors"] = JsonNode.Parse($$"""
            [ { "type": "ds18b20", "name": "cold", "rom": "{{Convert.ToHexString(chips[0].Rom)}}" },
              { "type": "ds18b20", "name": "hot", "rom": "{{Convert.ToHexString(chips[1].Rom)}}" } ]
            """);

        rig.Start();
        JsonObject cold = await rig.DataWithAsync("cold");
        JsonObject hot = await rig.DataWithAsync("hot");
        rig.Stop();

        Assert.AreEqual(-10.5, (double)cold["cold"]!);
        Assert.AreEqual(85, (double)hot["hot"]!);
    }

    [TestMethod]
    public async Task An_LED_on_a_pin_that_only_an_ESP32_S3_has_is_lit_there()
    {
        await using Rig rig = await Rig.MakeAsync(soc: Soc.Esp32S3);
        rig.Settings["board"] = new JsonObject { ["chip"] = "esp32s3", ["led"] = 38 };
        int changes = 0;
        rig.Board.Pins[38].Changed += _ => Interlocked.Increment(ref changes);

        rig.Start();
        await rig.DeliveredAsync(1);
        rig.Stop();

        Assert.IsGreaterThan(0, changes);
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void The_device_and_the_virtual_board_have_the_same_pins(string name)
    {
        Soc soc = Soc.Named(name)!;
        for (int pin = -1; pin <= 64; pin++)
        {
            PinTable pins = new(name);
            string? refused = pins.Take(pin, false, "x");
            Assert.AreEqual(soc.Gpios.Contains(pin) && !soc.Flash.Contains(pin), refused is null, $"{name} {pin}: {refused}");
            Assert.AreEqual(soc.Flash.Contains(pin), refused?.EndsWith("belongs to the flash", StringComparison.Ordinal) ?? false, $"{name} {pin} flash");
            Assert.AreEqual(soc.CanDrive(pin) && !soc.Flash.Contains(pin), new PinTable(name).Take(pin, true, "x") is null, $"{name} {pin} output");
            Assert.AreEqual(soc.Strapping.Contains(pin), pins.IsStrapping(pin), $"{name} {pin} strapping");
            Assert.AreEqual(soc.HasSingleWakeUp && soc.WakeUp.Contains(pin), pins.CanWake(pin), $"{name} {pin} wakes");
            int channel = pin < 0 ? -1 : PinTable.AnalogChannel(name, pin);
            Assert.AreEqual(soc.Analog.ToList().IndexOf(pin), soc.Gpios.Contains(pin) ? channel : -1, $"{name} {pin} channel");
            Assert.IsFalse(channel >= 0 && PinTable.IsSecondAnalog(name, pin), $"{name} {pin} is of one converter");
            Assert.AreEqual(soc.InputOnly.Contains(pin), !pins.HasPullUp(pin), $"{name} {pin} pull-up");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void The_device_and_the_virtual_board_have_the_same_button_buses_and_counters(string name)
    {
        Soc soc = Soc.Named(name)!;
        PinTable pins = new(name);

        Assert.AreEqual(soc.BootButton, pins.DefaultButton);
        Assert.AreEqual(soc.I2cBuses, pins.BusCount);
        Assert.AreEqual(soc.SerialPorts, pins.LastPort);
        Assert.AreEqual(soc.AnalogFullScale * 1e6, PinTable.AnalogFullScale(name));
        Assert.AreEqual(soc.HasPulseCounters, pins.HasPulseCounters);
    }

    [TestMethod]
    public void Every_chip_of_the_settings_is_a_virtual_board() => CollectionAssert.AreEqual(PinTable.Chips, Names.ToArray());
}
