using Firmware.Network;
using Nubison.Http;

namespace Host.Tests.Http;

/// <summary>A request can be given up from another thread, at any point.</summary>
[TestClass]
[DoNotParallelize]
public sealed class AbortTests : IDisposable
{
    private readonly TransportBench _bench = new();
    private readonly RawServer _server = new();
    private readonly HttpTransport _transport;

    public AbortTests() => _transport = _bench.Open($"http://127.0.0.1:{_server.Port}", timeLimit: 10000);

    public void Dispose()
    {
        _server.Dispose();
        _bench.Dispose();
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("HTTP/1.1 201 Cre")]
    [DataRow("HTTP/1.1 201 Created\r\nContent-Length: 16\r\n\r\n{")]
    [DataRow("HTTP/1.1 201 Created\r\n\r\n{")]
    public void A_request_that_hangs_is_given_up_at_once(string start)
    {
        using SemaphoreSlim hangs = new(0);
        _server.Prepare(async talk =>
        {
            await talk.ReadRequestAsync();
            await talk.SendAsync(start);
            hangs.Release();
            await talk.HangAsync();
        });
        Task abort = Task.Run(async () =>
        {
            await hangs.WaitAsync();
            await Task.Delay(50);
            _transport.Abort();
        });

        double time = _bench.Post(_transport);
        abort.Wait();

        Assert.AreEqual(HttpFailure.Aborted, _bench.Reply.Failure);
        Assert.IsLessThan(3000, time);
        Assert.AreEqual(0, _bench.Sockets);

        _bench.Post(_transport);
        Assert.AreEqual(HttpFailure.None, _bench.Reply.Failure, _bench.Reply.Detail);
    }

    [TestMethod]
    public void Nothing_to_give_up_is_no_harm()
    {
        _transport.Abort();
        _bench.Post(_transport);
        _transport.Abort();
        _bench.Post(_transport);

        Assert.AreEqual(HttpFailure.None, _bench.Reply.Failure, _bench.Reply.Detail);
        Assert.AreEqual(1, _server.Connections);
    }
}
