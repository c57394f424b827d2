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

    private readonly bool _isSecure;
    private int _stepsAtOnce;

    /// <summary>Puts a device together.</summary>
    public PlayedDevice(Scenario scenario)
    {
        PlatformAccount account = new("http://platform", "PRD01", "A1B2C3", "AbCdE123", Secret, "Greenhouse 1", "ENV-1");
        _isSecure = scenario.IsSecure;
        Log.Keep(Secret);
        Log.Keep(account.Authorization["Basic ".Length..]);
        Time = new VirtualTime(scenario.Seed) { ValidFrom = scenario.ClockValidFrom };
        Platform = new PlayedPlatform(Time, Log, scenario.Answers, scenario.Poisoned);
        Link = new PlayedLink(Time, scenario.Outages);
        Queue = new PlayedQueue(Time, period: 10000, Readings);
        Registration registration = new(new StateRecord(new Delivery.Flash(), Log), account);
        NubisonClient client = new(Platform, account);
        Uplink = new Uplink(Queue, client, registration, Link, Time, Time, Log, scenario.IsSecure, period: 10000);
        Uplink.Spread();
    }

    public VirtualTime Time { get; }

    public SecretLog Log { get; } = new();

    public PlayedPlatform Platform { get; }

    public PlayedLink Link { get; }

    public PlayedQueue Queue { get; }

    public Uplink Uplink { get; }

    /// <summary>Takes steps until all readings are gone.</summary>
    /// <param name="limit">The longest time that may take.</param>
    /// <returns>False if it took longer.</returns>
    public bool Run(TimeSpan limit)
    {
        while (!Queue.IsDone && Time.Uptime < limit.TotalMilliseconds)
        {
            Step();
        }

        return Queue.IsDone;
    }

    /// <summary>Takes one step and lets the time pass until the next one is due.</summary>
    public void Step()
    {
        bool mayAsk = Link.IsUp && (Time.IsValid || !_isSecure);
        int requests = Platform.Requests.Count;
        int things = Platform.Requests.Count + Link.Joins.Count + Link.Leaves.Count;
        int wait = Uplink.Step();
        things = Platform.Requests.Count + Link.Joins.Count + Link.Leaves.Count - things;
        Assert.IsLessThanOrEqualTo(1, things, "A step does one thing.");
        Assert.IsTrue(mayAsk || Platform.Requests.Count == requests, "It asks without Wi-Fi, or by https without a clock.");
        Assert.IsGreaterThanOrEqualTo(things == 0 ? 1 : 0, wait, "A step that does nothing asks for time.");
        Assert.IsLessThanOrEqualTo(Uplink.IdleTime, wait);
        _stepsAtOnce = wait == 0 ? _stepsAtOnce + 1 : 0;
        Assert.IsLessThan(Readings + 10, _stepsAtOnce, "It spins.");
        Time.Uptime += wait;
    }
}
