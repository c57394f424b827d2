using System.Text.Json.Nodes;
using Host.Board;
using Host.Platform;
using Host.Simulator.Device;

namespace Host.Tests.EndToEnd;

/// <summary>The firmware on a battery: it sleeps between readings, on a board whose clock goes wrong while it does.</summary>
[TestClass]
public sealed class SleepingTests
{
    private const int Period = 300;
    private const int StayAwakePin = 19;

    // Awake its time is the PC's: what other tests take of it would make readings more than three seconds late.
    [TestMethod]
    [DoNotParallelize]
    [DataRow(0.05)]
    [DataRow(-0.04)]
    public async Task An_hour_with_an_outage_arrives_whole_in_order_and_a_period_apart(double drift)
    {
        await using SleepingRig rig = await SleepingRig.MakeAsync(new JsonObject { ["uploadEvery"] = 3 });
        rig.Rig.Board.Clock.SleepDrift = drift;
        rig.Device.Start();
        await rig.DeliveredAsync(4);

        rig.Rig.Board.AccessPoint.IsOn = false;
        await rig.WokenAsync(rig.Wakes.Length + 4);
        rig.Rig.Board.AccessPoint.IsOn = true;
        await rig.DeliveredAsync(14);
        await rig.Device.CutPowerAsync();

        // What was taken and not answered when the Wi-Fi went comes again.
        (long Number, DateTimeOffset Time)[] delivered = [.. rig.Delivered.DistinctBy(reading => reading.Number)];
        SleepingRig.Wake[] wakes = rig.Wakes;
        CollectionAssert.AreEqual(Enumerable.Range(1, delivered.Length).Select(number => (long)number).ToArray(), delivered.Select(reading => reading.Number).ToArray());

        // Until the chip's oscillator is known, a sleep is as wrong as it is.
        Assert.AreEqual(Period, (delivered[2].Time - delivered[1].Time).TotalSeconds, Period * 0.05);
        for (int i = 3; i < delivered.Length; i++)
        {
            Assert.AreEqual(Period, (delivered[i].Time - delivered[i - 1].Time).TotalSeconds, Period * 0.01, $"reading {i + 1}");
        }

        foreach (SleepingRig.Wake wake in wakes.Where(wake => wake is { Cause: ChipWakeCause.Timer, IsOnAir: false } && wake.Number < delivered.Length))
        {
            Assert.AreEqual(0, (delivered[wake.Number].Time - wake.Taken.Single()).TotalSeconds, Period * 0.01, $"wake {wake.Number} is told at its true time");
            Assert.IsLessThanOrEqualTo(2, wake.Commits, $"wake {wake.Number}");
        }

        Assert.IsLessThanOrEqualTo(wakes.Length / 2, wakes.Count(wake => wake.IsOnAir), "most wakes leave the radio off");
        Assert.AreEqual(1, rig.Rig.Platform.Timeline.Count(TimelineKind.Login), "the token is kept");
        Assert.AreEqual(0, rig.Rig.Platform.Timeline.Count(TimelineKind.Logout));
    }

    [TestMethod]
    [DataRow("esp32", true)]
    [DataRow("esp32c6", false)]
    public async Task A_door_wakes_the_device_when_it_opens_and_on_an_esp32_when_it_closes(string chip, bool hasExt0)
    {
        ChipWakeCause cause = hasExt0 ? ChipWakeCause.Ext0 : ChipWakeCause.Ext1;
        await using SleepingRig rig = await SleepingRig.MakeAsync(
            new JsonObject { ["uploadEvery"] = 100, ["wakePins"] = new JsonArray(SleepingRig.Door) }, speed: 1, chip);
        rig.Device.World.Door.Held = 0;
        rig.Device.Start();
        await rig.AsleepAsync();

        foreach (int state in new[] { 1, 0, 1 }.Take(hasExt0 ? 3 : 1))
        {
            rig.Device.World.Door.Held = state;
            await rig.UntilAsync(device => (int?)device.Rig.Data()[^1]["door"] == state, "the door is told");
            await rig.AsleepAsync();
            Assert.AreEqual(cause, rig.Wakes[^1].Cause);
        }
    }

    [TestMethod]
    public async Task A_C3_wakes_by_its_timer()
    {
        await using SleepingRig rig = await SleepingRig.MakeAsync([], chip: "esp32c3");

        rig.Device.Start();
        await rig.DeliveredAsync(4);

        Assert.IsTrue(rig.Wakes[1..].All(wake => wake.Cause == ChipWakeCause.Timer));
    }

    [TestMethod]
    public async Task A_token_that_is_not_kept_costs_a_login_and_a_logout_an_upload()
    {
        await using SleepingRig rig = await SleepingRig.MakeAsync(new JsonObject { ["keepToken"] = false });

        rig.Device.Start();
        await rig.DeliveredAsync(3);
        await rig.UntilAsync(device => device.Rig.Platform.Timeline.Count(TimelineKind.Logout) >= 3, "it logs out");

        Assert.IsGreaterThanOrEqualTo(3, rig.Rig.Platform.Timeline.Count(TimelineKind.Login));
    }

    [TestMethod]
    [DataRow(false, "the stay-awake pin is low")]
    [DataRow(true, "the button is held")]
    public async Task What_is_held_low_at_a_wake_keeps_the_device_awake(bool isButton, string reason)
    {
        await using SleepingRig rig = await SleepingRig.MakeAsync(new JsonObject { ["stayAwakePin"] = StayAwakePin });
        VirtualPin held = rig.Rig.Board.Pins[isButton ? rig.Rig.Board.Soc.BootButton : StayAwakePin];
        rig.Device.Start();
        await rig.WokenAsync(2);

        held.Drive(false);
        rig.Rig.LogShows("power: stays awake: " + reason);
        int wakes = rig.Wakes.Length;
        held.Release();

        await rig.WokenAsync(wakes + 1);
    }

    [TestMethod]
    public async Task A_long_press_stops_the_device_for_good()
    {
        await using SleepingRig rig = await SleepingRig.MakeAsync(new JsonObject { ["stayAwakeSeconds"] = 60 });
        rig.Device.Start();
        await rig.DeliveredAsync(1);

        rig.Device.Press();
        rig.Rig.LogShows("the button was pressed long");
        rig.Device.Release();
        await rig.AsleepAsync();

        Assert.IsNull(rig.Device.AsleepUntil);
        Assert.IsNull(rig.Rig.Board.Power.Run!.Wake.Timer);
    }

    [TestMethod]
    public async Task What_gathered_before_a_power_cut_arrives_after_it()
    {
        await using SleepingRig rig = await SleepingRig.MakeAsync(new JsonObject { ["uploadEvery"] = 100 });
        rig.Device.Start();
        await rig.WokenAsync(6);
        await rig.Device.CutPowerAsync();
        int taken = rig.Wakes.Count(wake => wake.Cause == ChipWakeCause.Timer && wake.Taken.Count > 0);

        rig.Device.Start();
        await rig.DeliveredAsync(taken + 1);

        long[] numbers = [.. rig.Delivered.Select(reading => reading.Number)];
        CollectionAssert.AreEqual(numbers.Distinct().Order().ToArray(), numbers, "once and in order");
        CollectionAssert.AreEqual(Enumerable.Range(1, taken).Select(number => (long)number).ToArray(), numbers[..taken]);
        DateTimeOffset[] times = [.. rig.Delivered.Select(reading => reading.Time)];
        CollectionAssert.AreEqual(times.Order().ToArray(), times);
    }

    [TestMethod]
    public async Task A_flash_that_fails_costs_neither_a_reading_nor_start_after_start()
    {
        await using SleepingRig rig = await SleepingRig.MakeAsync(new JsonObject { ["uploadEvery"] = 100 });
        rig.Device.Start();
        await rig.WokenAsync(4);

        rig.Rig.Board.Flash.Plan = operation => operation.Kind == FlashOperationKind.Read ? FlashFault.None : FlashFault.Fail;
        rig.Rig.LogShows("flash fails: the device waits instead of sleeping");

        long[] numbers = [.. rig.Delivered.Select(reading => reading.Number)];
        CollectionAssert.AreEqual(Enumerable.Range(1, rig.Wakes.Length).Select(number => (long)number).ToArray(), numbers, "each wake's reading");
    }

    [TestMethod]
    public async Task A_chip_that_is_not_the_one_in_the_settings_wakes_by_its_timer()
    {
        await using SleepingRig rig = await SleepingRig.MakeAsync(new JsonObject { ["wakePins"] = new JsonArray(SleepingRig.Door) }, chip: "esp32c6");
        rig.Rig.Settings["board"] = new JsonObject
        {
            ["chip"] = "esp32",
            ["i2c"] = new JsonArray(new JsonObject { ["data"] = 22, ["clock"] = 23 }),
        };
        rig.Rig.WriteSettings();

        rig.Device.Start();
        await rig.WokenAsync(3);

        Assert.IsTrue(rig.Wakes[1..].All(wake => wake.Cause == ChipWakeCause.Timer));
    }

    [TestMethod]
    public async Task Settings_that_cannot_be_read_at_a_wake_are_read_by_a_new_start()
    {
        await using SleepingRig rig = await SleepingRig.MakeAsync([]);
        rig.Device.Start();
        await rig.WokenAsync(2);

        int reads = 0;
        rig.Rig.Board.Flash.Plan = operation =>
            operation.Path.EndsWith("nubison.json", StringComparison.Ordinal) && Interlocked.Increment(ref reads) == 1 ? FlashFault.Fail : FlashFault.None;
        rig.Rig.LogShows("boot: boot 2");
        int delivered = rig.Delivered.Length;
        await rig.DeliveredAsync(delivered + 3);
    }
}
