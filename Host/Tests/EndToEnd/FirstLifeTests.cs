using System.Globalization;
using System.Text.Json.Nodes;
using Host.Platform;

namespace Host.Tests.EndToEnd;

/// <summary>The main job: from Main to readings on the platform, and to sleep.</summary>
[TestClass]
public sealed class FirstLifeTests
{
    [TestMethod]
    public async Task A_device_logs_in_registers_once_delivers_and_logs_out()
    {
        await using Rig rig = await Rig.MakeAsync();

        rig.Start();
        await rig.DeliveredAsync(3);
        rig.Stop();

        string[] kinds = [.. rig.Platform.Timeline.Entries().Select(entry => entry.KindName)];
        Assert.AreEqual("login", kinds[0]);
        Assert.AreEqual("registration", kinds[1]);
        Assert.AreEqual("logout", kinds[^1]);
        Assert.IsTrue(kinds[2..^1].All(kind => kind == "data"), string.Join(' ', kinds));
        rig.LogShows($"{kinds.Length - 3} readings, {kinds.Length - 3} delivered, 0 waiting, 0 dropped, 0 refused");
    }

    [TestMethod]
    public async Task A_reading_carries_what_the_sensors_measure_its_number_and_its_time()
    {
        await using Rig rig = await Rig.MakeAsync();
        DateTimeOffset before = DateTimeOffset.UtcNow;

        rig.Start();
        JsonObject data = await rig.DataWithAsync("temperature");

        Assert.AreEqual(1L, (long)rig.Data()[0]["sequence"]!);
        Assert.AreEqual(21.5, (double)data["temperature"]!, 0.02);
        Assert.AreEqual(55, (double)data["humidity"]!, 0.1);
        Assert.AreEqual(1013.25, (double)data["pressure"]!, 0.1);
        Assert.AreEqual(0, (int)(await rig.DataWithAsync("door"))["door"]!);
        DateTimeOffset time = DateTimeOffset.ParseExact((string)data["time"]!, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        Assert.IsTrue(time >= before.AddMilliseconds(-1) && time <= DateTimeOffset.UtcNow, $"taken at {time}");
    }

    [TestMethod]
    public async Task A_second_life_on_the_same_flash_does_not_register_again_and_counts_on()
    {
        await using Rig rig = await Rig.MakeAsync();
        rig.Start();
        await rig.DeliveredAsync(2);
        rig.Stop();
        long last = rig.Sequences()[^1];

        rig.Start();
        await rig.CountAsync(TimelineKind.Data, rig.Sequences().Length + 1);

        Assert.AreEqual(1, rig.Platform.Timeline.Count(TimelineKind.Registration));
        Assert.AreEqual(2, rig.Platform.Timeline.Count(TimelineKind.Login));
        Assert.IsGreaterThan(last, rig.Sequences()[^1]);
    }

    [TestMethod]
    public async Task A_device_with_another_name_registers_again()
    {
        await using Rig rig = await Rig.MakeAsync();
        rig.Start();
        await rig.DeliveredAsync(1);
        rig.Stop();
        rig.Settings["platform"]!["deviceName"] = "Greenhouse 2";

        rig.Start();
        await rig.CountAsync(TimelineKind.Registration, 2);
    }

    [TestMethod]
    public async Task A_door_is_reported_when_it_opens_and_when_it_closes()
    {
        await using Rig rig = await Rig.MakeAsync();
        rig.Settings["sampling"]!["periodSeconds"] = 3600;
        rig.Settings["sensors"]![1]!["minimumIntervalSeconds"] = 0;
        rig.StoreAtOnce();

        rig.Stored(1, rig.Start);
        rig.Stored(1, rig.OpenDoor);
        rig.Stored(1, rig.CloseDoor);
        rig.LogShows("network: joined the Wi-Fi");
        rig.Stop();

        int[] door = [.. rig.Data().Select(data => (int)data["door"]!)];
        CollectionAssert.AreEqual(new[] { 0, 1, 0 }, door);
    }

    [TestMethod]
    public async Task A_button_that_is_still_held_does_not_wake_the_device_it_has_just_put_to_sleep()
    {
        await using Rig rig = await Rig.MakeAsync();
        rig.Start();
        await rig.DeliveredAsync(1);

        rig.PressLong();
        rig.LogShows("stop: asleep");
        Assert.IsFalse(rig.Board.Power.Run!.Wait(TimeSpan.FromMilliseconds(300)), "it waits for the button");
        rig.ReleaseButton();

        Assert.IsTrue(rig.Board.Power.Run!.Wait(Patience.Limit), "it sleeps");
    }
}
