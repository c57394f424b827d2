using Host.Platform.Store;

namespace Host.Platform;

/// <summary>One entry on a device's timeline.</summary>
/// <param name="Number">Counted up from 1 over all devices.</param>
/// <param name="Time">When the platform recorded it, UTC.</param>
/// <param name="Data">For <see cref="TimelineKind.Data"/> the data object as the device wrote it, else null.</param>
internal sealed record TimelineEntry(long Number, DateTimeOffset Time, string DeviceKey, TimelineKind Kind, string? Data)
{
    /// <summary>Gets the kind as it is written: <c>login</c>, <c>logout</c>, <c>registration</c>, <c>data</c>.</summary>
    public string KindName => Kind switch
    {
        TimelineKind.Login => "login",
        TimelineKind.Logout => "logout",
        TimelineKind.Registration => "registration",
        _ => "data",
    };

    /// <summary>Gets when a reading was taken, as it says, or else came; null if this is not a reading.</summary>
    public DateTimeOffset? Taken { get; init; }

    /// <summary>Gets a reading's <c>sequence</c>; null if it has none.</summary>
    public long? Sequence { get; init; }

    /// <summary>Gets how a reading follows those before it.</summary>
    public SequenceMark Mark { get; init; }

    /// <summary>Gets how many readings are missing before this one.</summary>
    public long Missing { get; init; }
}
