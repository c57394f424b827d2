using System.Diagnostics;
using Nubison.Time;

namespace Host.Tests.Session;

/// <summary>Real time, and what was waited on top of it.</summary>
internal sealed class SkippingClock : IClock, IRandom
{
    private readonly Stopwatch _real = Stopwatch.StartNew();
    private readonly DateTime _start = DateTime.UtcNow;
    private readonly Random _random = new(1);
    private long _skipped;

    /// <inheritdoc/>
    public long Uptime => _real.ElapsedMilliseconds + _skipped;

    /// <inheritdoc/>
    public bool IsValid => true;

    /// <inheritdoc/>
    public DateTime UtcNow => _start.AddMilliseconds(Uptime);

    /// <summary>Lets time pass at once.</summary>
    public void Skip(int milliseconds) => _skipped += milliseconds;

    /// <inheritdoc/>
    public int Next(int exclusiveMaximum) => _random.Next(exclusiveMaximum);
}
