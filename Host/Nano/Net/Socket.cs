using Host.Board;

namespace System.Net.Sockets;

/// <summary>
/// Stands in for nanoFramework.System.Net: a TCP client over a connection of the current board. Closing it from another
/// thread ends whatever waits with an <see cref="ObjectDisposedException"/>.
/// </summary>
public class Socket : IDisposable
{
    private readonly BoardRun _run = BoardRun.Running;
    private TcpConnection? _connection;
    private bool _isClosed;

    /// <param name="addressFamily">IPv4.</param>
    /// <param name="socketType">A stream.</param>
    /// <param name="protocolType">TCP.</param>
    public Socket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType)
    {
        if ((addressFamily, socketType, protocolType) != (AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            throw new NotSupportedException("Socket other than TCP over IPv4");
        }
    }

    /// <summary>Gets or sets how long a read waits, in milliseconds; -1 for ever, as at first.</summary>
    public int ReceiveTimeout { get; set; } = Threading.Timeout.Infinite;

    /// <summary>Gets or sets how long a write waits, in milliseconds; -1 for ever, as at first.</summary>
    public int SendTimeout { get; set; } = Threading.Timeout.Infinite;

    /// <summary>Gets the board's connection.</summary>
    internal TcpConnection Connection => _isClosed
        ? throw new ObjectDisposedException(nameof(Socket))
        : _connection ?? throw new SocketException(SocketError.NotConnected);

    /// <summary>Does nothing: the board's connections send every write at once anyhow.</summary>
    public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, bool optionValue) => _run.Check();

    /// <summary>Connects.</summary>
    /// <exception cref="SocketException">It is not reached, or no socket is left.</exception>
    public void Connect(EndPoint remoteEP)
    {
        IPEndPoint server = (IPEndPoint)remoteEP;

        try
        {
            _connection = _run.Connections.Connect(server.Address.Address, server.Port);
        }
        catch (ConnectionException exception)
        {
            throw new SocketException((SocketError)(int)exception.Error);
        }
    }

    /// <summary>Closes it.</summary>
    public void Close() => Dispose();

    public void Dispose()
    {
        _isClosed = true;
        _connection?.Dispose();
        GC.SuppressFinalize(this);
    }
}
