namespace Host.Board;

/// <summary>
/// The chip's time of day: starts in 1970 with the power, is right once it was set, goes on through resets and deep sleep.
/// While the chip sleeps it goes by an RC oscillator, which is off by a few per cent, and so is the timer that wakes the chip.
/// </summary>
/// <param name="time">The true time.</param>
internal sealed class RealTimeClock(TimeProvider time)
{
    private readonly Lock _lock = new();
    private TimeSpan _error;

    /// <summary>Gets or sets by what part the chip's oscillator is fast while it sleeps: 0.02 for 2 %, negative if it is slow.</summary>
    public double SleepDrift { get; set; }

    /// <summary>Gets the time of day, as the program reads it.</summary>
    public DateTimeOffset UtcNow
    {
        get
        {
            lock (_lock)
            {
                return time.GetUtcNow() + _error;
            }
        }
    }

    /// <summary>A time server has told the true time.</summary>
    internal void Set() => Change(_ => TimeSpan.Zero);

    internal void Reset() => Change(_ => DateTimeOffset.UnixEpoch - time.GetUtcNow());

    internal void Sleep(TimeSpan length) => Change(error => error + (length * SleepDrift));

    private void Change(Func<TimeSpan, TimeSpan> change)
    {
        lock (_lock)
        {
            _error = change(_error);
        }
    }
}
