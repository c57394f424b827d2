using Host.Tests.Doubles;
using Host.Tests.Http;
using Nubison.Connection;
using Nubison.Delivery;
using Nubison.Protocol;
using Nubison.State;

namespace Host.Tests.Session;

/// <summary>What stands between the device and the platform, on real sockets and in virtual time: it costs no reading.</summary>
[TestClass]
[DoNotParallelize]
public sealed class GatewayTests : IDisposable
{
    private const int Period = 300_000;

    private static readonly string s_page = $"<html><body>{new string('x', 5000)}</body></html>";

    private readonly TransportBench _bench = new();
    private readonly Gateway _gateway = new();
    private readonly ManualClock _clock = new();
    private readonly LogLines _log = new();
    private readonly Journal _journal;
    private readonly Uplink _uplink;
    private long _nextReading;

    public GatewayTests()
    {
        PlatformAccount account = new(_gateway.Url, "PRD01", "A1", "client", "s3cret", "name", "model");
        MemoryFlash flash = new();
        StateRecord state = new(flash, _log);
        _journal = new Journal(flash, state, _clock, _log, Journal.MaximumKilobytes, 10);
        NubisonClient client = new(_bench.Open(_gateway.Url), account);
        Registration registration = new(state, account);
        _uplink = new Uplink(_journal, client, registration, new TestLink(), _clock, new SeededRandom(1), _log, needsClock: false, Period);
    }

    public void Dispose()
    {
        _gateway.Dispose();
        _bench.Dispose();
    }

    [TestMethod]
    [DataRow(200)]
    [DataRow(302)]
    [DataRow(400)]
    [DataRow(401)]
    [DataRow(403)]
    [DataRow(404)]
    [DataRow(405)]
    [DataRow(409)]
    [DataRow(413)]
    [DataRow(422)]
    [DataRow(500)]
    [DataRow(502)]
    [DataRow(503)]
    public void An_hour_of_a_gateways_own_pages_costs_nothing(int status)
    {
        foreach (string page in new[]
        {
            Gateway.Answer(status, "text/html", s_page),
            Gateway.Answer(status, "text/plain", "not now"),
            Gateway.Answer(status, "application/json", "{\"error\":{\"message\":\"upstream\"},\"path\":\"/devices/data\"}"),
            Gateway.Answer(status, "application/json", "{\"code\":\"ERROR404\"}"),
        })
        {
            Live(TimeSpan.FromMinutes(10));
            int before = _gateway.Requests;
            _gateway.Page = page;
            Live(TimeSpan.FromHours(1));
            Assert.IsLessThan(100, _gateway.Requests - before, "A storm of requests.");
            _gateway.Page = null;
            Live(TimeSpan.FromHours(4));
        }

        AssertAllArrived(0);
    }

    [TestMethod]
    public void A_platform_that_refuses_one_reading_for_ever_costs_exactly_that_one()
    {
        _gateway.Poisoned.Add(7);

        Live(TimeSpan.FromHours(2));

        AssertAllArrived(1);
        Assert.HasCount(1, _log.Lines.Where(line => line.Contains("reading 7 is dropped: refused (400 ERROR406) before and after reading 8 was accepted")));
    }

    [TestMethod]
    public void Several_refused_readings_in_a_row_hold_up_no_other()
    {
        _gateway.Poisoned.UnionWith([7, 8, 9, 20]);

        Live(TimeSpan.FromHours(12));

        AssertAllArrived(4);
    }

    [TestMethod]
    public void A_refused_reading_with_nothing_behind_it_waits()
    {
        _gateway.Poisoned.Add(1);

        Live(TimeSpan.FromSeconds(50));
        Assert.AreEqual(1, _journal.WaitingCount);
        Assert.AreEqual(0, _uplink.Counters.Refused);

        Live(TimeSpan.FromHours(1));
        AssertAllArrived(1);
    }

    private void AssertAllArrived(int refused)
    {
        long[] expected = [.. Enumerable.Range(1, _journal.AppendedCount).Select(number => (long)number).Except(_gateway.Poisoned)];
        Assert.AreEqual(refused, _uplink.Counters.Refused);
        Assert.AreEqual(0, _journal.WaitingCount);
        Assert.AreEqual(0, _journal.DroppedCount);
        CollectionAssert.AreEqual(expected, refused > 1 ? _gateway.Accepted.Distinct().Order().ToArray() : _gateway.Accepted.ToArray());
    }

    /// <summary>Takes a reading every five minutes, and the steps in between.</summary>
    private void Live(TimeSpan time)
    {
        long end = _clock.Uptime + (long)time.TotalMilliseconds;
        while (_clock.Uptime < end)
        {
            if (_clock.Uptime >= _nextReading)
            {
                _journal.Append(new Door(), _clock.Uptime);
                _nextReading += Period;
            }

            _journal.FlushIfDue();
            int wait = _uplink.Step();
            _clock.Uptime += Math.Min(wait, Math.Min(_nextReading, end) - _clock.Uptime);
        }
    }

    private sealed class Door : IMembers
    {
        public void WriteTo(JsonWriter writer) => writer.Literal("\"door\":1");
    }
}
