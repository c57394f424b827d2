using Nubison.Time;

namespace Host.Tests.Doubles;

/// <summary>The device's clock, moved by the test. A reboot sets the uptime to zero and makes the time unknown.</summary>
internal sealed class ManualClock : IClock
{
    private DateTime _booted = new(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc);

    public long Uptime { get; set; }

    /// <summary>The uptime from which on the time of day is known.</summary>
    public long ValidFrom { get; set; }

    public bool IsValid => Uptime >= ValidFrom;

    public DateTime UtcNow => _booted.AddMilliseconds(Uptime);

    public ManualClock Copy() => (ManualClock)MemberwiseClone();

    public void Advance(TimeSpan time) => Uptime += (long)time.TotalMilliseconds;

    public void Reboot(TimeSpan pause = default)
    {
        _booted = UtcNow + pause;
        Uptime = 0;
        ValidFrom = long.MaxValue;
    }
}
