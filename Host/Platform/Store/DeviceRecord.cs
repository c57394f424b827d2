using Host.Platform.Accounts;

namespace Host.Platform.Store;

/// <summary>What is known of a device that ever spoke to the platform.</summary>
internal sealed class DeviceRecord(long id, string key)
{
    public long Id { get; } = id;

    public string Key { get; } = key;

    /// <summary>Gets or sets its registration; null if it is not registered.</summary>
    public RegisteredDevice? Registration { get; set; }

    /// <summary>Gets how many entries of each kind it has.</summary>
    public long[] Counts { get; } = new long[Enum.GetValues<TimelineKind>().Length];

    /// <summary>Gets or sets its reading that is furthest on; null before the first.</summary>
    public ReadingPosition? Position { get; set; }

    /// <summary>Gets the numbers of its attributes in the database.</summary>
    public Dictionary<string, long> Attributes { get; } = new(StringComparer.Ordinal);
}
