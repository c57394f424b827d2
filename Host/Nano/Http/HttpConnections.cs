extern alias DotNet;

using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Host.Board;
using DotNetX509 = DotNet::System.Security.Cryptography.X509Certificates;
using IPAddress = DotNet::System.Net.IPAddress;
using TlsVersions = DotNet::System.Security.Authentication.SslProtocols;

namespace System.Net;

/// <summary>
/// The connections that a run's requests have made and not closed; the next request to the same server takes one that
/// no request has, whether or not the server has closed it meanwhile. What is static on the device is one for each
/// run of a program here.
/// </summary>
internal sealed class HttpConnections
{
    private const int NotTrusted = -0x2700;
    private const int HandshakeFailed = -0x7780;

    private static readonly ConditionalWeakTable<BoardRun, HttpConnections> s_runs = [];
    private static readonly TimeSpan s_idleLimit = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly List<HttpStream> _kept = [];
    private readonly BoardRun _run;

    private HttpConnections(BoardRun run) => _run = run;

    public static HttpConnections Of(BoardRun run) => s_runs.GetValue(run, _ => new HttpConnections(run));

    /// <summary>Gives a connection that is free, or makes one.</summary>
    /// <exception cref="WebException">The name is not found, or the server not reached.</exception>
    /// <exception cref="SocketException">No socket is left, or TLS failed.</exception>
    public HttpStream Take(HttpWebRequest request)
    {
        string server = request.Address.Host + ":" + request.Address.Port;

        lock (_lock)
        {
            foreach (HttpStream old in _kept.Where(stream => stream.Connection.IsClosed || DateTime.UtcNow - stream.LastUsed > s_idleLimit).ToArray())
            {
                _kept.Remove(old);
                old.Dispose();
            }

            if (_kept.Find(stream => stream.Server == server && !stream.IsInUse) is HttpStream kept)
            {
                kept.IsInUse = true;
                kept.LastUsed = DateTime.UtcNow;
                return kept;
            }
        }

        HttpStream made = Make(request, server);

        if (request.KeepAlive)
        {
            lock (_lock)
            {
                _kept.Add(made);
            }
        }

        return made;
    }

    /// <summary>A connection is no longer kept.</summary>
    public void Forget(HttpStream stream)
    {
        lock (_lock)
        {
            _kept.Remove(stream);
        }
    }

    private HttpStream Make(HttpWebRequest request, string server)
    {
        if (request.Address.HostNameType is not (UriHostNameType.Dns or UriHostNameType.IPv4))
        {
            throw new WebException("Only IPv4 or Dns host names allowed.");
        }

        IPAddress address = _run.Connections.LookUp(request.Address.Host)
            ?? throw new WebException("host not available", new SocketException(SocketError.HostNotFound), WebExceptionStatus.ConnectFailure, null);

        // As on the device a connection whose handshake failed is left to the finalizer.
        var stream = new HttpStream(Connect(address, request.Address.Port), server);

        if (request.Address.Scheme == "https")
        {
            StartTls(request, stream.Connection);
        }

        return stream;
    }

    private Connection Connect(IPAddress address, int port)
    {
        try
        {
            return _run.Connections.Connect(address, port);
        }
        catch (ConnectionException exception)
        {
            var cause = new SocketException((SocketError)(int)exception.Error);

            if (cause.ErrorCode == (int)SocketError.TooManyOpenSockets)
            {
                throw cause;
            }

            throw new WebException("connection failed", cause, WebExceptionStatus.ConnectFailure, null);
        }
    }

    private static void StartTls(HttpWebRequest request, Connection connection)
    {
        DotNetX509.X509Certificate2Collection authorities = request.HttpsAuthentCert?.Authorities ?? [];
        bool verify = request.SslVerification == SslVerification.CertificateRequired;
        TlsVersions versions = request.SslProtocols switch
        {
            SslProtocols.None => TlsVersions.Tls12 | TlsVersions.Tls13,
            SslProtocols.Tls13 => TlsVersions.Tls13,
            _ => TlsVersions.Tls12 | (request.SslProtocols.HasFlag(SslProtocols.Tls13) ? TlsVersions.Tls13 : 0),
        };

        try
        {
            connection.StartTls(request.Address.Host, authorities, verify, versions);
        }
        catch (TlsException exception)
        {
            throw new SocketException((SocketError)(exception.NotTrusted ? NotTrusted : HandshakeFailed));
        }
        catch (ConnectionException exception)
        {
            throw new SocketException((SocketError)(int)exception.Error);
        }
    }
}
