namespace Host.Platform.Server;

/// <summary>A request that came in, whatever became of it.</summary>
/// <param name="Time">When its head was read, UTC.</param>
/// <param name="ConnectionId">Which connection brought it.</param>
/// <param name="Fault">The fault that answered it, or null.</param>
internal sealed record RequestRecord(DateTimeOffset Time, string ConnectionId, string Method, string Path, string? Fault);
