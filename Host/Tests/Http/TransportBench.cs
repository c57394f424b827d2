extern alias Nano;

using System.Diagnostics;
using System.Text;
using Firmware.Network;
using Host.Board;
using Nano::nanoFramework.Networking;
using Nano::System.Device.Wifi;
using Nubison.Http;
using Nubison.Log;
using Nubison.Time;

namespace Host.Tests.Http;

/// <summary>The device's transport on a virtual board that has joined its network.</summary>
internal sealed class TransportBench : IClock, ILog, IDisposable
{
    /// <summary>The transport's time limit, in milliseconds.</summary>
    public const int TimeLimit = 400;

    private readonly VirtualBoard _board = new();
    private readonly IDisposable _entered;
    private readonly long _start = Stopwatch.GetTimestamp();

    public TransportBench()
    {
        _entered = _board.Enter();
        Assert.IsTrue(WifiNetworkHelper.ConnectDhcp(
            _board.AccessPoint.Ssid, _board.AccessPoint.Password, WifiReconnectionKind.Automatic, false, 0, new CancellationTokenSource(5000).Token));
    }

    /// <summary>Gets the lines of the log.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Gets the answer to the last request.</summary>
    public HttpReply Reply { get; } = new();

    /// <summary>Gets the body of the last answer.</summary>
    public string Body => Encoding.UTF8.GetString(Reply.Body, 0, Reply.BodyLength);

    /// <summary>Gets how many sockets the board has open.</summary>
    public int Sockets => BoardRun.Current.Connections.Count;

    /// <summary>Gets the board.</summary>
    public VirtualBoard Board => _board;

    /// <inheritdoc/>
    public long Uptime => (long)Stopwatch.GetElapsedTime(_start).TotalMilliseconds;

    /// <inheritdoc/>
    public bool IsValid => true;

    /// <inheritdoc/>
    public DateTime UtcNow => DateTime.UtcNow;

    /// <inheritdoc/>
    public void Write(string topic, string text) => Lines.Add($"{topic}: {text}");

    /// <summary>Opens a transport.</summary>
    public HttpTransport Open(string url, byte[]? authority = null, bool verify = true, int timeLimit = TimeLimit) =>
        new(url, authority, verify, timeLimit, this, this);

    /// <summary>Posts <c>{"a":1}</c>.</summary>
    /// <returns>The milliseconds it took.</returns>
    public double Post(IHttpTransport transport, string body = "{\"a\":1}")
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        Stopwatch time = Stopwatch.StartNew();
        transport.Post("/devices/data", "application/json", null, bytes, bytes.Length, Reply);
        return time.Elapsed.TotalMilliseconds;
    }

    public void Dispose()
    {
        _entered.Dispose();
        _board.Dispose();
    }
}
