using System.Diagnostics;
using Firmware.Network;
using Nubison.Http;

namespace Host.Tests.Http;

/// <summary>
/// Servers that misbehave in all the ways there are. After each the request has ended in time with the failure's own
/// name, no socket is left over, and the next request is served.
/// </summary>
[TestClass]
[DoNotParallelize]
public sealed class HostileServerTests : IDisposable
{
    private const string Head = "HTTP/1.1 201 Created\r\n";

    private readonly TransportBench _bench = new();
    private readonly RawServer _server = new();
    private readonly HttpTransport _transport;
    private int _length;

    public HostileServerTests() => _transport = _bench.Open($"http://127.0.0.1:{_server.Port}");

    public void Dispose()
    {
        _server.Dispose();
        _bench.Dispose();
    }

    [TestMethod]
    public void A_server_that_closes_before_its_answer_cuts_it_off() => Meets(HttpFailure.CutOff, async talk => await talk.ReadRequestAsync());

    [TestMethod]
    [DataRow("H")]
    [DataRow("HTTP/1.1 201 Created")]
    [DataRow(Head)]
    [DataRow(Head + "Content-Le")]
    [DataRow(Head + "Content-Length: 16\r\n")]
    [DataRow(Head + "Content-Length: 16\r\n\r\n")]
    [DataRow(Head + "Content-Length: 16\r\n\r\n{\"messag")]
    [DataRow(Head + "Content-Length: 900\r\n\r\n{\"messag")]
    [DataRow(Head + "Transfer-Encoding: chunked\r\n\r\n")]
    [DataRow(Head + "Transfer-Encoding: chunked\r\n\r\n10\r\n{\"mes")]
    [DataRow(Head + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n")]
    public void A_server_that_closes_in_mid_answer_cuts_it_off(string answer) => Meets(AnyOf(HttpFailure.CutOff, HttpFailure.NotHttp), Sends(answer));

    [TestMethod]
    public void A_server_that_resets_cuts_the_answer_off() => Meets(HttpFailure.CutOff, async talk =>
    {
        await talk.ReadRequestAsync();
        await talk.SendAsync(Head + "Content-Length: 16\r\n\r\n{");
        talk.Reset();
    });

    [TestMethod]
    public void A_server_that_never_answers_is_given_up() => Meets(HttpFailure.TimedOut, talk => talk.HangAsync());

    [TestMethod]
    [DataRow("HTTP/1.1 2")]
    [DataRow(Head + "Content-Length: 16\r\n\r\n{\"messag")]
    [DataRow(Head + "Transfer-Encoding: chunked\r\n\r\n10\r\n{\"mes")]
    [DataRow(Head + "\r\n{}")]
    public void A_server_that_stops_in_mid_answer_is_given_up(string answer) => Meets(HttpFailure.TimedOut, async talk =>
    {
        await talk.ReadRequestAsync();
        await talk.SendAsync(answer);
        await talk.HangAsync();
    });

    [TestMethod]
    [DataRow("")]
    [DataRow(Head + "Content-Length: 40\r\n\r\n")]
    [DataRow(Head + "\r\n")]
    public void A_server_that_dribbles_is_given_up(string start) => Meets(HttpFailure.TimedOut, async talk =>
    {
        await talk.ReadRequestAsync();
        await talk.SendAsync(start);
        await talk.DribbleAsync(Head + "Content-Length: 2\r\n\r\n{}", 100);
    });

    [TestMethod]
    [DataRow("\r", 20)]
    [DataRow("0", 20)]
    [DataRow("2;", 20)]
    [DataRow("2;x=\"", 20)]
    [DataRow("800\r\n", 20)]
    public void A_server_that_dribbles_within_its_chunks_is_given_up(string start, int milliseconds) =>
        Meets(AnyOf(HttpFailure.TimedOut, HttpFailure.NotHttp), async talk =>
        {
            await talk.ReadRequestAsync();
            await talk.SendAsync(Head + "Transfer-Encoding: chunked\r\n\r\n" + start);
            while (true)
            {
                await talk.DribbleAsync(start[^1..], milliseconds);
            }
        });

    [TestMethod]
    [DataRow("\r")]
    [DataRow("2;")]
    public void A_chunk_s_size_that_has_no_end_is_not_read_to_its_end(string start) => Meets(HttpFailure.NotHttp, async talk =>
    {
        await talk.ReadRequestAsync();
        await talk.SendAsync(Head + "Transfer-Encoding: chunked\r\n\r\n" + start);
        for (int i = 0; i < 10000; i++)
        {
            await talk.SendAsync(new string(start[^1], 1000));
        }
    });

    [TestMethod]
    [DataRow("hello\r\n\r\n")]
    [DataRow("\0\u0001\u0002\u0003\r\n\r\n")]
    [DataRow("SSH-2.0-OpenSSH_9.9\r\n")]
    [DataRow("HTTP/1.1 abc Created\r\n\r\n")]
    [DataRow("HTTP/1.1 0 Nothing\r\nContent-Length: 0\r\n\r\n")]
    [DataRow("HTTP/1.1 99 Little\r\nContent-Length: 0\r\n\r\n")]
    [DataRow("HTTP/1.1 600 Much\r\nContent-Length: 0\r\n\r\n")]
    [DataRow("HTTP/2.0 201 Created\r\nContent-Length: 0\r\n\r\n")]
    [DataRow("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n" + RawServer.Good)]
    [DataRow("HTTP/1.1 101 Switching Protocols\r\n\r\n")]
    [DataRow(Head + "Content-Length: none\r\n\r\n{}")]
    [DataRow(Head + "Content-Length: -2\r\n\r\n{}")]
    [DataRow(Head + "Content-Length: 99999999999\r\n\r\n{}")]
    [DataRow(Head + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n")]
    [DataRow(Head + "Transfer-Encoding: chunked\r\n\r\n=\r\n{}\r\n0\r\n\r\n")]
    [DataRow(Head + "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n")]
    [DataRow(Head + "Transfer-Encoding: chunked\r\n\r\n\r\n{}\r\n0\r\n\r\n")]
    [DataRow(Head + "Transfer-Encoding: chunked\r\n\r\n2x\r\n{}\r\n0\r\n\r\n")]
    [DataRow(Head + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}..0\r\n\r\n")]
    public void What_is_not_HTTP_is_told_so(string answer) => Meets(HttpFailure.NotHttp, Sends(answer));

    [TestMethod]
    public void A_line_without_end_is_not_read_to_its_end() => Meets(HttpFailure.NotHttp, async talk =>
    {
        await talk.ReadRequestAsync();
        for (int i = 0; i < 10000; i++)
        {
            await talk.SendAsync(new string('h', 1000));
        }
    });

    [TestMethod]
    [DataRow("Content-Length: 104857600\r\n\r\n", "")]
    [DataRow("Content-Length: 2049\r\n\r\n", "")]
    [DataRow("Transfer-Encoding: chunked\r\n\r\n", "400\r\n")]
    [DataRow("Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n", "")]
    [DataRow("\r\n", "")]
    public void An_answer_that_is_too_long_is_not_read_to_its_end(string head, string chunk) => Meets(HttpFailure.TooLong, async talk =>
    {
        await talk.ReadRequestAsync();
        await talk.SendAsync(Head + head);
        for (int i = 0; i < 100 * 1024; i++)
        {
            await talk.SendAsync(chunk + new string('x', 1024) + (chunk.Length > 0 ? "\r\n" : string.Empty));
        }
    });

    [TestMethod]
    [DataRow(RawServer.Good, 16)]
    [DataRow("HTTP/1.1 100 Continue\r\n\r\n" + RawServer.Good, 16)]
    [DataRow("HTTP/1.0 201 Created\r\nContent-Length: 2\r\n\r\n{}", 2)]
    [DataRow("HTTP/1.0 201 Created\r\n\r\n{}", 2)]
    [DataRow(Head + "\r\n{\"a\":1}", 7)]
    [DataRow(Head + "\r\n", 0)]
    [DataRow(Head + "Content-Length: 0\r\n\r\n", 0)]
    [DataRow(Head + "Connection: close\r\nContent-Length: 2\r\n\r\n{}", 2)]
    [DataRow(Head + "Content-Length: 2\r\n\r\n{}and more than was announced", 2)]
    [DataRow(Head + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 2)]
    [DataRow(Head + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1;ext=1\r\n}\r\n0\r\n\r\n", 2)]
    [DataRow(Head + "Transfer-Encoding: chunked\r\n\r\n002 ; a=\"b c\"\r\n{}\r\n00\r\n\r\n", 2)]
    [DataRow(Head + "Transfer-Encoding: chunked\r\n\r\nA\r\n{\"abcde\":1\r\n1\r\n}\r\n0\r\n\r\n", 11)]
    [DataRow(Head + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX-Trailer: 1\r\n\r\n", 2)]
    [DataRow("HTTP/1.1 204 No Content\r\n\r\n", 0)]
    [DataRow("http/1.1 201\r\ncontent-length:2\r\n\r\n{}", 2)]
    public void What_is_unusual_but_HTTP_is_read(string answer, int length)
    {
        Meets(HttpFailure.None, Sends(answer));

        Assert.AreEqual(length, _length);
    }

    [TestMethod]
    public void A_body_of_exactly_the_limit_is_read()
    {
        string body = new('x', HttpReply.MaximumBodyLength);

        Meets(HttpFailure.None, Sends(Head + $"Content-Length: {body.Length}\r\n\r\n{body}"));
        Assert.AreEqual(body.Length, _length);
        Meets(HttpFailure.None, Sends(Head + $"\r\n{body}"));
        Assert.AreEqual(body.Length, _length);
        Meets(HttpFailure.None, Sends(Head + $"Transfer-Encoding: chunked\r\n\r\n800\r\n{body}\r\n0\r\n\r\n"));

        Assert.AreEqual(body.Length, _length);
    }

    [TestMethod]
    public void A_body_in_pieces_is_put_together() => Meets(HttpFailure.None, async talk =>
    {
        await talk.ReadRequestAsync();
        await talk.DribbleAsync(Head + "Content-Length: 2\r\n\r\n{}", 3);
    });

    [TestMethod]
    public void A_server_that_is_not_there_is_no_connection()
    {
        HttpTransport transport = _bench.Open("http://127.0.0.1:1");

        _bench.Post(transport);

        Assert.AreEqual(HttpFailure.NoConnection, _bench.Reply.Failure);
        Assert.AreEqual(0, _bench.Sockets);
    }

    [TestMethod]
    public void A_name_that_is_not_known_is_no_name()
    {
        HttpTransport transport = _bench.Open("http://nowhere.example");

        _bench.Post(transport);

        Assert.AreEqual(HttpFailure.NoName, _bench.Reply.Failure);
        Assert.AreEqual(0, _bench.Sockets);
    }

    [TestMethod]
    public void Failures_one_after_the_other_leave_no_sockets()
    {
        int threads = Threads();
        for (int i = 0; i < 40; i++)
        {
            Meets(HttpFailure.NotHttp, Sends("hello\r\n\r\n"));
            Meets(HttpFailure.TooLong, Sends(Head + "Content-Length: 5000\r\n\r\n"));
            Meets(HttpFailure.CutOff, Sends(Head + "Content-Length: 5\r\n\r\n{}"));
        }

        // The runtime's pool may have grown by some; a thread a failure would be 120 of them.
        Assert.IsLessThan(threads + 40, Threads());
    }

    private static int Threads()
    {
        using Process process = Process.GetCurrentProcess();
        return process.Threads.Count;
    }

    private static HttpFailure[] AnyOf(params HttpFailure[] failures) => failures;

    private static Func<Talk, Task> Sends(string answer) => async talk =>
    {
        await talk.ReadRequestAsync();
        await talk.SendAsync(answer);
    };

    private void Meets(HttpFailure expected, Func<Talk, Task> talk) => Meets([expected], talk);

    private void Meets(HttpFailure[] expected, Func<Talk, Task> talk)
    {
        _server.Prepare(talk);
        double time = _bench.Post(_transport);

        Assert.Contains(_bench.Reply.Failure, expected, _bench.Reply.Detail);
        Assert.IsLessThan(TransportBench.TimeLimit * 3.5, time);
        _length = _bench.Reply.BodyLength;
        IsServedNow();
    }

    private void IsServedNow()
    {
        _bench.Post(_transport);
        Assert.AreEqual(HttpFailure.None, _bench.Reply.Failure, _bench.Reply.Detail);
        Assert.AreEqual(201, _bench.Reply.Status);
        Assert.AreEqual("{\"message\":\"ok\"}", _bench.Body);
        Assert.IsLessThanOrEqualTo(1, _bench.Sockets);
    }
}
