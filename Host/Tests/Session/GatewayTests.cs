using System.Text.Json;
using Host.Platform;
using Host.Platform.Faults;
using Host.Platform.Protocol;
using Host.Tests.Doubles;
using Host.Tests.Http;
using Nubison.Connection;
using Nubison.Delivery;
using Nubison.Protocol;
using Nubison.State;

namespace Host.Tests.Session;

/// <summary>What stands between the device and the platform, on real sockets and in virtual time: it costs no reading.</summary>
[TestClass]
public sealed class GatewayTests
{
    private const int Period = 300_000;

    private static readonly string s_page = $"<html><body>{new string('x', 5000)}</body></html>";

    private readonly TransportBench _bench = new();
    private readonly ManualClock _clock = new();
    private readonly LogLines _log = new();
    private readonly HashSet<long> _poisoned = [];
    private NubisonPlatform _platform = null!;
    private Journal _journal = null!;
    private Uplink _uplink = null!;
    private long _nextReading;

    [TestInitialize]
    public async Task StartAsync()
    {
        _platform = await NubisonPlatform.StartAsync(new PlatformOptions { HttpsPort = null });
        PlatformAccount account = new(_platform.Url, DemoAccount.ProductCode, "A1", DemoAccount.Client.Id, DemoAccount.Client.Secret, "name", DemoAccount.ModelName);
        MemoryFlash flash = new();
        StateRecord state = new(flash, _log);
        _journal = new Journal(flash, state, _clock, _log, Journal.MaximumKilobytes, 10);
        NubisonClient client = new(_bench.Open(_platform.Url), account);
        _uplink = new Uplink(_journal, client, state, new TestLink(), _clock, new SeededRandom(1), _log, needsClock: false, Period);
    }

    [TestCleanup]
    public async Task StopAsync()
    {
        await _platform.DisposeAsync();
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
        foreach (Fault page in new[]
        {
            Fault.Status(status, s_page, ("Content-Type", "text/html")),
            Fault.Status(status, "not now", ("Content-Type", "text/plain")),
            Fault.Status(status, "{\"error\":{\"message\":\"upstream\"},\"path\":\"/devices/data\"}"),
            Fault.Status(status, "{\"code\":\"ERROR404\"}"),
        })
        {
            Live(TimeSpan.FromMinutes(10));
            FaultRule gateway = _platform.Faults.Add(page);
            Live(TimeSpan.FromHours(1));
            Assert.IsLessThan(100, gateway.Played, "A storm of requests.");
            _platform.Faults.Remove(gateway);
            Live(TimeSpan.FromHours(4));
        }

        AssertAllArrived(0);
    }

    [TestMethod]
    public void A_platform_that_refuses_one_reading_for_ever_costs_exactly_that_one()
    {
        Poison(7);

        Live(TimeSpan.FromHours(2));

        AssertAllArrived(1);
        Assert.HasCount(1, _log.Lines.Where(line => line.Contains("reading 7 is dropped: refused (400 ERROR406) before and after reading 8 was accepted")));
    }

    [TestMethod]
    public void Several_refused_readings_in_a_row_hold_up_no_other()
    {
        Poison(7, 8, 9, 20);

        Live(TimeSpan.FromHours(12));

        AssertAllArrived(4);
    }

    [TestMethod]
    public void A_refused_reading_with_nothing_behind_it_waits()
    {
        Poison(1);

        Live(TimeSpan.FromSeconds(50));
        Assert.AreEqual(1, _journal.WaitingCount);
        Assert.AreEqual(0, _uplink.Counters.Refused);

        Live(TimeSpan.FromHours(1));
        AssertAllArrived(1);
    }

    /// <summary>Readings that the platform refuses for ever.</summary>
    private void Poison(params long[] numbers)
    {
        _poisoned.UnionWith(numbers);
        _platform.Faults.Add(new Fault("poison", AnswerAsync), "/devices/data");
    }

    private Task AnswerAsync(Exchange exchange)
    {
        using JsonDocument body = JsonDocument.Parse(exchange.Request.Body);
        long number = body.RootElement.GetProperty("data").GetProperty("sequence").GetInt64();
        return exchange.AnswerAsync(_poisoned.Contains(number) ? PlatformAnswer.BadRequest("ERROR406", "The data is missing.") : exchange.Process());
    }

    private void AssertAllArrived(int refused)
    {
        long[] expected = [.. Enumerable.Range(1, _journal.AppendedCount).Select(number => (long)number).Except(_poisoned)];
        Assert.AreEqual(refused, _uplink.Counters.Refused);
        Assert.AreEqual(0, _journal.WaitingCount);
        Assert.AreEqual(0, _journal.DroppedCount);
        long[] accepted = [.. _platform.Timeline.Entries(kind: TimelineKind.Data).Select(entry => entry.Sequence!.Value)];
        CollectionAssert.AreEqual(expected, refused > 1 ? accepted.Distinct().Order().ToArray() : accepted);
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
