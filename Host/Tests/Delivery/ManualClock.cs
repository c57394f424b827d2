using Nubison.Time;

namespace Host.Tests.Delivery;

/// <summary>The device's clock, moved by the test. A reboot sets the uptime to zero and makes the time unknown.</summary>
internal sealed class ManualClock : IClock
{
    private DateTime _booted = new(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc);

    public long Uptime { get; private set; }

    public bool IsValid { get; set; } = true;

    public DateTime UtcNow => _booted.AddMilliseconds(Uptime);

    public ManualClock Copy() => (ManualClock)MemberwiseClone();

    public void Advance(TimeSpan time) => Uptime += (long)time.TotalMilliseconds;

    /// <summary>Sets the clock forward or back without time passing.</summary>
    public void Step(TimeSpan by) => _booted += by;

    public void Reboot(TimeSpan pause = default)
    {
        _booted = UtcNow + pause;
        Uptime = 0;
        IsValid = false;
    }
}
