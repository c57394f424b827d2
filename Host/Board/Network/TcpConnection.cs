using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Host.Board;

/// <summary>
/// A TCP connection of the board, with or without TLS. Reading waits for the first byte and takes what is there;
/// closing it from another thread ends a read or write that waits.
/// </summary>
internal sealed class TcpConnection : IDisposable
{
    private readonly BoardRun _run;
    private readonly Socket _socket;
    private readonly Action<TcpConnection> _closed;
    private readonly byte[] _received = new byte[16 * 1024];
    private Stream? _stream;
    private Task<int>? _receiving;
    private int _start;
    private int _end;
    private int _disposed;
    private bool _lost;

    public TcpConnection(BoardRun run, Socket socket, Action<TcpConnection> closed)
    {
        _run = run;
        _socket = socket;
        _closed = closed;
    }

    /// <summary>Gets or sets how long a read waits, in milliseconds; -1 for ever.</summary>
    public int ReadTimeout { get; set; } = Timeout.Infinite;

    /// <summary>Gets or sets how long a write waits, in milliseconds; -1 for ever.</summary>
    public int WriteTimeout { get; set; } = Timeout.Infinite;

    /// <summary>Gets how many bytes can be read without waiting.</summary>
    public int Available
    {
        get
        {
            Check();

            if (_start == _end && Receiving().IsCompletedSuccessfully)
            {
                Take();
            }

            return _end - _start;
        }
    }

    public void Connect(IPAddress address, int port, TimeSpan limit) => Guard(() =>
    {
        using CancellationTokenSource end = new(limit);

        try
        {
            _socket.ConnectAsync(new IPEndPoint(address, port), end.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            throw new ConnectionException(SocketError.TimedOut);
        }

        _stream = new NetworkStream(_socket, ownsSocket: false);
        return 0;
    });

    /// <summary>Begins TLS. There is no time limit, as there is none on the device.</summary>
    public void StartTls(string host, X509Certificate2Collection authorities, bool verify) => Guard(() =>
    {
        bool notTrusted = false;
        SslStream tls = new(_stream!);

        try
        {
            tls.AuthenticateAsClient(new SslClientAuthenticationOptions
            {
                TargetHost = host,
                EnabledSslProtocols = SslProtocols.Tls12,
                CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                {
                    notTrusted = verify && ServerTrust.Distrust(host, certificate, chain, errors, authorities) is not null;
                    return !notTrusted;
                },
            });
        }
        catch (AuthenticationException exception)
        {
            throw new TlsException(notTrusted, exception);
        }

        _stream = tls;
        return 0;
    });

    /// <summary>Reads what is there, or waits for the first byte.</summary>
    public int Read(byte[] buffer, int offset, int count) => Guard(() =>
    {
        if (_start == _end)
        {
            if (!Receiving().Wait(ReadTimeout))
            {
                throw new ConnectionException(SocketError.TimedOut);
            }

            Take();
        }

        int taken = Math.Min(count, _end - _start);
        Array.Copy(_received, _start, buffer, offset, taken);
        _start += taken;
        _run.Board.Internet.Receive(buffer.AsSpan(offset, taken));
        return taken;
    });

    /// <summary>Writes all bytes.</summary>
    public void Write(byte[] buffer, int offset, int count) => Guard(() =>
    {
        Task sending = _stream!.WriteAsync(buffer, offset, count);

        if (!sending.Wait(WriteTimeout))
        {
            throw new ConnectionException(SocketError.TimedOut);
        }

        _run.Board.Internet.Send(buffer.AsSpan(offset, count));
        return 0;
    });

    /// <summary>The way to the server is gone.</summary>
    public void Lose()
    {
        _lost = true;
        _socket.Dispose();
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _socket.Dispose();
            _closed(this);
        }
    }

    private Task<int> Receiving() => _receiving ??= _stream!.ReadAsync(_received, 0, _received.Length);

    private void Take()
    {
        _end = _receiving!.Result;
        _start = 0;
        _receiving = null;
    }

    private void Check()
    {
        _run.Check();
        ObjectDisposedException.ThrowIf(_disposed != 0, this);

        if (_lost)
        {
            throw new ConnectionException(SocketError.ConnectionAborted);
        }
    }

    /// <summary>
    /// Whatever .NET throws, the first thing that counts is that the board is off, then that the connection was closed
    /// here or lost, and only then what the peer did.
    /// </summary>
    private int Guard(Func<int> action)
    {
        Check();

        try
        {
            return action();
        }
        catch (Exception exception) when (exception is not (ConnectionException or TlsException))
        {
            Check();
            Exception cause = exception.GetBaseException();

            throw new ConnectionException(cause is SocketException socket ? socket.SocketErrorCode : SocketError.ConnectionAborted);
        }
        finally
        {
            GC.KeepAlive(this);
        }
    }
}
