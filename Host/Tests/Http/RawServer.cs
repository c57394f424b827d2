using System.Net;
using System.Net.Sockets;

namespace Host.Tests.Http;

/// <summary>
/// A server on a socket. A request meets the next thing the test has prepared, after which its connection is closed;
/// if nothing is prepared it is served as it should be.
/// </summary>
internal sealed class RawServer : IDisposable
{
    /// <summary>The answer of a server that behaves.</summary>
    public const string Good = "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n{\"message\":\"ok\"}";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Queue<Func<Talk, Task>> _prepared = new();
    private int _connections;
    private int _open;
    private int _requests;

    public RawServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Gets the server's URL, without a path.</summary>
    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>Gets how many connections came.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Gets how many of them are open.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Gets how many requests were served as they should be.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Gets the last request of those.</summary>
    public string LastRequest { get; private set; } = string.Empty;

    /// <summary>Gets or sets what a request is answered when nothing is prepared.</summary>
    public string Answer { get; set; } = Good;

    /// <summary>Gets or sets what each connection meets before its first request.</summary>
    public Func<Talk, Task> Welcome { get; set; } = _ => Task.CompletedTask;

    /// <summary>Prepares what the next request meets.</summary>
    public void Prepare(Func<Talk, Task> talk)
    {
        lock (_prepared)
        {
            _prepared.Enqueue(talk);
        }
    }

    /// <summary>Prepares an answer, after which the connection is closed.</summary>
    public void Prepare(string answer) => Prepare(talk => talk.SendAsync(answer));

    /// <summary>Waits until the server has closed all connections that came.</summary>
    public void WaitUntilClosed() => Patience.Until(() => Open == 0);

    /// <summary>Forgets what no request has met.</summary>
    public void Forget()
    {
        lock (_prepared)
        {
            _prepared.Clear();
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync(_stop.Token);
                socket.NoDelay = true;
                _ = ServeAsync(socket);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        Interlocked.Increment(ref _connections);
        Interlocked.Increment(ref _open);
        Talk talk = new(socket, _stop.Token);
        try
        {
            await Welcome(talk);
            while (await talk.ReadRequestAsync())
            {
                if (Next() is Func<Talk, Task> prepared)
                {
                    talk.Unread();
                    await prepared(talk);
                    return;
                }

                LastRequest = talk.Request;
                Interlocked.Increment(ref _requests);
                await talk.SendAsync(Answer);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client has given up, or the test is over.
        }
        finally
        {
            talk.Dispose();
            Interlocked.Decrement(ref _open);
        }
    }

    private Func<Talk, Task>? Next()
    {
        lock (_prepared)
        {
            return _prepared.TryDequeue(out Func<Talk, Task>? next) ? next : null;
        }
    }
}
