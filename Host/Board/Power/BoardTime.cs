namespace Host.Board;

/// <summary>
/// The true time around a board: the PC's, which goes faster while the board sleeps if that is wanted, and so is ahead
/// of the PC's from then on. Timers keep to the PC's.
/// </summary>
internal sealed class BoardTime(TimeProvider pc) : TimeProvider
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(49);

    private readonly Lock _lock = new();
    private TimeSpan _ahead;
    private (long Start, TimeSpan Length, double Speed)? _hurry;

    public override long TimestampFrequency => pc.TimestampFrequency;

    private TimeSpan Ahead
    {
        get
        {
            lock (_lock)
            {
                TimeSpan passed = pc.GetElapsedTime(_hurry?.Start ?? 0);
                return _hurry is (_, TimeSpan length, double speed)
                    ? _ahead + TimeSpan.FromTicks((long)Math.Min(passed.Ticks * speed, length.Ticks)) - passed
                    : _ahead;
            }
        }
    }

    public override long GetTimestamp() => (Ahead.Ticks * (TimestampFrequency / TimeSpan.TicksPerSecond)) + pc.GetTimestamp();

    public override DateTimeOffset GetUtcNow()
    {
        TimeSpan ahead = Ahead;
        return pc.GetUtcNow() + ahead;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        pc.CreateTimer(callback, state, dueTime, period);

    /// <summary>Lets time pass.</summary>
    /// <param name="length">How much, to the tick, however late the PC's timer is; null for until it is stopped, at the PC's speed.</param>
    public async Task PassAsync(TimeSpan? length, double speed, CancellationToken stop)
    {
        long start = pc.GetTimestamp();
        TimeSpan delay = length is null ? Timeout.InfiniteTimeSpan : TimeSpan.FromTicks(Math.Min((long)(length.Value.Ticks / speed), LongestDelay.Ticks));

        lock (_lock)
        {
            _hurry = length is null ? null : (start, length.Value, speed);
        }

        await Task.Delay(delay, pc, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        lock (_lock)
        {
            _ahead = stop.IsCancellationRequested || length is null ? Ahead : _ahead + length.Value - pc.GetElapsedTime(start);
            _hurry = null;
        }
    }
}
