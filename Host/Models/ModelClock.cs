using Nubison.Time;

namespace Host.Models;

/// <summary>A clock that the benchmark moves.</summary>
internal sealed class ModelClock : IClock
{
    public long Uptime { get; set; }

    public bool IsValid => true;

    public DateTime UtcNow => new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc).AddMilliseconds(Uptime);
}
