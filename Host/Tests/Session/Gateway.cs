using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Host.Tests.Http;

namespace Host.Tests.Session;

/// <summary>
/// A platform on a raw socket, with a gateway before it that answers with pages of its own while it is ill. Keeps its
/// connections.
/// </summary>
internal sealed class Gateway : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<long> _accepted = [];
    private int _requests;

    public Gateway()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Gets the URL, without a path.</summary>
    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Gets or sets the whole answer to every request; null while the gateway is well.</summary>
    public string? Page { get; set; }

    /// <summary>Gets the readings that the platform refuses for ever.</summary>
    public HashSet<long> Poisoned { get; } = [];

    /// <summary>Gets the readings that the platform accepted, in their order.</summary>
    public IReadOnlyList<long> Accepted => _accepted;

    /// <summary>Gets how many requests came.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Makes an answer.</summary>
    /// <param name="status">Its status.</param>
    /// <param name="type">Its content type.</param>
    /// <param name="body">Its body.</param>
    public static string Answer(int status, string type, string body) =>
        $"HTTP/1.1 {status} X\r\nServer: gateway\r\nContent-Type: {type}\r\nContent-Length: {Encoding.Latin1.GetByteCount(body)}\r\n\r\n{body}";

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
                _ = ServeAsync(await _listener.AcceptSocketAsync(_stop.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        socket.NoDelay = true;
        using Talk talk = new(socket, _stop.Token);
        try
        {
            while (await talk.ReadRequestAsync())
            {
                Interlocked.Increment(ref _requests);
                await talk.SendAsync(Page ?? Serve(talk.Request));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client has given up, or the test is over.
        }
    }

    private string Serve(string request)
    {
        string path = request.Split(' ')[1];
        switch (path)
        {
            case "/devices/login":
                return Answer(200, "application/json", "{\"AccessToken\":\"t\"}");
            case "/devices/data":
                using (JsonDocument body = JsonDocument.Parse(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]))
                {
                    return Take(body.RootElement.GetProperty("data").GetProperty("sequence").GetInt64());
                }

            default:
                return Answer(201, "application/json", "{}");
        }
    }

    private string Take(long sequence)
    {
        if (Poisoned.Contains(sequence))
        {
            return Answer(400, "application/json", "{\"code\":\"ERROR406\",\"message\":\"data is missing\"}");
        }

        _accepted.Add(sequence);
        return Answer(201, "application/json", "{}");
    }
}
