using Host.Tests.Doubles;
using Nubison.Connection;
using Nubison.Delivery;
using Nubison.Protocol;
using Nubison.State;

namespace Host.Tests.Session;

/// <summary>The device's whole upper half, in virtual time, against a platform that is up to anything.</summary>
internal sealed class PlayedDevice
{
    private const string Secret = "client-secret-0815";

    private const int Readings = 20;
    private const int Period = 10_000;

    private readonly bool _isSecure;
    private int _stepsAtOnce;

    public PlayedDevice(PlayedLife life)
    {
        PlatformAccount account = new("http://platform", "PRD01", "A1B2C3", "AbCdE123", Secret, "Greenhouse 1", "ENV-1");
        _isSecure = life.IsSecure;
        Log.Keep(Secret);
        Log.Keep(account.Authorization["Basic ".Length..]);
        Time = new ManualClock { ValidFrom = life.ClockValidFrom };
        Platform = new PlayedPlatform(Time, Log, life.Answers, life.Poisoned);
        bool IsAway() => life.Outages.Any(outage => Time.Uptime >= outage.From && Time.Uptime < outage.To);
        Link = new TestLink { IsAway = IsAway, Joining = limit => Time.Uptime += IsAway() ? limit : 1200 };
        Queue = new NumberedQueue(() => (int)Math.Min(Readings, (Time.Uptime / Period) + 1));
        StateRecord state = new(new MemoryFlash(), Log);
        NubisonClient client = new(Platform, account);
        Uplink = new Uplink(Queue, client, state, Link, Time, new SeededRandom(life.Seed), Log, life.IsSecure, Period);
        Uplink.Spread();
    }

    public ManualClock Time { get; }

    public LogLines Log { get; } = new();

    public PlayedPlatform Platform { get; }

    public TestLink Link { get; }

    public NumberedQueue Queue { get; }

    public Uplink Uplink { get; }

    /// <summary>Gets a value indicating whether all readings came in and none waits.</summary>
    public bool IsDone => Queue.AppendedCount == Readings && Queue.WaitingCount == 0;

    /// <summary>Takes steps until all readings are gone.</summary>
    /// <returns>False if it took longer.</returns>
    public bool Run(TimeSpan limit)
    {
        while (!IsDone && Time.Uptime < limit.TotalMilliseconds)
        {
            Step();
        }

        return IsDone;
    }

    /// <summary>Takes one step and lets the time pass until the next one is due.</summary>
    public void Step()
    {
        bool mayAsk = Link.IsUp && (Time.IsValid || !_isSecure);
        int requests = Platform.Requests.Count;
        int things = Platform.Requests.Count + Link.Joins + Link.Leaves;
        int wait = Uplink.Step();
        things = Platform.Requests.Count + Link.Joins + Link.Leaves - things;
        Assert.IsLessThanOrEqualTo(1, things, "A step does one thing.");
        Assert.IsTrue(mayAsk || Platform.Requests.Count == requests, "It asks without Wi-Fi, or by https without a clock.");
        Assert.IsGreaterThanOrEqualTo(things == 0 ? 1 : 0, wait, "A step that does nothing asks for time.");
        Assert.IsLessThanOrEqualTo(Uplink.IdleTime, wait);
        _stepsAtOnce = wait == 0 ? _stepsAtOnce + 1 : 0;
        Assert.IsLessThan(Readings + 10, _stepsAtOnce, "It spins.");
        Time.Uptime += wait;
    }
}
