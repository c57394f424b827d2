extern alias Nano;

using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Host.Board;
using Host.Tests.Http;
using HttpWebRequest = Nano::System.Net.HttpWebRequest;
using HttpWebResponse = Nano::System.Net.HttpWebResponse;
using SocketException = Nano::System.Net.Sockets.SocketException;
using WebException = Nano::System.Net.WebException;
using WebExceptionStatus = Nano::System.Net.WebExceptionStatus;
using WebRequest = Nano::System.Net.WebRequest;

namespace Host.Tests.Nano.Http;

/// <summary>
/// Towards every server the adapter does what nanoFramework.System.Net.Http was seen to do, the surprising things
/// included.
/// </summary>
[TestClass]
[DoNotParallelize]
public sealed class HttpWebRequestTests : IDisposable
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private const int ShortLimit = 200;
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    private readonly VirtualBoard _board = new();
    private readonly IDisposable _entered;

    public HttpWebRequestTests()
    {
        _board.Wifi.StoredSsid = _board.AccessPoint.Ssid;
        _board.Wifi.StoredPassword = _board.AccessPoint.Password;
        _board.AccessPoint.JoinDelay = TimeSpan.Zero;
        _entered = _board.Enter();
        Assert.IsTrue(SpinWait.SpinUntil(() => _board.Wifi.IsConnected, s_limit));
    }

    public void Dispose()
    {
        _entered.Dispose();
        _board.Dispose();
    }

    [TestMethod]
    public void A_request_goes_out_as_it_was_made()
    {
        using RawServer server = new() { Answer = Ok };
        HttpWebRequest request = Make(server.Url + "/devices/data?x=1");
        request.ContentType = "application/json";
        request.Headers.Add("Authorization", "Basic YQ==");
        using HttpWebResponse response = Post(request, "{}");

        Assert.AreEqual(200, (int)response.StatusCode);
        Assert.AreEqual("hello", ReadBody(response));
        Assert.AreEqual(
            "POST /devices/data?x=1 HTTP/1.1\r\nContent-Type: application/json\r\nAuthorization: Basic YQ==\r\n"
            + "Content-Length: 2\r\nConnection: keep-alive\r\nHost: 127.0.0.1\r\n\r\n{}",
            server.LastRequest);
    }

    [TestMethod]
    public void A_header_that_a_property_sets_cannot_be_added() =>
        Assert.ThrowsExactly<ArgumentException>(() => Make("http://127.0.0.1/").Headers.Add("Content-Type", "text/plain"));

    [TestMethod]
    public void A_post_without_its_length_is_refused() =>
        Assert.ThrowsExactly<Nano::System.Net.ProtocolViolationException>(() => Make("http://127.0.0.1/").GetRequestStream());

    [TestMethod]
    public void Answers_read_to_their_end_and_kept_from_the_collector_leave_one_connection_for_all()
    {
        using RawServer server = new() { Answer = Ok };

        for (int i = 0; i < 20; i++)
        {
            PostAndForget(server.Url, suppress: true);
            Collect();
        }

        Assert.AreEqual(1, server.Connections);
    }

    [TestMethod]
    public void Answers_that_are_dropped_close_their_connection_when_they_are_collected()
    {
        using RawServer server = new() { Answer = Ok };

        for (int i = 0; i < 3; i++)
        {
            PostAndForget(server.Url, suppress: false);
            Collect();
        }

        Assert.AreEqual(3, server.Connections);
    }

    [TestMethod]
    [DataRow(true, 2)]
    [DataRow(false, 2)]
    public void Closing_or_disposing_of_an_answer_closes_its_connection(bool close, int connections)
    {
        using RawServer server = new() { Answer = Ok };

        for (int i = 0; i < 2; i++)
        {
            HttpWebResponse response = Post(Make(server.Url), "x");
            ReadBody(response);

            if (close)
            {
                response.Close();
            }
            else
            {
                response.Dispose();
            }
        }

        Assert.AreEqual(connections, server.Connections);
    }

    [TestMethod]
    public void Disposing_of_the_request_stream_closes_the_connection_before_the_answer()
    {
        using RawServer server = new() { Answer = Ok };
        HttpWebRequest request = Make(server.Url);
        request.ContentLength = 1;
        Stream body = request.GetRequestStream();
        body.WriteByte((byte)'x');
        body.Dispose();

        Assert.ThrowsExactly<WebException>(request.GetResponse);
    }

    [TestMethod]
    public void A_kept_connection_that_the_server_has_closed_fails_the_next_request()
    {
        using RawServer server = new();
        server.Prepare(Ok);

        PostAndForget(server.Url, suppress: true);
        server.WaitUntilClosed();

        Exception exception = Assert.Throws<Exception>(() => PostAndForget(server.Url, suppress: true));
        Assert.IsInstanceOfType<SocketException>(exception.GetBaseException());
        Assert.AreEqual(1, server.Connections);
    }

    [TestMethod]
    public void A_server_that_never_answers_is_a_WebException_after_the_time_limit()
    {
        using RawServer server = new();
        server.Prepare(talk => talk.HangAsync());
        var clock = Stopwatch.StartNew();

        Assert.ThrowsExactly<WebException>(() => Post(Make(server.Url, ShortLimit), "x"));
        Assert.IsGreaterThan(ShortLimit - 20, clock.ElapsedMilliseconds);
    }

    [TestMethod]
    public void A_head_that_is_not_whole_in_time_is_a_WebException_whatever_the_limit_of_a_read()
    {
        using RawServer server = new();
        server.Prepare(async talk =>
        {
            await talk.SendAsync("HTTP/1.1 200 OK\r\nX: ");
            await talk.HangAsync();
        });
        HttpWebRequest request = Make(server.Url, ShortLimit);
        request.ReadWriteTimeout = 600_000;

        Assert.ThrowsExactly<WebException>(() => Post(request, "x"));
    }

    [TestMethod]
    public void A_server_that_stops_in_mid_body_is_a_SocketException_after_the_time_limit()
    {
        using RawServer server = new() { Answer = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhello" };
        using HttpWebResponse response = Post(Make(server.Url, ShortLimit), "x");
        Stream body = response.GetResponseStream();
        byte[] buffer = new byte[1000];
        body.ReadExactly(buffer, 0, 5);

        SocketException exception = Assert.ThrowsExactly<SocketException>(() => body.Read(buffer, 0, 100));
        Assert.AreEqual(10060, exception.ErrorCode);
    }

    [TestMethod]
    public void A_short_read_that_meets_the_end_loses_what_it_had()
    {
        using RawServer server = new();
        server.Prepare("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello");
        using HttpWebResponse response = Post(Make(server.Url), "x");
        server.WaitUntilClosed();

        Assert.AreEqual(100, response.ContentLength);
        Assert.AreEqual(0, response.GetResponseStream().Read(new byte[100], 0, 100));
    }

    [TestMethod]
    public void A_body_without_a_length_is_read_byte_by_byte_up_to_the_end()
    {
        using RawServer server = new();
        server.Prepare("HTTP/1.0 200 OK\r\n\r\nhello");
        using HttpWebResponse response = Post(Make(server.Url), "x");
        Assert.AreEqual(-1, response.ContentLength);
        Assert.AreEqual("hello", ReadBody(response));
    }

    [TestMethod]
    public void A_chunked_body_is_decoded_and_leaves_its_last_empty_line()
    {
        using RawServer server = new() { Answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;a=b\r\nlo\r\n0\r\n\r\n" };
        using HttpWebResponse response = Post(Make(server.Url), "x");
        Stream body = response.GetResponseStream();
        byte[] buffer = new byte[100];

        Assert.AreEqual(3, body.Read(buffer, 0, 100));
        Assert.AreEqual(2, body.Read(buffer, 3, 97));
        Assert.AreEqual(0, body.Read(buffer, 5, 95));
        Assert.AreEqual("hello", Encoding.ASCII.GetString(buffer, 0, 5));
        Assert.AreEqual('\r', body.ReadByte());
        Assert.AreEqual('\n', body.ReadByte());
    }

    [TestMethod]
    public void Hundred_continue_is_passed_over()
    {
        using RawServer server = new();
        server.Prepare("HTTP/1.1 100 Continue\r\n\r\n" + Ok);
        using HttpWebResponse response = Post(Make(server.Url), "x");
        Assert.AreEqual(200, (int)response.StatusCode);
        Assert.AreEqual("hello", ReadBody(response));
    }

    [TestMethod]
    public void Headers_can_be_read_in_any_case_and_over_two_lines()
    {
        using RawServer server = new();
        server.Prepare("HTTP/1.1 503 Busy\r\nretry-after: 120\r\nX-Long: one\r\n two\r\nContent-Length: 0\r\n\r\n");
        using HttpWebResponse response = Post(Make(server.Url), "x");
        Assert.AreEqual(503, (int)response.StatusCode);
        Assert.AreEqual("Busy", response.StatusDescription);
        Assert.AreEqual("120", response.Headers!["Retry-After"]);
        Assert.AreEqual("one two", response.Headers["x-long"]);
    }

    [TestMethod]
    [DataRow("SSH-2.0-OpenSSH\r\n")]
    [DataRow("<html>no</html>\r\n\r\n")]
    [DataRow("HTTP/3 200\r\n\r\n")]
    [DataRow("HTTP/1.1 abc\r\n\r\n")]
    public void Garbage_has_status_0_and_no_headers(string garbage)
    {
        using RawServer server = new();
        server.Prepare(garbage);
        using HttpWebResponse response = Post(Make(server.Url), "x");
        Assert.AreEqual(0, (int)response.StatusCode);
        Assert.IsNull(response.Headers);
        Assert.AreEqual(-1, response.ContentLength);
    }

    [TestMethod]
    public void A_line_without_end_is_a_WebException()
    {
        using RawServer server = new();
        server.Prepare(new string('x', 5000));
        Assert.ThrowsExactly<WebException>(() => Post(Make(server.Url), "x"));
    }

    [TestMethod]
    public void A_reset_is_a_WebException()
    {
        using RawServer server = new();
        server.Prepare(talk =>
        {
            talk.Reset();
            return Task.CompletedTask;
        });

        Assert.ThrowsExactly<WebException>(() => Post(Make(server.Url), "x"));
    }

    [TestMethod]
    public void A_server_that_is_not_there_and_a_name_that_is_not_found_differ_by_their_message_alone()
    {
        int port;

        using (RawServer server = new())
        {
            port = server.Port;
        }

        WebException refused = Assert.ThrowsExactly<WebException>(() => Post(Make($"http://127.0.0.1:{port}/"), "x"));
        WebException unknown = Assert.ThrowsExactly<WebException>(() => Post(Make("http://nowhere.invalid/"), "x"));

        Assert.AreEqual(WebExceptionStatus.ConnectFailure, refused.Status);
        Assert.AreEqual(WebExceptionStatus.ConnectFailure, unknown.Status);
        Assert.AreEqual("connection failed", refused.Message);
        Assert.AreEqual("host not available", unknown.Message);
        Assert.AreEqual(10061, ((SocketException)refused.InnerException!).ErrorCode);
        Assert.AreEqual(11001, ((SocketException)unknown.InnerException!).ErrorCode);
    }

    [TestMethod]
    public void A_name_of_the_boards_own_is_found()
    {
        _board.Uplink.Names["iot.example.com"] = IPAddress.Loopback;
        using RawServer server = new();
        server.Prepare(Ok);
        using HttpWebResponse response = Post(Make($"http://iot.example.com:{server.Port}/"), "x");
        Assert.AreEqual(200, (int)response.StatusCode);
    }

    [TestMethod]
    public void The_seventeenth_socket_fails()
    {
        using RawServer server = new() { Answer = Ok };
        var held = new List<HttpWebRequest>();
        // The streams too: the finalizer of one that nobody holds closes its socket, as on the device.
        var streams = new List<Stream>();

        for (int i = 0; i < 16; i++)
        {
            HttpWebRequest request = Make(server.Url);
            request.ContentLength = 1;
            streams.Add(request.GetRequestStream());
            held.Add(request);
        }

        HttpWebRequest one = Make(server.Url);
        one.ContentLength = 1;
        Assert.AreEqual(10024, Assert.ThrowsExactly<SocketException>(one.GetRequestStream).ErrorCode);

        held[0].Dispose();
        one.GetRequestStream();
        GC.KeepAlive(held);
        GC.KeepAlive(streams);
    }

    [TestMethod]
    public void Disposing_of_a_request_from_another_thread_ends_its_wait()
    {
        using var asked = new ManualResetEventSlim();
        using RawServer server = new();
        server.Prepare(async talk =>
        {
            asked.Set();
            await talk.HangAsync();
        });
        HttpWebRequest request = Make(server.Url, 60_000);
        var waiting = Task.Run(() => Assert.ThrowsExactly<WebException>(() => Post(request, "x")));

        Assert.IsTrue(asked.Wait(s_limit));
        request.Dispose();
        Assert.IsTrue(waiting.Wait(s_limit));
    }

    [TestMethod]
    public void Without_Wifi_no_server_is_reached_and_what_was_connected_fails()
    {
        using RawServer server = new() { Answer = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" };
        HttpWebResponse response = Post(Make(server.Url, 60_000), "x");
        Stream body = response.GetResponseStream();
        var reading = Task.Run(() => Assert.ThrowsExactly<SocketException>(() => body.Read(new byte[300], 0, 300)));

        _board.AccessPoint.IsOn = false;

        Assert.IsTrue(reading.Wait(s_limit));
        Assert.AreEqual(WebExceptionStatus.ConnectFailure, Assert.ThrowsExactly<WebException>(() => Post(Make(server.Url), "x")).Status);
        GC.KeepAlive(response);
    }

    [TestMethod]
    public void A_power_cut_closes_the_connections_and_ends_whoever_waits()
    {
        using var asked = new ManualResetEventSlim();
        using RawServer server = new();
        server.Prepare(async talk =>
        {
            asked.Set();
            await talk.HangAsync();
        });
        HttpWebRequest request = Make(server.Url, 60_000);
        var waiting = Task.Run(() => Assert.ThrowsExactly<BoardStoppedException>(() => Post(request, "x")));

        Assert.IsTrue(asked.Wait(s_limit));
        _board.Power.Cut();

        Assert.IsTrue(waiting.Wait(s_limit));
        server.WaitUntilClosed();
    }

    private static HttpWebRequest Make(string url, int limit = 10_000)
    {
        var request = (HttpWebRequest)WebRequest.Create(url);
        request.Method = "POST";
        request.Timeout = limit;
        request.ReadWriteTimeout = limit;
        return request;
    }

    private static HttpWebResponse Post(HttpWebRequest request, string body)
    {
        request.ContentLength = body.Length;
        Stream stream = request.GetRequestStream();
        stream.Write(Encoding.ASCII.GetBytes(body), 0, body.Length);
        var response = (HttpWebResponse)request.GetResponse();
        GC.SuppressFinalize(stream);
        return response;
    }

    private static string ReadBody(HttpWebResponse response)
    {
        Stream body = response.GetResponseStream();
        GC.SuppressFinalize(body);
        var text = new StringBuilder();
        byte[] one = new byte[1];

        while ((response.ContentLength < 0 || text.Length < response.ContentLength) && body.Read(one, 0, 1) == 1)
        {
            text.Append((char)one[0]);
        }

        return text.ToString();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void PostAndForget(string url, bool suppress)
    {
        HttpWebRequest request = Make(url);
        HttpWebResponse response = Post(request, "x");
        Assert.AreEqual("hello", ReadBody(response));

        if (suppress)
        {
            GC.SuppressFinalize(request);
            GC.SuppressFinalize(response);
        }
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
