namespace Host.Board;

/// <summary>
/// The board's Wi-Fi radio, with the network that is stored in the board's own configuration, beside its file system.
/// It joins that network by itself from power-on. A network that it is to join it tries again until it is told to leave,
/// whether it could not be joined or was lost.
/// </summary>
internal sealed class WifiStation
{
    private static readonly TimeSpan s_retry = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly AccessPoint _accessPoint;
    private BoardRun? _run;
    private (string Ssid, string Password)? _wanted;
    private TaskCompletionSource<WifiJoinResult>? _attempt;
    private Timer? _timer;
    private bool _connected;

    internal WifiStation(AccessPoint accessPoint)
    {
        _accessPoint = accessPoint;
        _accessPoint.Changed += Look;
    }

    /// <summary>Raised when the link came up or went down.</summary>
    public event Action<bool>? LinkChanged;

    /// <summary>Raised when the radio begins to look for a network, and when it is told to leave.</summary>
    public event Action<bool>? RadioChanged;

    /// <summary>Gets or sets the name of the network in the board's configuration, which is joined from power-on; empty for none.</summary>
    public string StoredSsid { get; set; } = string.Empty;

    public string StoredPassword { get; set; } = string.Empty;

    /// <summary>Gets a value indicating whether the link is up and the board has an address.</summary>
    public bool IsConnected
    {
        get
        {
            lock (_lock)
            {
                return _connected;
            }
        }
    }

    /// <summary>Gets a value indicating whether a network is looked for that was not joined yet, or was lost.</summary>
    internal bool IsJoining
    {
        get
        {
            lock (_lock)
            {
                return _wanted is not null && !_connected;
            }
        }
    }

    internal Task<WifiJoinResult> Join(string ssid, string password)
    {
        Leave();

        RadioChanged?.Invoke(true);

        lock (_lock)
        {
            _wanted = (ssid, password);
            _attempt = new TaskCompletionSource<WifiJoinResult>(TaskCreationOptions.RunContinuationsAsynchronously);
            Schedule(_accessPoint.JoinDelay);
            return _attempt.Task;
        }
    }

    /// <summary>Leaves the network, and joins none by itself.</summary>
    internal void Leave()
    {
        lock (_lock)
        {
            _wanted = null;
            Answer(WifiJoinResult.GivenUp);
        }

        RadioChanged?.Invoke(false);
        SetConnected(false);
    }

    /// <summary>The power comes: joins the stored network.</summary>
    internal void Start(BoardRun run)
    {
        lock (_lock)
        {
            _run = run;
        }

        if (StoredSsid.Length > 0)
        {
            Join(StoredSsid, StoredPassword);
        }
    }

    internal VisibleNetwork[] Scan() =>
    [
        .. _accessPoint.IsOn ? [new VisibleNetwork(_accessPoint.Ssid, _accessPoint.Rssi)] : Array.Empty<VisibleNetwork>(),
        .. _accessPoint.Neighbours,
    ];

    private void Look()
    {
        if (IsConnected && Try() != WifiJoinResult.Joined)
        {
            SetConnected(false);

            lock (_lock)
            {
                Schedule(_accessPoint.JoinDelay);
            }
        }
    }

    private void Attempt()
    {
        WifiJoinResult result;

        lock (_lock)
        {
            if (_wanted is null || _connected || _run is not { IsOn: true })
            {
                return;
            }

            result = Try();

            if (result != WifiJoinResult.Joined)
            {
                Schedule(s_retry);
            }
        }

        SetConnected(result == WifiJoinResult.Joined);

        lock (_lock)
        {
            Answer(result);
        }
    }

    private WifiJoinResult Try()
    {
        lock (_lock)
        {
            return !_accessPoint.IsOn || _wanted?.Ssid != _accessPoint.Ssid ? WifiJoinResult.NotFound
                : _accessPoint.Refuses || _wanted?.Password != _accessPoint.Password ? WifiJoinResult.Refused
                : WifiJoinResult.Joined;
        }
    }

    private void Answer(WifiJoinResult result)
    {
        _attempt?.TrySetResult(result);
        _attempt = null;
    }

    private void Schedule(TimeSpan delay)
    {
        _timer?.Dispose();
        _timer = new Timer(_ => Attempt(), null, delay, Timeout.InfiniteTimeSpan);
    }

    private void SetConnected(bool connected)
    {
        lock (_lock)
        {
            if (_connected == connected)
            {
                return;
            }

            _connected = connected;
        }

        LinkChanged?.Invoke(connected);
    }
}
