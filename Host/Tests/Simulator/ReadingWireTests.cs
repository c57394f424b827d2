using System.Net;
using System.Net.Sockets;
using System.Text;
using Host.Board;
using Host.Simulator.Readings;

namespace Host.Tests.Simulator;

/// <summary>What the board's wire shows of its readings, in whatever pieces it comes.</summary>
[TestClass]
public sealed class ReadingWireTests : IDisposable
{
    private const string Reading = "POST /devices/data HTTP/1.1\r\n\r\n{\"accessToken\":\"t\",\"data\":{\"sequence\":17,\"time\":null}}";

    private readonly VirtualBoard _board = new();
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private readonly ReadingWire _wire;
    private readonly TcpConnection _connection;
    private readonly Socket _peer;

    public ReadingWireTests()
    {
        _wire = new ReadingWire(_board.Internet);
        _server.Start();
        using IDisposable entered = _board.Enter();
        _board.Wifi.Join(_board.AccessPoint.Ssid, _board.AccessPoint.Password).Wait();
        _connection = BoardRun.Current.Connections.Connect(IPAddress.Loopback, ((IPEndPoint)_server.LocalEndpoint).Port);
        _peer = _server.AcceptSocket();
    }

    public void Dispose()
    {
        _peer.Dispose();
        _connection.Dispose();
        _wire.Dispose();
        _server.Dispose();
        _board.Dispose();
    }

    [TestMethod]
    [DataRow("HTTP/1.1 201 Created\r\n\r\n", true)]
    [DataRow("HTTP/1.0 200 OK\r\n\r\n", true)]
    [DataRow("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 201 Created\r\n\r\n", true)]
    [DataRow("HTTP/1.1 401 Unauthorized\r\n\r\n", false)]
    [DataRow("HTTP/1.1 100 Continue\r\n\r\n", false)]
    [DataRow("SSH-2.0-OpenSSH\r\n", false)]
    public void A_reading_is_delivered_if_its_answer_says_so(string answer, bool isDelivered)
    {
        Send(Reading);
        Assert.AreEqual(17, _wire.LastSent.Sequence);
        Answer(answer);
        CollectionAssert.AreEqual(isDelivered ? new[] { 17L } : [], _wire.TakeAnswered(10).ToArray());
    }

    [TestMethod]
    public void Bytes_may_come_one_by_one()
    {
        Reading.ToList().ForEach(character => Send(character.ToString()));
        "HTTP/1.1 201 Created\r\n".ToList().ForEach(character => Answer(character.ToString()));
        CollectionAssert.AreEqual(new[] { 17L }, _wire.TakeAnswered(10).ToArray());
    }

    [TestMethod]
    public void Answers_to_other_requests_are_none_and_a_repeat_counts_once()
    {
        Send("POST /devices/login HTTP/1.1\r\n\r\ndeviceKey=a");
        Answer("HTTP/1.1 200 OK\r\n\r\n{\"AccessToken\":\"t\"}");
        Assert.IsEmpty(_wire.TakeAnswered(10));

        foreach (string sequence in new[] { "17", "17", "18", "19" })
        {
            Send(Reading.Replace("17", sequence));
            Answer("HTTP/1.1 201 Created\r\n\r\n");
        }

        CollectionAssert.AreEqual(new[] { 17L, 18 }, _wire.TakeAnswered(2).ToArray());
        CollectionAssert.AreEqual(new[] { 19L }, _wire.TakeAnswered(2).ToArray());
    }

    [TestMethod]
    public void What_was_not_answered_is_not_delivered_by_the_answer_to_the_next_request()
    {
        Send(Reading);
        Send("POST /devices/login HTTP/1.1\r\n\r\ndeviceKey=a");
        Answer("HTTP/1.1 200 OK\r\n\r\n{\"AccessToken\":\"t\"}");
        Assert.IsEmpty(_wire.TakeAnswered(10));
        Assert.AreEqual(17, _wire.LastSent.Sequence);
    }

    private void Send(string text) => _connection.Write(Encoding.ASCII.GetBytes(text), 0, text.Length);

    private void Answer(string text)
    {
        _peer.Send(Encoding.ASCII.GetBytes(text));
        byte[] buffer = new byte[text.Length];

        for (int read = 0; read < buffer.Length;)
        {
            read += _connection.Read(buffer, 0, buffer.Length);
        }
    }
}
