using System.Text.Json.Nodes;
using Firmware.Settings;
using Host.Board;
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
        await rig.DeliveredAsync(2);
        rig.OpenDoor();
        await rig.Platform.Timeline.WaitUntilAsync(timeline => rig.Data().Any(data => (int)data["door"]! == 1), Patience.Limit);
        rig.Stop();

        Assert.AreEqual(1, rig.Platform.Timeline.Count(TimelineKind.Logout));
        Assert.AreEqual(21.5, (double)rig.Data()[0]["temperature"]!, 0.02, "the BME280 is on the usual I2C pins");
        Assert.DoesNotContain("settings:", rig.Log());
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
            PinTable pins = PinTable.For(name);
            string? refused = pins.Take(pin, false, "x");
            Assert.AreEqual(soc.Gpios.Contains(pin) && !soc.Flash.Contains(pin), refused is null, $"{name} {pin}: {refused}");
            Assert.AreEqual(soc.Flash.Contains(pin), refused?.EndsWith("belongs to the flash", StringComparison.Ordinal) ?? false, $"{name} {pin} flash");
            Assert.AreEqual(soc.CanDrive(pin) && !soc.Flash.Contains(pin), PinTable.For(name).Take(pin, true, "x") is null, $"{name} {pin} output");
            Assert.AreEqual(soc.Strapping.Contains(pin), pins.IsStrapping(pin), $"{name} {pin} strapping");
            Assert.AreEqual(soc.WakeUp.Contains(pin), pins.CanWake(pin), $"{name} {pin} wakes");
            Assert.AreEqual(soc.InputOnly.Contains(pin), !pins.HasPullUp(pin), $"{name} {pin} pull-up");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void The_device_and_the_virtual_board_have_the_same_button_buses_and_counters(string name)
    {
        Soc soc = Soc.Named(name)!;
        PinTable pins = PinTable.For(name);

        Assert.AreEqual(soc.BootButton, pins.DefaultButton);
        Assert.AreEqual(soc.I2cBuses, pins.BusCount);
        Assert.AreEqual(soc.HasPulseCounters, pins.HasPulseCounters);
    }

    [TestMethod]
    public void Every_chip_of_the_settings_is_a_virtual_board() => CollectionAssert.AreEqual(PinTable.Chips, Names.ToArray());
}
