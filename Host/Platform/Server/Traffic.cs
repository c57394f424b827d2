namespace Host.Platform.Server;

/// <summary>Counts connections and requests, and holds the newest requests.</summary>
internal sealed class Traffic
{
    private readonly TimeProvider _time;
    private readonly int _capacity;
    private readonly Lock _lock = new();
    private readonly Queue<RequestRecord> _requests = new();
    private long _connections;
    private int _openConnections;
    private long _requestCount;

    internal Traffic(TimeProvider time, int capacity)
    {
        _time = time;
        _capacity = capacity;
    }

    /// <summary>Gets how many connections were accepted, http and https together.</summary>
    public long Connections => Interlocked.Read(ref _connections);

    /// <summary>Gets how many of them are open now.</summary>
    public int OpenConnections => Volatile.Read(ref _openConnections);

    /// <summary>Gets how many requests came in, of any method and path.</summary>
    public long Requests => Interlocked.Read(ref _requestCount);

    /// <summary>Lists the newest requests, oldest first.</summary>
    /// <param name="path">Only to this path; null for all.</param>
    public IReadOnlyList<RequestRecord> Recent(string? path = null)
    {
        lock (_lock)
        {
            return [.. _requests.Where(request => path is null || request.Path == path)];
        }
    }

    internal void ConnectionOpened()
    {
        Interlocked.Increment(ref _connections);
        Interlocked.Increment(ref _openConnections);
    }

    internal void ConnectionClosed() => Interlocked.Decrement(ref _openConnections);

    internal void RequestCame(string connectionId, string method, string path, string? fault)
    {
        lock (_lock)
        {
            Interlocked.Increment(ref _requestCount);
            _requests.Enqueue(new RequestRecord(_time.GetUtcNow(), connectionId, method, path, fault));
            if (_requests.Count > _capacity)
            {
                _requests.Dequeue();
            }
        }
    }
}
