namespace Host.Board;

/// <summary>
/// Sets the board's clock by a time server, as the runtime does by itself: some time after the link came up, and again
/// and again until there is a way to the server.
/// </summary>
internal sealed class SntpClient : IDisposable
{
    private static readonly TimeSpan s_retry = TimeSpan.FromMilliseconds(100);

    private readonly Internet _internet;
    private readonly RealTimeClock _clock;
    private readonly Random _random = new(1);
    private readonly Timer _timer;

    internal SntpClient(WifiStation wifi, Internet internet, RealTimeClock clock)
    {
        _internet = internet;
        _clock = clock;
        _timer = new Timer(_ => Ask());
        wifi.LinkChanged += isUp => _timer.Change(isUp ? _random.NextDouble() * MaximumDelay : Timeout.InfiniteTimeSpan, s_retry);
    }

    /// <summary>
    /// Gets or sets how long the first request waits at most: ESP-IDF draws it at random, up to 5 s
    /// (CONFIG_LWIP_SNTP_MAXIMUM_STARTUP_DELAY). Here it is at once unless set otherwise.
    /// </summary>
    public TimeSpan MaximumDelay { get; set; }

    public void Dispose() => _timer.Dispose();

    private void Ask()
    {
        if (_internet.IsUp)
        {
            _clock.Set();
            _timer.Change(Timeout.InfiniteTimeSpan, s_retry);
        }
    }
}
