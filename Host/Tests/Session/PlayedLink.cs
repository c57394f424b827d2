using Nubison.Connection;

namespace Host.Tests.Session;

/// <summary>A Wi-Fi that is away at some times.</summary>
/// <param name="time">The time.</param>
/// <param name="outages">From when to when it is away, in milliseconds of uptime.</param>
internal sealed class PlayedLink(VirtualTime time, IReadOnlyList<(long From, long To)> outages) : INetworkLink
{
    private bool _isJoined;

    /// <summary>Gets when the network was joined, or tried to.</summary>
    public List<long> Joins { get; } = [];

    /// <summary>Gets when the network was left.</summary>
    public List<long> Leaves { get; } = [];

    /// <inheritdoc/>
    public bool IsUp => _isJoined && !IsAway;

    private bool IsAway => outages.Any(outage => time.Uptime >= outage.From && time.Uptime < outage.To);

    /// <inheritdoc/>
    public void Join(int milliseconds)
    {
        Joins.Add(time.Uptime);
        time.Uptime += IsAway ? milliseconds : 1200;
        _isJoined = !IsAway;
    }

    /// <inheritdoc/>
    public void Leave()
    {
        Leaves.Add(time.Uptime);
        _isJoined = false;
    }
}
