using System.IO;
using Host.Board;

namespace System.Net.Sockets;

/// <summary>Stands in for nanoFramework.System.Net: what goes over a socket.</summary>
public class NetworkStream : Stream
{
    private readonly Socket _socket;
    private readonly bool _ownsSocket;
    private bool _isClosed;

    /// <param name="socket">The socket, connected.</param>
    /// <param name="ownsSocket">Whether closing this closes the socket.</param>
    public NetworkStream(Socket socket, bool ownsSocket)
    {
        _socket = socket;
        _ownsSocket = ownsSocket;
        _ = Connection;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    /// <summary>Gets how many bytes can be read without waiting.</summary>
    public override long Length => Guard(() => Connection.Available);

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    internal TcpConnection Connection => _isClosed ? throw new ObjectDisposedException(nameof(NetworkStream)) : _socket.Connection;

    /// <summary>Reads what is there, or waits for the first byte.</summary>
    /// <returns>How many bytes; 0 if the peer has closed.</returns>
    /// <exception cref="SocketException">Nothing came in time, or the connection is lost.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        Connection.ReadTimeout = _socket.ReceiveTimeout;
        return Guard(() => Connection.Read(buffer, offset, count));
    }

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

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

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
