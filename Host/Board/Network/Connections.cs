using System.Net;
using System.Net.Sockets;

namespace Host.Board;

/// <summary>
/// The TCP connections of one run, at most 16 at a time as in the ESP32's lwIP. They end with the run, with the Wi-Fi
/// link and with the internet.
/// </summary>
internal sealed class Connections
{
    /// <summary>How many sockets an ESP32 has under nanoFramework.</summary>
    public const int Limit = 16;

    private static readonly TimeSpan s_connectLimit = TimeSpan.FromSeconds(18);

    private readonly Lock _lock = new();
    private readonly HashSet<TcpConnection> _open = [];
    private readonly BoardRun _run;

    public Connections(BoardRun run)
    {
        _run = run;
        run.Board.Wifi.LinkChanged += LinkChanged;
        run.Board.Internet.Lost += Lost;
        run.Off.Register(End);
    }

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _open.Count;
            }
        }
    }

    public IPAddress? LookUp(string name)
    {
        _run.Check();
        return IPAddress.TryParse(name, out IPAddress? address) || _run.Board.Wifi.IsConnected
            ? address ?? _run.Board.Internet.LookUp(name)
            : null;
    }

    public TcpConnection Connect(IPAddress address, int port)
    {
        _run.Check();
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        TcpConnection connection = new(_run, socket, Forget);

        lock (_lock)
        {
            if (_open.Count == Limit)
            {
                socket.Dispose();
                throw new ConnectionException(SocketError.TooManyOpenSockets);
            }

            _open.Add(connection);
        }

        try
        {
            if (!_run.Board.Wifi.IsConnected || !_run.Board.Internet.IsUp)
            {
                throw new ConnectionException(SocketError.HostUnreachable);
            }

            connection.Connect(address, port, s_connectLimit);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void LinkChanged(bool connected)
    {
        if (!connected)
        {
            Lost();
        }
    }

    private void Lost()
    {
        foreach (TcpConnection connection in Open())
        {
            connection.Lose();
        }
    }

    private void End()
    {
        _run.Board.Wifi.LinkChanged -= LinkChanged;
        _run.Board.Internet.Lost -= Lost;

        foreach (TcpConnection connection in Open())
        {
            connection.Dispose();
        }
    }

    private TcpConnection[] Open()
    {
        lock (_lock)
        {
            return [.. _open];
        }
    }

    private void Forget(TcpConnection connection)
    {
        lock (_lock)
        {
            _open.Remove(connection);
        }
    }
}
