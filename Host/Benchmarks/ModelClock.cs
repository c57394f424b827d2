using Nubison.Time;

namespace Host.Benchmarks;

/// <summary>A clock that the benchmark moves.</summary>
public sealed class ModelClock : IClock
{
    /// <inheritdoc/>
    public long Uptime { get; set; }

    /// <inheritdoc/>
    public bool IsValid => true;

    /// <inheritdoc/>
    public DateTime UtcNow => new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc).AddMilliseconds(Uptime);
}
