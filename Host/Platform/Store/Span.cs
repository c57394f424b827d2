namespace Host.Platform.Store;

/// <summary>The lengths of time over which points are summed up.</summary>
internal static class Span
{
    /// <summary>A minute and an hour, in ms.</summary>
    public static readonly long[] Widths = [60_000, 3_600_000];
}
