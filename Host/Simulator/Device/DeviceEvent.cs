namespace Host.Simulator.Device;

/// <summary>Something that happened to a simulated device.</summary>
/// <param name="Uptime">When, since the device booted last.</param>
/// <param name="Text">The line, or what else there is to say; empty for nothing.</param>
internal sealed record DeviceEvent(string Device, DeviceEventKind Kind, TimeSpan Uptime, string Text)
{
    /// <summary>Gets what the device had counted by the end of a run; null for anything else.</summary>
    public Counts? Counts { get; init; }

    /// <summary>Gets the numbers of the readings that lay on its flash at the end of a run; null for anything else.</summary>
    public IReadOnlySet<long>? OnFlash { get; init; }
}
