using Firmware.Network;
using Nubison.Http;

namespace Host.Tests.Http;

/// <summary>A request can be given up from another thread, at any point.</summary>
[TestClass]
public sealed class AbortTests : IDisposable
{
    private readonly TransportBench _bench = new();
    private readonly RawServer _server = new();
    private readonly HttpTransport _transport;

    public AbortTests() => _transport = _bench.Open(_server.Url);

    public void Dispose()
    {
        _server.Dispose();
        _bench.Dispose();
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("HTTP/1.1 201 Cre")]
    [DataRow("HTTP/1.1 103 Early Hints\r\n\r\n")]
    [DataRow("HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n{")]
    [DataRow("HTTP/1.1 200 OK\r\n\r\n{")]
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
            _transport.Abort();
        });

        _bench.Post(_transport);
        abort.Wait();

        Assert.AreEqual(HttpFailure.Aborted, _bench.Reply.Failure);
        Assert.AreEqual(0, _bench.Sockets);

        _bench.Post(_transport);
        Assert.AreEqual(HttpFailure.None, _bench.Reply.Failure, _bench.Reply.Error.ToString());
    }

    [TestMethod]
    public void Nothing_to_give_up_is_no_harm()
    {
        _transport.Abort();
        _bench.Post(_transport);
        _transport.Abort();
        _bench.Post(_transport);

        Assert.AreEqual(HttpFailure.None, _bench.Reply.Failure, _bench.Reply.Error.ToString());
        Assert.AreEqual(1, _server.Connections);
    }
}
