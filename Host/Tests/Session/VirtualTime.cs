using Nubison.Time;

namespace Host.Tests.Session;

/// <summary>Time that passes only when a test lets it, and the randomness of one device.</summary>
internal sealed class VirtualTime(int seed) : IClock, IRandom
{
    private readonly Random _random = new(seed);

    /// <inheritdoc/>
    public long Uptime { get; set; }

    /// <summary>Gets or sets the uptime from which on the time of day is known.</summary>
    public long ValidFrom { get; set; }

    /// <inheritdoc/>
    public bool IsValid => Uptime >= ValidFrom;

    /// <inheritdoc/>
    public DateTime UtcNow => new DateTime(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc).AddMilliseconds(Uptime);

    /// <inheritdoc/>
    public int Next(int exclusiveMaximum) => _random.Next(exclusiveMaximum);
}
