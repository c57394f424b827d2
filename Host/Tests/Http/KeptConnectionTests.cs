using Firmware.Network;
using Nubison.Http;

namespace Host.Tests.Http;

/// <summary>One connection serves all requests, for as long as the server keeps it.</summary>
[TestClass]
public sealed class KeptConnectionTests : IDisposable
{
    private const string Chunked = "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n";

    private readonly TransportBench _bench = new();
    private readonly RawServer _server = new();
    private readonly HttpTransport _transport;

    public KeptConnectionTests() => _transport = _bench.Open(_server.Url + "/");

    public void Dispose()
    {
        _server.Dispose();
        _bench.Dispose();
    }

    [TestMethod]
    public void The_two_hundredth_request_goes_over_the_first_ones_connection()
    {
        for (int i = 0; i < 200; i++)
        {
            PostWell();
            if (i % 20 == 0)
            {
                // What a dropped stream's finalizer closes, it closes now.
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }

        Assert.AreEqual(200, _server.Requests);
        Assert.AreEqual(1, _server.Connections);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("X-Trailer: 1\r\n")]
    public void Chunked_answers_keep_the_connection_too(string trailer)
    {
        _server.Welcome = async talk =>
        {
            while (await talk.ReadRequestAsync())
            {
                await talk.SendAsync(Chunked);
                await talk.SendAsync("0\r\n");
                await talk.SendAsync(trailer + "\r\n");
            }
        };

        for (int i = 0; i < 20; i++)
        {
            PostWell();
        }

        Assert.AreEqual(1, _server.Connections);
    }

    [TestMethod]
    [DataRow("HTTP/1.1 201 Created\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}")]
    [DataRow("HTTP/1.1 201 Created\r\nConnection: Close\r\nContent-Length: 2\r\n\r\n{}")]
    [DataRow("HTTP/1.0 201 Created\r\nContent-Length: 2\r\n\r\n{}")]
    [DataRow("HTTP/1.1 201 Created\r\n\r\n{}")]
    public void A_connection_that_the_server_will_close_is_closed(string answer)
    {
        _server.Prepare(async talk =>
        {
            await talk.ReadRequestAsync();
            await talk.SendAsync(answer);
        });
        PostWell();
        Assert.AreEqual(0, _bench.Sockets);

        PostWell();
        Assert.AreEqual(2, _server.Connections);
    }

    [TestMethod]
    public void A_kept_connection_found_dead_is_replaced_without_a_failure()
    {
        for (int i = 0; i < 5; i++)
        {
            PostWell();
            _server.Prepare(talk => Task.CompletedTask);
        }

        PostWell();

        Assert.AreEqual(6, _server.Requests);
        Assert.AreEqual(6, _server.Connections);
        Assert.AreEqual(1, _bench.Sockets);
    }

    [TestMethod]
    public void It_is_replaced_once()
    {
        PostWell();
        _server.Prepare(talk => Task.CompletedTask);
        _server.Prepare(talk => Task.CompletedTask);
        _server.Prepare(talk => Task.CompletedTask);

        _bench.Post(_transport);

        Assert.AreEqual(HttpFailure.CutOff, _bench.Reply.Failure);
        Assert.AreEqual(2, _server.Connections);
    }

    [TestMethod]
    [DataRow("H")]
    [DataRow("HTTP/1.1 200 OK\r\n")]
    [DataRow("HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n{")]
    public void A_request_whose_answer_had_begun_is_not_repeated(string answer)
    {
        PostWell();
        _server.Prepare(async talk =>
        {
            await talk.ReadRequestAsync();
            await talk.SendAsync(answer);
        });

        _bench.Post(_transport);

        Assert.AreEqual(HttpFailure.CutOff, _bench.Reply.Failure);
        Assert.AreEqual(1, _server.Connections);
    }

    [TestMethod]
    public void A_request_that_timed_out_is_not_repeated()
    {
        HttpTransport patient = _bench.Open(_server.Url, timeLimit: 3_600_000);
        _bench.Post(patient);
        _server.Prepare(async talk =>
        {
            await talk.ReadRequestAsync();
            _bench.Advance(4 * 3_600_000);
            patient.Watch();
            await talk.HangAsync();
        });

        _bench.Post(patient);

        Assert.AreEqual(HttpFailure.TimedOut, _bench.Reply.Failure);
        Assert.AreEqual(1, _server.Connections);
    }

    [TestMethod]
    public void A_request_is_what_it_has_to_be()
    {
        byte[] buffer = new byte[256];
        "{}"u8.CopyTo(buffer);
        _transport.Post("/devices/login", "application/x-www-form-urlencoded", "Basic YWI6Y2Q=", buffer, 2, _bench.Reply);

        string[] lines = _server.LastRequest.Split("\r\n");
        Assert.AreEqual("POST /devices/login HTTP/1.1", lines[0]);
        CollectionAssert.IsSubsetOf(
            new[] { "Authorization: Basic YWI6Y2Q=", "Content-Type: application/x-www-form-urlencoded", "Content-Length: 2", "Accept-Encoding: identity", $"Host: 127.0.0.1:{_server.Port}" },
            lines);
        Assert.AreEqual("{}", lines[^1]);
    }

    private void PostWell()
    {
        _bench.Post(_transport);
        Assert.AreEqual(HttpFailure.None, _bench.Reply.Failure, _bench.Reply.Error.ToString());
        Assert.AreEqual(201, _bench.Reply.Status);
    }
}
