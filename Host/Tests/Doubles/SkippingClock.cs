using System.Diagnostics;
using Nubison.Time;

namespace Host.Tests.Doubles;

/// <summary>Real time, and what was skipped on top of it.</summary>
internal sealed class SkippingClock : IClock
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly DateTime _booted = DateTime.UtcNow;
    private long _skipped;

    public long Uptime => (long)Stopwatch.GetElapsedTime(_start).TotalMilliseconds + Interlocked.Read(ref _skipped);

    public bool IsValid => true;

    public DateTime UtcNow => _booted.AddMilliseconds(Uptime);

    /// <summary>Lets time pass at once.</summary>
    public void Skip(int milliseconds) => Interlocked.Add(ref _skipped, milliseconds);
}
