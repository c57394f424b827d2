extern alias Nano;
using System.Text;
using Firmware.Network;
using Host.Board;
using Host.Tests.Doubles;
using Nano::System.Device.Wifi;
using Nubison.Http;

namespace Host.Tests.Http;

/// <summary>The device's transport on a virtual board that has joined its network.</summary>
internal sealed class TransportBench : IDisposable
{
    /// <summary>The transport's time limit, in milliseconds.</summary>
    public const int TimeLimit = 10000;

    private readonly VirtualBoard _board = new();
    private readonly IDisposable _entered;
    private readonly SkippingClock _clock = new();
    private readonly byte[] _buffer = new byte[2048];

    public TransportBench()
    {
        _entered = _board.Enter();
        WifiConnectionResult joined = WifiAdapter.FindAllAdapters()[0].Connect(
            _board.AccessPoint.Ssid, WifiReconnectionKind.Automatic, _board.AccessPoint.Password);
        Assert.AreEqual(WifiConnectionStatus.Success, joined.ConnectionStatus);
    }

    /// <summary>Gets or sets the answer to the last request.</summary>
    public HttpReply Reply { get; set; } = new();

    /// <summary>Gets how many sockets the board has open.</summary>
    public int Sockets => BoardRun.Current.Connections.Count;

    public VirtualBoard Board => _board;

    /// <summary>Lets the device's clock go forward.</summary>
    public void Advance(int milliseconds) => _clock.Skip(milliseconds);

    /// <summary>Gives the answer to the last request; the next one is another object.</summary>
    public HttpReply TakeReply()
    {
        HttpReply reply = Reply;
        Reply = new HttpReply();
        return reply;
    }

    public HttpTransport Open(string url, byte[]? authority = null, bool verify = true, int timeLimit = TimeLimit) =>
        new(url, authority, verify, timeLimit, _clock);

    /// <summary>Posts <c>{"a":1}</c>.</summary>
    public void Post(IHttpTransport transport, string body = "{\"a\":1}")
    {
        int length = Encoding.UTF8.GetBytes(body, _buffer);
        transport.Post("/devices/data", "application/json", null, _buffer, length, Reply);
    }

    public void Dispose()
    {
        _entered.Dispose();
        _board.Dispose();
    }
}
