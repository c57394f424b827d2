using Firmware.Network;
using Nubison.Http;

namespace Host.Tests.Http;

/// <summary>
/// Servers that misbehave in all the ways there are. After each the request has ended with the failure's own name, no
/// socket is left over, and the next request is served.
/// </summary>
[TestClass]
public sealed class HostileServerTests : IDisposable
{
    private const string Ok = "HTTP/1.1 200 OK\r\n";
    private const string Created = "HTTP/1.1 201 Created\r\n";
    private const string Chunked = "Transfer-Encoding: chunked\r\n\r\n";

    private readonly TransportBench _bench = new();
    private readonly RawServer _server = new();
    private readonly HttpTransport _transport;

    public HostileServerTests() => _transport = _bench.Open(_server.Url);

    private ReplyBody Body => _bench.Reply.Body;

    public void Dispose()
    {
        _server.Dispose();
        _bench.Dispose();
    }

    [TestMethod]
    public void A_server_that_closes_before_its_answer_cuts_it_off() => Meets(HttpFailure.CutOff, async talk => await talk.ReadRequestAsync());

    [TestMethod]
    [DataRow("H")]
    [DataRow("HTTP/1.1 200 OK")]
    [DataRow(Ok)]
    [DataRow(Ok + "Content-Le")]
    [DataRow(Ok + "Content-Length: 16\r\n")]
    [DataRow(Ok + "Content-Length: 16\r\n\r\n")]
    [DataRow(Ok + "Content-Length: 16\r\n\r\n{\"messag")]
    [DataRow(Ok + "Content-Length: 900\r\n\r\n{\"messag")]
    [DataRow(Ok + "Content-Length: 99999999999999999999\r\n\r\n{}")]
    [DataRow(Ok + Chunked + "FFFFFFFFFFFFFFFFFFFFF\r\n{}")]
    [DataRow(Ok + Chunked)]
    [DataRow(Ok + Chunked + "10\r\n{\"mes")]
    [DataRow(Ok + Chunked + "2\r\n{}\r\n")]
    [DataRow(Ok + Chunked + "2\r\n{}\r\n0\r\n")]
    public void A_server_that_closes_in_mid_answer_cuts_it_off(string answer) => Meets([HttpFailure.CutOff, HttpFailure.NotHttp], Sends(answer));

    [TestMethod]
    public void A_server_that_resets_cuts_the_answer_off() => Meets(HttpFailure.CutOff, async talk =>
    {
        await talk.ReadRequestAsync();
        await talk.SendAsync(Ok + "Content-Length: 16\r\n\r\n{");
        talk.Reset();
    });

    [TestMethod]
    [DataRow("")]
    [DataRow("HTTP/1.1 2")]
    [DataRow("HTTP/1.1 103 Early Hints\r\n\r\n")]
    [DataRow(Ok + "Content-Length: 16\r\n\r\n{\"messag")]
    [DataRow(Ok + Chunked + "10\r\n{\"mes")]
    [DataRow(Ok + "\r\n{}")]
    public void A_server_that_stops_is_given_up(string answer)
    {
        HttpTransport impatient = _bench.Open(_server.Url, timeLimit: 300);
        _server.Prepare(async talk =>
        {
            await talk.ReadRequestAsync();
            await talk.SendAsync(answer);
            await talk.HangAsync();
        });

        _bench.Post(impatient);

        Assert.AreEqual(HttpFailure.TimedOut, _bench.Reply.Failure);
        IsServedNow();
    }

    [TestMethod]
    [DataRow("HTTP/1.1 200 OK\r\nX: ")]
    [DataRow("HTTP/1.1 100 Continue\r\n\r\n")]
    [DataRow("HTTP/1.1 103 Early Hints\r\n\r\n")]
    [DataRow(Ok + "Content-Length: 4000000\r\n\r\n{\"a\":\"")]
    [DataRow(Ok + "\r\n{")]
    [DataRow(Ok + Chunked)]
    [DataRow(Ok + Chunked + "FF;x=")]
    [DataRow(Ok + Chunked + "7FFFFFFF\r\n{")]
    public void A_server_that_dribbles_is_given_up_when_its_time_is_over(string start)
    {
        const int Hour = 3_600_000;
        HttpTransport patient = _bench.Open(_server.Url, timeLimit: Hour);
        _server.Prepare(async talk =>
        {
            await talk.ReadRequestAsync();
            await talk.SendAsync(start);
            for (int i = 0; i < 40; i++)
            {
                // Each wait is short enough; together they are not.
                await talk.SendAsync(" ");
                _bench.Advance(Hour / 10);
                patient.Watch();
            }

            await talk.HangAsync();
        });

        _bench.Post(patient);

        Assert.AreEqual(HttpFailure.TimedOut, _bench.Reply.Failure);
        IsServedNow();
    }

    [TestMethod]
    public void A_server_that_answers_within_its_time_is_not_given_up() => Meets(HttpFailure.None, async talk =>
    {
        await talk.ReadRequestAsync();
        foreach (char c in RawServer.Good)
        {
            await talk.SendAsync(c.ToString());
            _bench.Advance(TransportBench.TimeLimit / 100);
            _transport.Watch();
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
    [DataRow("HTTP/1.1 4294967497 Overflow\r\nContent-Length: 0\r\n\r\n")]
    [DataRow("HTTP/2.0 201 Created\r\nContent-Length: 0\r\n\r\n")]
    [DataRow("HTTP/1.1 103 Early Hints\r\n\r\nhello\r\n\r\n")]
    [DataRow(Ok + "Content-Length: none\r\n\r\n{}")]
    [DataRow(Ok + "Content-Length: -2\r\n\r\n{}")]
    [DataRow(Ok + "Content-Length: \r\n\r\n{}")]
    [DataRow(Ok + Chunked + "\r\n{}\r\n0\r\n\r\n")]
    [DataRow(Ok + Chunked + "-2\r\n{}\r\n0\r\n\r\n")]
    [DataRow(Ok + Chunked + "xyz\r\n{}\r\n0\r\n\r\n")]
    [DataRow(Ok + Chunked + "=\r\n{}\r\n0\r\n\r\n")]
    [DataRow(Ok + Chunked + "2;\n\r\n{}\r\n0\r\n\r\n")]
    [DataRow(Ok + Chunked + "2x\r\n{}\r\n0\r\n\r\n")]
    [DataRow(Ok + Chunked + "2\r\n{}..0\r\n\r\n")]
    public void What_is_not_HTTP_is_told_so(string answer) => Meets(HttpFailure.NotHttp, Sends(answer));

    [TestMethod]
    public void A_chunk_s_size_that_has_no_end_is_not_read_to_its_end() => Meets(HttpFailure.NotHttp, Floods(Ok + Chunked + "2;", new string(' ', 1000)));

    [TestMethod]
    [DataRow("")]
    [DataRow(Ok + "X: ")]
    public void A_line_without_end_is_told_to_be_too_long(string start) => Meets(HttpFailure.HeadTooLong, Floods(start, new string('h', 1000)));

    [TestMethod]
    [DataRow("HTTP/1.1 200 OK\r\n")]
    [DataRow("HTTP/1.1 400 Bad Request\r\n")]
    public void A_head_that_is_too_long_is_told_to_be(string start) => Meets(HttpFailure.HeadTooLong, async talk =>
    {
        await talk.ReadRequestAsync();
        await talk.SendAsync(start + Headers(9000) + "Content-Length: 2\r\n\r\n{}");
    });

    [TestMethod]
    public void Headers_without_end_are_not_read_to_their_end() => Meets(HttpFailure.HeadTooLong, Floods(Ok, Headers(10)));

    [TestMethod]
    [DataRow(100, 88)]
    [DataRow(8100, 88)]
    [DataRow(8000, 7980)]
    public void A_head_of_eight_kilobytes_is_read(int length, int longest)
    {
        Meets(HttpFailure.None, Sends(Ok + Headers(length, longest) + "Content-Length: 19\r\n\r\n{\"code\":\"ERROR402\"}"));

        Assert.AreEqual("ERROR402", Body.Code);
    }

    [TestMethod]
    [DataRow("HTTP/1.1 100 Continue\r\n\r\n")]
    [DataRow("HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n")]
    [DataRow("HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n")]
    [DataRow("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n")]
    public void Interim_answers_are_read_over(string interim)
    {
        _server.Prepare(async talk =>
        {
            while (await talk.ReadRequestAsync())
            {
                await talk.SendAsync(interim + Ok + "Content-Length: 16\r\n\r\n{\"message\":\"ok\"}");
            }
        });

        for (int i = 0; i < 3; i++)
        {
            // None of them is left to a finalizer that would close the connection.
            _bench.Post(_transport);
            Collect();
            Assert.AreEqual(HttpFailure.None, _bench.Reply.Failure);
            Assert.AreEqual(200, _bench.Reply.Status);
            Assert.IsTrue(Body.IsObject);
        }

        Assert.AreEqual(1, _server.Connections);
    }

    [TestMethod]
    [DataRow(RawServer.Good)]
    [DataRow("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}")]
    [DataRow("HTTP/1.0 200 OK\r\n\r\n{}")]
    [DataRow(Ok + "\r\n{\"a\":1}")]
    [DataRow(Ok + "Connection: close\r\nContent-Length: 2\r\n\r\n{}")]
    [DataRow(Ok + "Content-Length: 5\r\n\r\n\u00ef\u00bb\u00bf{}")]
    [DataRow(Ok + "\r\n\u00ef\u00bb\u00bf{}")]
    [DataRow(Ok + Chunked + "5\r\n\u00ef\u00bb\u00bf{}\r\n0\r\n\r\n")]
    [DataRow(Ok + Chunked + "2\r\n{}\r\n0\r\n\r\n")]
    [DataRow(Ok + Chunked + "1\r\n{\r\n1;ext=1\r\n}\r\n0\r\n\r\n")]
    [DataRow(Ok + Chunked + "002;a=\"b c\"\r\n{}\r\n00\r\n\r\n")]
    [DataRow(Ok + Chunked + "A\r\n{\"abcde\":1\r\n1\r\n}\r\n0\r\n\r\n")]
    [DataRow(Ok + Chunked + "2\r\n{}\r\n0\r\nX-Trailer: 1\r\n\r\n")]
    [DataRow(Ok + Chunked + "2  \r\n{}\r\n0;last\r\n\r\n")]
    [DataRow("HTTP/1.1 200 OK\ncontent-length:  2 \n\n{}")]
    [DataRow("http/1.1 200\r\ncontent-length:2\r\n\r\n{}")]
    public void What_is_unusual_but_HTTP_is_read(string answer)
    {
        Meets(HttpFailure.None, Sends(answer));

        Assert.IsTrue(Body.IsObject);
    }

    [TestMethod]
    [DataRow("Content-Length: 2\r\n\r\n{}and more than was announced")]
    [DataRow("Connection: close\r\nContent-Length: 2\r\n\r\n{}")]
    [DataRow("Content-Length: 3\r\n\r\n{}x")]
    public void A_connection_on_which_anything_is_odd_is_closed(string rest)
    {
        _server.Prepare(async talk =>
        {
            await talk.ReadRequestAsync();
            await talk.SendAsync(Ok + rest);
            await talk.HangAsync();
        });

        _bench.Post(_transport);

        Assert.AreEqual(HttpFailure.None, _bench.Reply.Failure);
        Assert.AreEqual(0, _bench.Sockets);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("Content-Length: 0\r\n\r\n")]
    [DataRow("Content-Le")]
    [DataRow("Content-Length: none\r\n\r\n")]
    [DataRow("Content-Length: 99999999999\r\n\r\n{}")]
    [DataRow("Content-Length: 104857600\r\n\r\n{}")]
    [DataRow("Content-Length: 100\r\n\r\n{}")]
    [DataRow("Content-Length: 15\r\n\r\n<html>it</html>")]
    [DataRow("\r\n")]
    [DataRow("\r\n<html>")]
    [DataRow(Chunked)]
    [DataRow(Chunked + "xyz\r\n")]
    [DataRow(Chunked + "10\r\n{\"mes")]
    public void What_is_created_is_accepted_whatever_its_body(string rest)
    {
        if (rest.Length == 0)
        {
            rest = Headers(20000);
        }

        Meets(HttpFailure.None, Sends(Created + rest));
        Assert.AreEqual(201, _bench.Reply.Status);
    }

    [TestMethod]
    [DataRow(201, "Content-Length: 1048576\r\n\r\n", "")]
    [DataRow(201, "\r\n", "")]
    [DataRow(201, Chunked, "400\r\n")]
    [DataRow(503, Chunked, "400\r\n")]
    [DataRow(404, "Content-Length: 1048576\r\n\r\n", "")]
    public void A_body_that_does_not_matter_is_not_read_to_its_end(int status, string head, string chunk)
    {
        string piece = chunk + new string('x', 1024) + (chunk.Length > 0 ? "\r\n" : string.Empty);
        Meets(HttpFailure.None, Floods($"HTTP/1.1 {status} So\r\n{head}", piece));

        Assert.AreEqual(status, _bench.Reply.Status);
    }

    [TestMethod]
    [DataRow("Content-Length: 1048576\r\n\r\n", "")]
    [DataRow("\r\n", "")]
    [DataRow(Chunked, "400\r\n")]
    public void A_page_in_the_place_of_JSON_is_not_read_to_its_end(string head, string chunk)
    {
        string piece = chunk + new string('x', 1024) + (chunk.Length > 0 ? "\r\n" : string.Empty);
        Meets(HttpFailure.None, Floods(Ok + head, piece));

        Assert.IsFalse(Body.IsObject);
    }

    [TestMethod]
    [DataRow(3000)]
    [DataRow(100000)]
    public void JSON_of_any_length_is_read_to_its_end(int length)
    {
        string json = "{\"text\":\"" + new string('x', length) + "\",\"code\":\"ERROR406\"}";
        string[] answers =
        [
            Ok + $"Content-Length: {json.Length}\r\n\r\n{json}",
            Ok + $"\r\n{json}",
            Ok + $"{Chunked}{json.Length:x}\r\n{json}\r\n0\r\n\r\n",
        ];
        foreach (string answer in answers)
        {
            Meets(HttpFailure.None, Sends(answer));
            Assert.AreEqual("ERROR406", Body.Code);
        }
    }

    [TestMethod]
    [DataRow("HTTP/1.1 204 No Content\r\n\r\n", true)]
    [DataRow("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n", true)]
    [DataRow("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n", false)]
    [DataRow("HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n", false)]
    [DataRow("HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n", false)]
    [DataRow("HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\n\r\n", false)]
    public void An_answer_without_a_body_is_not_waited_for(string answer, bool isKept)
    {
        _server.Prepare(async talk =>
        {
            while (await talk.ReadRequestAsync())
            {
                await talk.SendAsync(answer);
            }
        });

        _bench.Post(_transport);

        Assert.AreEqual(HttpFailure.None, _bench.Reply.Failure);
        Assert.AreEqual(isKept ? 1 : 0, _bench.Sockets);
    }

    [TestMethod]
    public void A_body_in_pieces_is_put_together() => Meets(HttpFailure.None, async talk =>
    {
        await talk.ReadRequestAsync();
        foreach (char c in Ok + "Content-Length: 2\r\n\r\n{}")
        {
            await talk.SendAsync(c.ToString());
        }
    });

    [TestMethod]
    public void A_server_that_is_not_there_is_no_connection()
    {
        HttpTransport transport = _bench.Open("http://127.0.0.1:1");

        _bench.Post(transport);

        Assert.AreEqual(HttpFailure.NoConnection, _bench.Reply.Failure);
        Assert.AreEqual(10061, _bench.Reply.Error);
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
        for (int i = 0; i < 40; i++)
        {
            Meets(HttpFailure.NotHttp, Sends("hello\r\n\r\n"));
            Meets(HttpFailure.None, Sends(Created + "Content-Length: 50000\r\n\r\n"));
            Meets(HttpFailure.CutOff, Sends(Ok + "Content-Length: 5\r\n\r\n{}"));
        }
    }

    private static Func<Talk, Task> Sends(string answer) => async talk =>
    {
        await talk.ReadRequestAsync();
        await talk.SendAsync(answer);
    };

    // Far more than any buffer on the way holds: it ends when the device closes.
    private static Func<Talk, Task> Floods(string start, string piece) => async talk =>
    {
        await talk.ReadRequestAsync();
        await talk.SendAsync(start);
        while (true)
        {
            await talk.SendAsync(piece);
        }
    };

    private static string Headers(int length, int longest = 88)
    {
        string header = "X-Header: " + new string('x', Math.Min(length, longest)) + "\r\n";
        return string.Concat(Enumerable.Repeat(header, Math.Max(1, length / header.Length)));
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private void Meets(HttpFailure expected, Func<Talk, Task> talk) => Meets([expected], talk);

    private void Meets(HttpFailure[] expected, Func<Talk, Task> talk)
    {
        _server.Prepare(talk);
        _bench.Post(_transport);
        HttpReply reply = _bench.TakeReply();

        Assert.Contains(reply.Failure, expected, $"error {reply.Error}");
        IsServedNow();
        _bench.Reply = reply;
    }

    private void IsServedNow()
    {
        _bench.Post(_transport);
        Assert.AreEqual(HttpFailure.None, _bench.Reply.Failure, $"error {_bench.Reply.Error}");
        Assert.AreEqual(201, _bench.Reply.Status);
        Assert.IsTrue(Body.IsObject);
        Assert.IsLessThanOrEqualTo(1, _bench.Sockets);
    }
}
