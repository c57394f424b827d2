using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Host.Tests.Nano.Http;

/// <summary>A server on a port of its own that does with each connection what a test says, good or bad.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<Stream, int, Task> _script;
    private readonly X509Certificate2? _certificate;
    private readonly List<Socket> _sockets = [];
    private int _connections;

    /// <summary>Initializes a new instance of the <see cref="ScriptedServer"/> class.</summary>
    /// <param name="script">What to do with a connection and its number, from 1 on; the connection is closed afterwards.</param>
    /// <param name="certificate">The server's certificate for https; null for http.</param>
    public ScriptedServer(Func<Stream, int, Task> script, X509Certificate2? certificate = null)
    {
        _script = script;
        _certificate = certificate;
        _listener.Start();
        _ = Accept();
    }

    public string Url => $"{(_certificate is null ? "http" : "https")}://127.0.0.1:{Port}/";

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>A server that reads one request and writes one answer on each connection.</summary>
    public static ScriptedServer Answering(string answer) => new(async (stream, _) =>
    {
        await ReadRequest(stream);
        await Write(stream, answer);
    });

    /// <summary>A server that answers every request and closes nothing.</summary>
    public static ScriptedServer Keeping(string answer, X509Certificate2? certificate = null) => new(
        async (stream, _) =>
        {
            while (await ReadRequest(stream) is not null)
            {
                await Write(stream, answer);
            }
        },
        certificate);

    /// <summary>Reads a request with the body that its length announces; null where the connection ends.</summary>
    public static async Task<string?> ReadRequest(Stream stream)
    {
        var text = new StringBuilder();
        byte[] one = new byte[1];
        int bodyLength = -1;

        while (bodyLength != 0)
        {
            if (await stream.ReadAsync(one) == 0)
            {
                return null;
            }

            text.Append((char)one[0]);

            if (bodyLength > 0)
            {
                bodyLength--;
            }
            else if (text.Length >= 4 && text.ToString(text.Length - 4, 4) == "\r\n\r\n")
            {
                string? length = text.ToString().Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.Ordinal));
                bodyLength = length is null ? 0 : int.Parse(length["Content-Length:".Length..]);
            }
        }

        return text.ToString();
    }

    public static async Task Write(Stream stream, string text)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
        await stream.FlushAsync();
    }

    /// <summary>Resets all connections.</summary>
    public void Reset()
    {
        lock (_sockets)
        {
            foreach (Socket socket in _sockets)
            {
                try
                {
                    socket.LingerState = new LingerOption(true, 0);
                    socket.Dispose();
                }
                catch (ObjectDisposedException)
                {
                    // It was closed in the proper way.
                }
            }

            _sockets.Clear();
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        Reset();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync();
                _ = Serve(socket, Interlocked.Increment(ref _connections));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(Socket socket, int number)
    {
        lock (_sockets)
        {
            _sockets.Add(socket);
        }

        try
        {
            await using Stream stream = await Secured(new NetworkStream(socket, ownsSocket: true));
            await _script(stream, number);
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or AuthenticationException)
        {
            // The board has closed, or does not trust the server.
        }
    }

    private async Task<Stream> Secured(Stream stream)
    {
        if (_certificate is null)
        {
            return stream;
        }

        var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(_certificate);
        return tls;
    }
}
