using System.IO;
using Host.Board;

namespace System.Net.Sockets;

/// <summary>Stands in for nanoFramework.System.Net: what goes over a socket.</summary>
public class NetworkStream : Stream
{
    private readonly Socket _socket;
    private readonly bool _ownsSocket;
    private bool _isClosed;

    /// <summary>Initializes a new instance of the <see cref="NetworkStream"/> class.</summary>
    /// <param name="socket">The socket, connected.</param>
    /// <param name="ownsSocket">Whether closing this closes the socket.</param>
    public NetworkStream(Socket socket, bool ownsSocket)
    {
        _socket = socket;
        _ownsSocket = ownsSocket;
        _ = Connection;
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <summary>Gets how many bytes can be read without waiting.</summary>
    public override long Length => Guard(() => Connection.Available);

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    internal TcpConnection Connection => _isClosed ? throw new ObjectDisposedException(nameof(NetworkStream)) : _socket.Connection;

    /// <summary>Reads what is there, or waits for the first byte.</summary>
    /// <param name="buffer">Where it goes.</param>
    /// <param name="offset">From where on.</param>
    /// <param name="count">How much at most.</param>
    /// <returns>How many bytes; 0 if the peer has closed.</returns>
    /// <exception cref="SocketException">Nothing came in time, or the connection is lost.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        Connection.ReadTimeout = _socket.ReceiveTimeout;
        return Guard(() => Connection.Read(buffer, offset, count));
    }

    /// <inheritdoc/>
    /// <exception cref="SocketException">It could not be sent in time, or the connection is lost.</exception>
    public override void Write(byte[] buffer, int offset, int count)
    {
        Connection.WriteTimeout = _socket.SendTimeout;
        Guard(() =>
        {
            Connection.Write(buffer, offset, count);
            return 0;
        });
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _isClosed = true;

        if (_ownsSocket && disposing)
        {
            _socket.Close();
        }

        base.Dispose(disposing);
    }

    private static int Guard(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (ConnectionException exception)
        {
            throw new SocketException((SocketError)(int)exception.Error);
        }
    }
}
