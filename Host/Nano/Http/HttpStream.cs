using System.IO;
using System.Net.Sockets;
using System.Text;
using Host.Board;

namespace System.Net;

/// <summary>
/// A connection to a server as nanoFramework.System.Net.Http wraps it, and the bodies that go over it. A read of less
/// than 256 bytes goes through a window of that size, and what it had is lost where it meets the connection's end; a
/// longer one goes straight to the connection. Every stream, also one that was dropped and collected, closes the
/// connection that all of them share.
/// </summary>
internal sealed class HttpStream : Stream
{
    private const int WindowSize = 256;

    private readonly byte[] _window = new byte[WindowSize];
    private int _start;
    private int _end;
    private uint? _chunkLeft;

    public HttpStream(Connection connection, string server)
    {
        Connection = connection;
        Server = server;
    }

    /// <summary>A stream for one body over the same connection, with what was read too far.</summary>
    private HttpStream(HttpStream other)
        : this(other.Connection, other.Server)
    {
        other._window.CopyTo(_window, 0);
        _start = other._start;
        _end = other._end;
        IsChunked = other.IsChunked;
        BytesLeft = other.BytesLeft;
    }

    ~HttpStream() => Dispose(false);

    public Connection Connection { get; }

    /// <summary>Gets the server's name and port.</summary>
    public string Server { get; }

    /// <summary>Gets or sets a value indicating whether a request has the connection, up to the head of its answer.</summary>
    public bool IsInUse { get; set; } = true;

    /// <summary>Gets or sets when a request took the connection last.</summary>
    public DateTime LastUsed { get; set; } = DateTime.UtcNow;

    /// <summary>Gets or sets how much of the answer's body is left; -1 where that is not told.</summary>
    public long BytesLeft { get; set; } = -1;

    /// <summary>Gets or sets a value indicating whether the answer's body comes in chunks.</summary>
    public bool IsChunked { get; set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override bool CanTimeout => true;

    /// <inheritdoc/>
    public override long Length => _chunkLeft is uint left ? left : Guard(() => Connection.Available) + _end - _start;

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException("HttpWebResponse.GetResponseStream().Position");
        set => throw new NotSupportedException("HttpWebResponse.GetResponseStream().Position");
    }

    /// <inheritdoc/>
    public override int ReadTimeout
    {
        get => Connection.ReadTimeout;
        set => Connection.ReadTimeout = value;
    }

    /// <inheritdoc/>
    public override int WriteTimeout
    {
        get => Connection.WriteTimeout;
        set => Connection.WriteTimeout = value;
    }

    /// <summary>Makes a stream for one body over the same connection.</summary>
    /// <param name="takesWindow">What was read too far goes with it.</param>
    public HttpStream Clone(bool takesWindow)
    {
        var clone = new HttpStream(this);

        if (takesWindow)
        {
            _start = _end = 0;
        }

        return clone;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (!IsChunked)
        {
            return ReadPlain(buffer, offset, count);
        }

        _chunkLeft ??= ReadChunkSize();

        if (_chunkLeft == 0)
        {
            return 0;
        }

        int read = ReadPlain(buffer, offset, (int)Math.Min((uint)count, _chunkLeft.Value));
        _chunkLeft -= (uint)read;

        if (_chunkLeft == 0)
        {
            _chunkLeft = null;
        }

        return read;
    }

    /// <summary>Reads the next byte of the connection, whether or not the body comes in chunks.</summary>
    /// <exception cref="SocketException">The connection has ended.</exception>
    public override int ReadByte()
    {
        Need();
        return _window[_start++];
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Guard(() =>
    {
        Connection.Write(buffer, offset, count);
        return 0;
    });

    /// <inheritdoc/>
    public override void WriteByte(byte value) => Write([value], 0, 1);

    /// <summary>Not implemented on the device either.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="NotSupportedException">Always.</exception>
    public int Read(SpanByte buffer) => throw new NotSupportedException("HttpWebResponse.GetResponseStream().Read(SpanByte)");

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("HttpWebResponse.GetResponseStream().Seek");

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException("HttpWebResponse.GetResponseStream().SetLength");

    /// <summary>Reads a line without its last two bytes; what an ended connection has left counts as one.</summary>
    /// <exception cref="WebException">It is too long.</exception>
    /// <exception cref="SocketException">The connection has ended before it.</exception>
    public string ReadLine(int limit)
    {
        var line = new List<byte>();

        while (Fill())
        {
            byte next = _window[_start++];
            line.Add(next);

            if (next == '\n' || (line.Count > 1 && line[^2] == '\r'))
            {
                break;
            }

            if (line.Count == limit)
            {
                throw new WebException("Line too long", WebExceptionStatus.ServerProtocolViolation);
            }
        }

        return line.Count == 0
            ? throw new SocketException(SocketError.ConnectionAborted)
            : Encoding.UTF8.GetString([.. line[..Math.Max(0, line.Count - 2)]]);
    }

    /// <summary>Reads a header, which goes on in the next line where that begins with a space.</summary>
    public string ReadHeader(int limit)
    {
        string header = ReadLine(limit);

        while (header.Length > 0)
        {
            Need();

            if (_window[_start] is not ((byte)' ' or (byte)'\t'))
            {
                break;
            }

            header += ReadLine(limit - header.Length);
        }

        return header;
    }

    /// <summary>
    /// Throws away what the server still sends, until nothing comes for a second, or half of one where the body was
    /// read: how the device gets a connection ready that a disposed answer leaves.
    /// </summary>
    public void Drain()
    {
        byte[] waste = new byte[1024];
        ReadTimeout = BytesLeft == 0 ? 500 : 1000;

        try
        {
            while (Connection.Read(waste, 0, waste.Length) > 0)
            {
            }
        }
        catch (Exception exception) when (exception is ConnectionException or ObjectDisposedException or BoardStoppedException)
        {
            // Nothing comes any more.
        }

        _start = _end = 0;
        _chunkLeft = null;
        IsChunked = false;
        BytesLeft = -1;
        IsInUse = false;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        IsInUse = false;
        Connection.Dispose();
        base.Dispose(disposing);
    }

    private int ReadPlain(byte[] buffer, int offset, int count)
    {
        int read = TakeWindow(buffer, offset, count);

        if (read < count && (BytesLeft == -1 || BytesLeft > read))
        {
            if (count - read < WindowSize)
            {
                if (!Fill())
                {
                    return 0;
                }

                read += TakeWindow(buffer, offset + read, count - read);
            }
            else
            {
                int already = read;
                read += Guard(() => Connection.Read(buffer, offset + already, count - already));
            }
        }

        if (BytesLeft > 0)
        {
            BytesLeft = Math.Max(0, BytesLeft - read);
        }

        return read;
    }

    private int TakeWindow(byte[] buffer, int offset, int count)
    {
        int taken = Math.Min(count, _end - _start);
        Array.Copy(_window, _start, buffer, offset, taken);
        _start += taken;
        return taken;
    }

    /// <summary>Has at least one byte in the window: all that are there, or waits for one.</summary>
    private bool Fill()
    {
        if (_start == _end)
        {
            _start = _end = 0;
            _end = Guard(() => Connection.Read(_window, 0, Math.Clamp(Connection.Available, 1, WindowSize)));
        }

        return _end > 0;
    }

    private void Need()
    {
        if (!Fill())
        {
            throw new SocketException(SocketError.ConnectionAborted);
        }
    }

    /// <summary>
    /// Reads the line that tells a chunk's size, and the end of the chunk before: as strict and as lenient as the device.
    /// </summary>
    private uint ReadChunkSize()
    {
        const int First = 0, Size = 1, Name = 2, Value = 3, LineEnd = 4;
        byte[] text = new byte[1024];
        int length = 0;
        uint size = 0;
        int state = First;

        while (true)
        {
            int next = ReadByte();

            switch (next, state)
            {
                case ('\r', First):
                    break;
                case ('\n', First):
                    state = Size;
                    break;
                case ('\n', LineEnd):
                    return size;
                case ('\r' or ';', Size):
                    size = (uint)Convert.ToInt32(Encoding.UTF8.GetString(text, 0, length), 16);
                    length = 0;
                    state = next == ';' ? Name : LineEnd;
                    break;
                case ('\r', Value):
                    state = LineEnd;
                    break;
                case ('=', Name):
                    state = Value;
                    break;
                case ('\r' or '\n' or ';' or '=', _) or (_, LineEnd):
                    throw new ProtocolViolationException("Incorrectly formed chunk");
                default:
                    state = state == First ? Size : state;
                    text[length++] = (byte)next;
                    break;
            }
        }
    }

    private int Guard(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (ConnectionException exception)
        {
            throw new SocketException((SocketError)(int)exception.Error);
        }
        finally
        {
            GC.KeepAlive(this);
        }
    }
}
