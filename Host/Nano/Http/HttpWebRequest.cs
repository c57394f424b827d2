using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Host.Board;

namespace System.Net;

/// <summary>
/// Stands in for nanoFramework.System.Net.Http over a connection of the current board, with that library's behaviour
/// towards servers that misbehave. <see cref="SslVerification"/> is none at first: whoever does not ask for
/// <see cref="SslVerification.CertificateRequired"/> verifies nothing.
/// </summary>
public class HttpWebRequest : WebRequest
{
    private readonly BoardRun _run = BoardRun.Running;
    private readonly HttpConnections _connections;
    private string _method = "GET";
    private long _contentLength = -1;
    private int _timeout = 100_000;
    private int _readWriteTimeout = 300_000;
    private HttpStream? _stream;
    private bool _sent;
    private bool _answered;

    internal HttpWebRequest(Uri address)
    {
        Address = address;
        _connections = HttpConnections.Of(_run);
    }

    /// <summary>Gets where the request goes.</summary>
    public Uri Address { get; }

    /// <inheritdoc/>
    public override Uri RequestUri => Address;

    /// <inheritdoc/>
    public override WebHeaderCollection Headers { get; } = new();

    /// <summary>Gets or sets a value indicating whether the connection may serve later requests; true at first.</summary>
    public bool KeepAlive { get; set; } = true;

    /// <summary>Gets or sets the authority that the server's certificate has to lead to; there are no others.</summary>
    public X509Certificate? HttpsAuthentCert { get; set; }

    /// <summary>Gets or sets whether the server has to prove itself; not at first.</summary>
    public SslVerification SslVerification { get; set; }

    /// <summary>Gets or sets the versions of TLS.</summary>
    public SslProtocols SslProtocols { get; set; }

    /// <summary>Gets or sets how long the head of an answer may be, in kB; -1 for any length.</summary>
    public int MaximumResponseHeadersLength { get; set; } = 4;

    /// <summary>Gets a value indicating whether redirects are followed: never.</summary>
    public bool AllowAutoRedirect => false;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">It is empty or has a space in it.</exception>
    public override string Method
    {
        get => _method;
        set => _method = string.IsNullOrWhiteSpace(value) || value.AsSpan().ContainsAny(" \r\t\n")
            ? throw new ArgumentException($"'{value}' is no method.")
            : value;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The head is sent.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public override long ContentLength
    {
        get => _contentLength;

        set
        {
            CheckNotSent();
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _contentLength = value;
        }
    }

    /// <inheritdoc/>
    public override string? ContentType
    {
        get => Headers["Content-Type"];
        set => SetHeader("Content-Type", value);
    }

    /// <summary>Gets or sets the header of that name.</summary>
    public string? Accept
    {
        get => Headers["Accept"];
        set => SetHeader("Accept", value);
    }

    /// <summary>Gets or sets the header of that name.</summary>
    public string? UserAgent
    {
        get => Headers["User-Agent"];
        set => SetHeader("User-Agent", value);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">It is negative and not -1.</exception>
    public override int Timeout
    {
        get => _timeout;
        set => _timeout = value >= -1 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>Gets or sets how long each read and write may take, in milliseconds; 5 min at first.</summary>
    /// <exception cref="InvalidOperationException">The head is sent.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive and not -1.</exception>
    public int ReadWriteTimeout
    {
        get => _readWriteTimeout;

        set
        {
            CheckNotSent();
            _readWriteTimeout = value is > 0 or -1 ? value : throw new ArgumentOutOfRangeException(nameof(value));
        }
    }

    /// <summary>Gets or sets a value indicating whether the body goes in chunks: not done here.</summary>
    /// <exception cref="NotSupportedException">It is set to true.</exception>
    public bool SendChunked
    {
        get => false;

        set
        {
            if (value)
            {
                throw new NotSupportedException("HttpWebRequest.SendChunked");
            }
        }
    }

    /// <summary>Gets or sets the version of HTTP: 1.1, another is not done here.</summary>
    /// <exception cref="NotSupportedException">It is set to another.</exception>
    public Version ProtocolVersion
    {
        get => HttpVersion.Version11;

        set
        {
            if (!HttpVersion.Version11.Equals(value))
            {
                throw new NotSupportedException($"HttpWebRequest.ProtocolVersion {value}");
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ProtocolViolationException">A GET has no body, and a PUT or POST needs its length.</exception>
    /// <exception cref="WebException">The server's name is not found, or it is not reached.</exception>
    /// <exception cref="SocketException">TLS failed, or the head could not be sent.</exception>
    public override Stream GetRequestStream()
    {
        if (_method is "GET" or "HEAD")
        {
            throw new ProtocolViolationException($"A {_method} has no body.");
        }

        if (_method is "PUT" or "POST" && _contentLength < 0)
        {
            throw new ProtocolViolationException($"A {_method} needs the length of its body.");
        }

        try
        {
            Send();
        }
        catch when (_stream is not null)
        {
            _connections.Forget(_stream);
            _stream.Dispose();
            throw;
        }

        return _stream!.Clone(takesWindow: false);
    }

    /// <inheritdoc/>
    /// <exception cref="WebException">Whatever went wrong, as its inner exception.</exception>
    public override WebResponse GetResponse()
    {
        try
        {
            if (!_sent)
            {
                Send();
            }

            ResponseHead head = ReadHead(_stream!);
            _stream!.BytesLeft = head.ContentLength;
            _stream.IsChunked = head.IsChunked;
            _answered = true;
            _stream.IsInUse = false;
            return new HttpWebResponse(this, head, _stream);
        }
        catch (Exception exception) when (exception is not BoardStoppedException)
        {
            if (exception is SocketException && _stream is not null)
            {
                _stream.IsInUse = false;
                _stream.Connection.Dispose();
            }

            throw new WebException("GetResponse() failed", exception);
        }
    }

    /// <summary>A stream of an answer is no longer kept.</summary>
    internal void Forget(HttpStream stream) => _connections.Forget(stream);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_stream is not null && !_answered)
        {
            _connections.Forget(_stream);
            _stream.Dispose();
        }
    }

    /// <summary>A time limit covers the whole head: when it has passed, the connection is closed.</summary>
    private ResponseHead ReadHead(HttpStream stream)
    {
        stream.BytesLeft = -1;
        using var limit = new Timer(_ => stream.Connection.Dispose(), null, _timeout, Threading.Timeout.Infinite);
        ResponseHead head = ResponseHead.Read(stream, MaximumResponseHeadersLength);

        return head.Status == (int)HttpStatusCode.Continue ? ResponseHead.Read(stream, MaximumResponseHeadersLength) : head;
    }

    private void Send()
    {
        _run.Check();
        _stream = _connections.Take(this);
        _stream.WriteTimeout = _readWriteTimeout;
        _stream.ReadTimeout = _readWriteTimeout;

        if (_contentLength >= 0)
        {
            Headers.SetInternal("Content-Length", _contentLength.ToString());
        }

        Headers.SetInternal("Connection", KeepAlive ? "keep-alive" : "close");
        Headers.SetInternal("Host", Address.Host);
        _sent = true;
        byte[] head = Encoding.UTF8.GetBytes($"{_method} {Address.PathAndQuery} HTTP/1.1\r\n{Headers}");
        _stream.Write(head, 0, head.Length);
    }

    private void SetHeader(string name, string? value)
    {
        Headers.RemoveInternal(name);

        if (!string.IsNullOrEmpty(value))
        {
            Headers.AddInternal(name, WebHeaderCollection.Clean(value));
        }
    }

    private void CheckNotSent()
    {
        if (_sent)
        {
            throw new InvalidOperationException("The head is sent.");
        }
    }
}
