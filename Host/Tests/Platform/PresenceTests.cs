using Host.Platform;
using Host.Platform.Page;

namespace Host.Tests.Platform;

/// <summary>Whether a device is online, by its timeline.</summary>
[TestClass]
public sealed class PresenceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [TestMethod]
    [DataRow(20, 2, nameof(Presence.Online))]
    [DataRow(40, 2, nameof(Presence.Silent))]
    [DataRow(170, 60, nameof(Presence.Online))]
    [DataRow(190, 60, nameof(Presence.Silent))]
    public void A_device_is_silent_once_it_has_missed_its_time_by_far(int secondsAgo, int period, string expected)
    {
        TimelineEntry[] newest = [.. Enumerable.Range(0, 10).Select(i => Entry(secondsAgo + (i * period), TimelineKind.Data))];
        Assert.AreEqual(expected, DeviceSummary.Judge(newest, Now).ToString());
    }

    [TestMethod]
    public void A_device_that_logged_out_is_not_missed()
    {
        Assert.AreEqual(Presence.LoggedOut, DeviceSummary.Judge([Entry(500, TimelineKind.Logout), Entry(502, TimelineKind.Data)], Now));
    }

    [TestMethod]
    public void A_single_entry_tells_no_period()
    {
        Assert.AreEqual(Presence.Online, DeviceSummary.Judge([Entry(10, TimelineKind.Login)], Now));
    }

    private static TimelineEntry Entry(int secondsAgo, TimelineKind kind) => new(1, Now.AddSeconds(-secondsAgo), "a_b", kind, null);
}
