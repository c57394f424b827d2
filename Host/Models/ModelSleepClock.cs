using Nubison.Time;

namespace Host.Models;

/// <summary>
/// The clock of a board beside the true time: awake both go on alike, asleep the board's oscillator is off. A power cut sets
/// it to 1970.
/// </summary>
internal sealed class ModelSleepClock : IClock
{
    private static readonly DateTime s_powerOn = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private DateTime _shown = s_powerOn;
    private DateTime _booted = new(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc);

    public long Uptime { get; private set; }

    public bool IsValid => UtcNow.Year >= 2026;

    public DateTime UtcNow => _shown.AddMilliseconds(Uptime);

    public DateTime Now => _booted.AddMilliseconds(Uptime);

    /// <summary>Gets or sets by how much of the time the oscillator runs fast.</summary>
    public double Drift { get; set; }

    /// <summary>Lets time pass while the board is awake.</summary>
    public void Advance(long milliseconds) => Uptime += milliseconds;

    /// <summary>A time server sets the clock.</summary>
    public void Set() => _shown = _booted;

    /// <summary>The board sleeps until its oscillator has counted some time, and starts.</summary>
    public void Sleep(long counted)
    {
        _shown = UtcNow.AddMilliseconds(counted);
        _booted = Now.AddMilliseconds(counted / (1 + Drift));
        Uptime = 0;
    }

    /// <summary>The board is without power for some time, and starts.</summary>
    public void LosePower(long milliseconds)
    {
        _shown = s_powerOn;
        _booted = Now.AddMilliseconds(milliseconds);
        Uptime = 0;
    }
}
