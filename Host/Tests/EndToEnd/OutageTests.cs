using Host.Platform;

namespace Host.Tests.EndToEnd;

/// <summary>What an outage costs: nothing.</summary>
[TestClass]
public sealed class OutageTests
{
    [TestMethod]
    public async Task Sampling_begins_without_any_network()
    {
        await using Rig rig = await Rig.MakeAsync();
        rig.Board.AccessPoint.IsOn = false;
        rig.StoreAtOnce();

        rig.Stored(1, rig.Start);

        Assert.IsFalse(rig.Board.Log.Lines.Any(line => line.Text.Contains("joined", StringComparison.Ordinal)), rig.Log());
    }

    [TestMethod]
    public async Task Readings_of_a_Wifi_outage_arrive_in_order_once_it_is_back()
    {
        await using Rig rig = await Rig.MakeAsync();
        rig.Board.AccessPoint.IsOn = false;
        rig.StoreAtOnce();
        rig.Stored(3, rig.Start);
        rig.LogShows("network: no Wi-Fi");

        rig.Board.AccessPoint.IsOn = true;
        await rig.DeliveredAsync(4);

        CollectionAssert.AreEqual(Enumerable.Range(1, rig.Sequences().Length).Select(number => (long)number).ToArray(), rig.Sequences());
    }

    [TestMethod]
    public async Task The_settings_network_is_joined_while_the_board_still_looks_for_its_own()
    {
        await using Rig rig = await Rig.MakeAsync();
        rig.Board.Wifi.StoredSsid = "workbench";
        rig.Board.Wifi.StoredPassword = "far away";

        rig.Start();

        await rig.DeliveredAsync(1);
    }

    [TestMethod]
    public async Task Readings_of_a_platform_outage_arrive_in_order_once_it_is_back()
    {
        await using Rig rig = await Rig.MakeAsync();
        rig.Start();
        await rig.DeliveredAsync(1);

        await rig.Platform.GoDownAsync();
        rig.LogShows("no connection to the platform");
        await rig.Platform.ComeUpAsync();
        await rig.DeliveredAsync(4);

        // The platform may have gone between taking the first reading and saying so: that one comes again.
        long[] sequences = [.. rig.Sequences().Distinct()];
        CollectionAssert.AreEqual(Enumerable.Range(1, sequences.Length).Select(number => (long)number).ToArray(), sequences);
    }

    [TestMethod]
    public async Task What_was_stored_before_a_power_cut_arrives_after_it()
    {
        await using Rig rig = await Rig.MakeAsync();
        rig.Board.AccessPoint.IsOn = false;
        rig.StoreAtOnce();
        rig.StartAndCutAfter(stored: 3);
        rig.Board.AccessPoint.IsOn = true;

        rig.Start();
        await rig.DeliveredAsync(5);

        long[] sequences = rig.Sequences();
        CollectionAssert.AreEqual(new long[] { 1, 2, 3 }, sequences[..3]);
        CollectionAssert.AreEqual(sequences.Distinct().Order().ToArray(), sequences, "once and in order");
        Assert.AreEqual(1, rig.Platform.Timeline.Count(TimelineKind.Registration));
    }

    [TestMethod]
    public async Task A_device_whose_power_keeps_being_cut_while_it_sends_gets_to_send()
    {
        await using Rig rig = await Rig.MakeAsync();
        await rig.Platform.GoDownAsync();
        for (int boot = 1; boot <= 10; boot++)
        {
            rig.Start();
            rig.LogShows("network: joined the Wi-Fi", times: boot);
            rig.Board.Power.Cut();
        }

        await rig.Platform.ComeUpAsync();
        rig.Start();
        rig.LogShows("the last one while sending; the network is left alone for 5 s");
        await rig.DeliveredAsync(1);
    }
}
