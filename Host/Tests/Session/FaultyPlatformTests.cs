using System.Text;
using Firmware.Network;
using Host.Platform;
using Host.Platform.Faults;
using Host.Tests.Doubles;
using Host.Tests.Http;
using Nubison.Connection;
using Nubison.Delivery;
using Nubison.Http;
using Nubison.Protocol;
using Nubison.State;

namespace Host.Tests.Session;

/// <summary>The device's whole upper half over real sockets against a platform with faults; only waiting is skipped.</summary>
[TestClass]
public sealed class FaultyPlatformTests : IDisposable
{
    private const int Readings = 120;
    private const int TimeLimit = 400;

    private readonly TransportBench _bench = new();
    private readonly LogLines _log = new();

    public void Dispose() => _bench.Dispose();

    [TestMethod]
    public async Task Every_reading_arrives_in_order_whatever_goes_wrong_on_the_way()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync(new PlatformOptions { TokenUses = 10 });
        platform.Faults.Add(Fault.Drop, every: 5);
        platform.Faults.Add(Fault.Busy(3), every: 7);
        platform.Faults.Add(Fault.LostAnswer, every: 11);
        platform.Faults.Add(Fault.CutOff(), every: 13);
        platform.Faults.Add(Fault.Garbage, every: 17);
        platform.Faults.Add(Fault.Reset, every: 19);
        platform.Faults.Add(Fault.CloseAfterAnswer, every: 23);
        platform.Faults.Add(Fault.Status(302), every: 29);
        platform.Faults.Add(Fault.Stall(), every: 41);
        platform.Faults.Add(Fault.Silence, every: 43);

        SkippingClock clock = new();
        NumberedQueue queue = new(() => Readings);
        Uplink uplink = Open(platform, clock, queue);
        for (int steps = 0; steps < 3000 && queue.Delivery.Count < Readings; steps++)
        {
            clock.Skip(uplink.Step());
        }

        CollectionAssert.AreEqual(Enumerable.Range(1, Readings).Select(number => (long)number).ToArray(), queue.Delivery);
        CollectionAssert.AreEqual(queue.Delivery, Arrived(platform).Distinct().ToArray());
        Assert.AreEqual(0, uplink.Counters.Refused);
        Assert.IsEmpty(queue.Refusals);
        Assert.IsGreaterThan(Readings / 10, uplink.Counters.Logins);
        Assert.IsLessThanOrEqualTo(1, _bench.Sockets);
        Assert.AreEqual(string.Empty, string.Join('\n', _log.Leaks));
    }

    [TestMethod]
    public async Task A_day_of_readings_takes_one_connection_and_one_login()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync();
        SkippingClock clock = new();
        NumberedQueue queue = new(() => 1440);
        Uplink uplink = Open(platform, clock, queue, (int)Patience.Limit.TotalMilliseconds);
        while (queue.Delivery.Count < 1440)
        {
            clock.Skip(uplink.Step());
        }

        Assert.AreEqual(1, platform.Traffic.Connections);
        Assert.AreEqual(1442, uplink.Counters.Requests);
        Assert.HasCount(1440, Arrived(platform));
    }

    private Uplink Open(NubisonPlatform platform, SkippingClock clock, IReadingQueue queue, int timeLimit = TimeLimit)
    {
        PlatformAccount account = new(
            platform.Url, DemoAccount.ProductCode, "A1 B&2", DemoAccount.Client.Id, DemoAccount.Client.Secret, "Haus \"1\" \u6e29", DemoAccount.ModelName);
        _log.Keep(DemoAccount.Client.Secret);
        _log.Keep(account.Authorization["Basic ".Length..]);
        HttpTransport transport = new(platform.Url, null, true, timeLimit, clock);
        StateRecord state = new(new MemoryFlash(), _log);
        NubisonClient client = new(new TokenSpy(transport, _log), account);
        return new Uplink(queue, client, state, new TestLink(), clock, new SeededRandom(1), _log, needsClock: false, period: 1000);
    }

    private static long[] Arrived(NubisonPlatform platform) => [.. platform.Timeline.Entries(kind: TimelineKind.Data).Select(entry => entry.Sequence!.Value)];

    /// <summary>Makes every token that is issued a secret.</summary>
    private sealed class TokenSpy(IHttpTransport transport, LogLines log) : IHttpTransport
    {
        public void Post(string path, string contentType, string authorization, byte[] body, int length, HttpReply reply)
        {
            transport.Post(path, contentType, authorization, body, length, reply);
            if (reply.Body.CopyToken() is byte[] token)
            {
                log.Keep(Encoding.UTF8.GetString(token));
            }
        }

        public void Abort() => transport.Abort();
    }
}
