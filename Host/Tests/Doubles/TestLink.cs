using Nubison.Connection;

namespace Host.Tests.Doubles;

/// <summary>A Wi-Fi that is there unless the test says that it is away.</summary>
internal sealed class TestLink : INetworkLink
{
    private bool _isJoined;

    /// <summary>Whether the network is out of reach now.</summary>
    public Func<bool> IsAway { get; set; } = () => false;

    /// <summary>What else happens while the network is joined, or tried to; gets the longest time in milliseconds.</summary>
    public Action<int> Joining { get; init; } = _ => { };

    public int Joins { get; private set; }

    public int Leaves { get; private set; }

    public bool IsUp => _isJoined && !IsAway();

    public void Join(int milliseconds)
    {
        Joins++;
        Joining(milliseconds);
        _isJoined = !IsAway();
    }

    public void Leave()
    {
        Leaves++;
        _isJoined = false;
    }
}
