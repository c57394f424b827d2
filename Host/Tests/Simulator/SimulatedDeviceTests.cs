using System.Text.Json.Nodes;
using Host.Board;
using Host.Events;
using Host.Platform;
using Host.Simulator.Device;
using Host.Simulator.Readings;
using Host.Tests.EndToEnd;

namespace Host.Tests.Simulator;

/// <summary>A simulated device lives on over reboots, wake-ups, crashes and power cuts, and says what happens to it.</summary>
[TestClass]
public sealed class SimulatedDeviceTests : IAsyncDisposable
{
    private readonly Rig _rig = Rig.MakeAsync().GetAwaiter().GetResult();
    private readonly SimulatedDevice _device;
    private readonly Subscription<DeviceEvent> _events;

    public SimulatedDeviceTests()
    {
        _rig.Board.I2c.Detach(1, 0x76);
        _rig.StoreAtOnce();
        _rig.WriteSettings();
        _device = new SimulatedDevice("greenhouse", _rig.Board, _rig.Settings);
        _events = _device.Events.Subscribe();
    }

    public async ValueTask DisposeAsync()
    {
        _events.Dispose();
        _device.Dispose();
        await _device.Life;
        await _rig.DisposeAsync();
    }

    [TestMethod]
    public async Task A_device_delivers_what_its_chips_feel_of_their_surroundings()
    {
        _device.World.AirTemperature.Held = 33.25;
        _device.World.Door.Held = 1;

        _device.Start();

        Assert.AreEqual(33.25, (double)(await _rig.DataWithAsync("temperature"))["temperature"]!, 0.02);
        Assert.AreEqual(1, (int)(await _rig.DataWithAsync("door"))["door"]!);
    }

    [TestMethod]
    public async Task A_sensor_that_is_held_does_not_feel_its_surroundings()
    {
        _device.World.AirTemperature.Held = 33.25;
        _device.Quantities.Single(quantity => quantity.Name == "bme280 1/0x76 temperature").Held = 5;

        _device.Start();

        Assert.AreEqual(5, (double)(await _rig.DataWithAsync("temperature"))["temperature"]!, 0.02);
    }

    [TestMethod]
    public async Task A_device_that_looks_for_its_sensors_itself_says_what_it_calls_their_attributes()
    {
        await using Rig rig = await Rig.MakeAsync();
        rig.Board.I2c.Detach(1, 0x76);
        rig.Settings.Remove("sensors");
        rig.WriteSettings();
        using SimulatedDevice device = new("scanning", rig.Board, rig.Settings);

        device.Start();
        await rig.DataWithAsync("scd4x_co2");

        string[] attributes = [.. device.Sensors.SelectMany(sensor => sensor.Feels.Select(sensor.AttributeOf)).OfType<string>()];
        CollectionAssert.IsSubsetOf(new[] { "bme280_temperature", "bme680_gas", "mcp9808_temperature", "illuminance", "a1" }, attributes);
        CollectionAssert.IsSubsetOf(attributes, rig.Data().SelectMany(data => data.Select(member => member.Key)).ToArray());
        await device.CutPowerAsync();
    }

    [TestMethod]
    public async Task After_a_power_cut_the_device_boots_over_the_same_flash()
    {
        _device.Start();
        await _rig.DeliveredAsync(1);
        await _device.CutPowerAsync();
        Assert.AreEqual(DeviceState.Off, _device.State);

        _device.Start();
        await _rig.DeliveredAsync(_rig.Sequences().Length + 1);

        Assert.AreEqual(1, _rig.Platform.Timeline.Count(TimelineKind.Registration));
        await HappensAsync(DeviceEventKind.Ended, "without power");
        await HappensAsync(DeviceEventKind.Booted);
    }

    [TestMethod]
    public async Task However_late_one_looks_readings_of_two_runs_are_told_apart()
    {
        ReadingWatch watch = new(_device, _device.Name, _rig.Platform, Timeout.InfiniteTimeSpan);
        _device.Disturbances.Single(disturbance => disturbance.Name == "Wi-Fi off").IsOn = true;
        _rig.Stored(3, _device.Start);
        await _device.CutPowerAsync();
        _rig.Stored(2, _device.Start);
        await _device.CutPowerAsync();
        await watch.DisposeAsync();

        ReadingTotals totals = watch.Totals;
        Assert.AreEqual((_device.Counts.Readings, 0L, 0L), (totals.Taken, totals.Lost, totals.InRam), $"{totals}");
        Assert.IsTrue(totals.AddUp && totals.OnFlash >= 5, $"{totals}");
    }

    [TestMethod]
    public async Task A_reset_is_a_boot_more()
    {
        _device.Start();
        await HappensAsync(DeviceEventKind.Line, "boot 1");
        await _device.ResetAsync();
        await HappensAsync(DeviceEventKind.Line, "boot 2");
    }

    [TestMethod]
    public async Task A_device_that_sleeps_wakes_when_its_button_is_pressed()
    {
        _device.Start();
        await _rig.DeliveredAsync(1);
        _device.Press();
        await HappensAsync(DeviceEventKind.Line, "stop: ");
        _device.Release();
        await HappensAsync(DeviceEventKind.Ended, "asleep");
        Assert.AreEqual(DeviceState.Asleep, _device.State);

        _device.Press();
        _device.Release();

        await HappensAsync(DeviceEventKind.Booted);
        Assert.AreEqual(DeviceState.Running, _device.State);
    }

    [TestMethod]
    public async Task A_device_that_reboots_boots_again()
    {
        _device.Start();
        await HappensAsync(DeviceEventKind.Booted);
        _rig.Board.Power.Run!.End(RunEnd.Reboot);
        await HappensAsync(DeviceEventKind.Ended, "reboots");
        await HappensAsync(DeviceEventKind.Booted);
    }

    [TestMethod]
    public async Task A_device_that_crashes_says_why_and_boots_again()
    {
        const int Led = 2;
        _rig.Board.Pins[Led].Open(this);

        _device.Start();
        await HappensAsync(DeviceEventKind.Failed, $"GPIO {Led} is in use");
        await HappensAsync(DeviceEventKind.Booted);
        await _rig.DeliveredAsync(1);
    }

    [TestMethod]
    public async Task Stopping_delivers_logs_out_and_leaves_the_device_off()
    {
        _device.Start();
        await _rig.DeliveredAsync(2);

        await _device.StopAsync();

        Assert.AreEqual(DeviceState.Off, _device.State);
        Assert.AreEqual(1, _rig.Platform.Timeline.Count(TimelineKind.Logout));
        Assert.AreEqual(_device.Counts.Readings, _device.Counts.Delivered);
        Assert.AreEqual(_rig.Sequences().Length, _device.Counts.Delivered);
    }

    [TestMethod]
    public async Task Events_are_numbered_and_say_whose_they_are_and_a_run_is_over_after_its_last_line()
    {
        _device.Start();
        await _rig.DeliveredAsync(1);
        await _device.StopAsync();

        Numbered<DeviceEvent>[] events = [.. _device.Events.Recent];
        CollectionAssert.AreEqual(Enumerable.Range(1, events.Length).Select(number => (long)number).ToArray(), events.Select(e => e.Number).ToArray());
        Assert.IsTrue(events.All(e => e.Item.Device == "greenhouse"));
        Assert.AreEqual(DeviceEventKind.Booted, events.First(e => e.Item.Kind != DeviceEventKind.Line).Item.Kind);
        Assert.AreEqual(DeviceEventKind.Ended, events[^1].Item.Kind);
        Assert.AreEqual(_rig.Board.Log.Lines.Count, events.Count(e => e.Item.Kind == DeviceEventKind.Line));
    }

    [TestMethod]
    public async Task Each_disturbance_can_be_switched_on_and_off_by_itself()
    {
        foreach (Disturbance disturbance in _device.Disturbances)
        {
            Assert.IsFalse(disturbance.IsOn, disturbance.Name);
            disturbance.IsOn = true;
            Assert.AreEqual(disturbance.Name, _device.Disturbances.Single(other => other.IsOn).Name);
            disturbance.IsOn = false;
        }

        Assert.HasCount(_device.Disturbances.Count, _device.Disturbances.Select(disturbance => disturbance.Name).Distinct());
        await Task.CompletedTask;
    }

    [TestMethod]
    public async Task Readings_of_an_outage_wait_and_arrive_when_it_is_over()
    {
        Disturbance outage = _device.Disturbances.Single(disturbance => disturbance.Name == "Wi-Fi off");
        outage.IsOn = true;
        _rig.Stored(2, _device.Start);
        Assert.AreEqual(0, _rig.Platform.Timeline.Count(TimelineKind.Data));

        outage.IsOn = false;
        await _rig.DeliveredAsync(2);
        Assert.AreEqual(1, _rig.Sequences()[0]);
    }

    private async Task HappensAsync(DeviceEventKind kind, string part = "")
    {
        bool happened = false;
        await SimulatedDevice.HappensAsync(
            _events, Patience.Limit, e => happened = e.Kind == kind && e.Text.Contains(part, StringComparison.Ordinal));
        Assert.IsTrue(happened, $"{kind} {part}:\n{_rig.Log()}");
    }
}
