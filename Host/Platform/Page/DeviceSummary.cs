namespace Host.Platform.Page;

/// <summary>A line in the list of devices.</summary>
/// <param name="Name">Its name; its key if it is not registered.</param>
/// <param name="Model">Its model; empty if it is not registered.</param>
/// <param name="LastSeen">When it last spoke.</param>
/// <param name="Readings">How many readings it sent, repeats included.</param>
internal sealed record DeviceSummary(string Key, string Name, string Model, Presence Presence, DateTimeOffset LastSeen, long Readings)
{
    /// <summary>A device is not missed before that.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const int Looked = 10;

    /// <summary>Lists the devices that ever spoke, who spoke last first.</summary>
    public static IReadOnlyList<DeviceSummary> All(NubisonPlatform platform, DateTimeOffset now) =>
        [.. platform.DeviceKeys.Select(key => Of(platform, key, now)).OfType<DeviceSummary>().OrderByDescending(device => device.LastSeen)];

    /// <summary>Judges by the newest entries, newest first.</summary>
    public static Presence Judge(IReadOnlyList<TimelineEntry> newest, DateTimeOffset now)
    {
        TimeSpan usual = newest.Count > 1 ? (newest[0].Time - newest[^1].Time) / (newest.Count - 1) : TimeSpan.Zero;
        TimeSpan limit = Patience > 3 * usual ? Patience : 3 * usual;
        return newest[0].Kind == TimelineKind.Logout ? Presence.LoggedOut
            : now - newest[0].Time > limit ? Presence.Silent
            : Presence.Online;
    }

    private static DeviceSummary? Of(NubisonPlatform platform, string key, DateTimeOffset now)
    {
        IReadOnlyList<TimelineEntry> newest = platform.Timeline.Page(key, null, Looked);
        Accounts.RegisteredDevice? registration = platform.Devices.Find(key);
        return newest.Count == 0 ? null : new DeviceSummary(
            key, registration?.Name ?? key, registration?.Model ?? string.Empty, Judge(newest, now), newest[0].Time, platform.Timeline.Count(TimelineKind.Data, key));
    }
}
