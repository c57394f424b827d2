using System.Text;
using Nubison.Http;

namespace Host.Models;

/// <summary>
/// A fleet of devices that get power together, and their platform, in virtual time: what happens next is done next, on one
/// thread, so a seed makes it all happen again.
/// </summary>
internal sealed class ModelFleet
{
    private const int SecondsKept = 24 * 3600;

    private readonly PriorityQueue<ModelNode, long> _due = new();
    private readonly int[] _requests = new int[SecondsKept];
    private readonly int[] _logins = new int[SecondsKept];
    private readonly int[] _attempts = new int[SecondsKept];
    private readonly HashSet<ModelNode> _behind = [];
    private int _tokens = 1;

    /// <summary>Gives a fleet power.</summary>
    public ModelFleet(int devices, int periodSeconds, int seed, bool isRegistered)
    {
        Period = periodSeconds * 1000;
        IsRegistered = isRegistered;
        Nodes = [.. Enumerable.Range(1, devices).Select(number => new ModelNode(this, number, (seed * 1_000_003) + number))];
        Array.ForEach(Nodes, node => _due.Enqueue(node, node.Due));
    }

    /// <summary>Gets the time since power came, in milliseconds.</summary>
    public long Now { get; private set; }

    /// <summary>Gets the sampling period in milliseconds.</summary>
    public int Period { get; }

    /// <summary>Gets a value indicating whether the devices have been registered before.</summary>
    public bool IsRegistered { get; }

    public bool HasWifi { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether the platform can be reached.</summary>
    public bool IsUp { get; set; } = true;

    public ModelNode[] Nodes { get; }

    /// <summary>Gets the readings a second that the fleet takes.</summary>
    public double Steady => Nodes.Length * 1000.0 / Period;

    /// <summary>Gets or sets how many bytes of bodies were sent.</summary>
    public long Bytes { get; set; }

    /// <summary>Gets the requests that came to the platform in each second since power came.</summary>
    public ReadOnlySpan<int> Requests => _requests;

    public ReadOnlySpan<int> Logins => _logins;

    /// <summary>Gets the requests that were made in each second, whether they came there or not.</summary>
    public ReadOnlySpan<int> Attempts => _attempts;

    /// <summary>The platform restarts and knows no token any more.</summary>
    public void ForgetTokens() => _tokens++;

    /// <summary>Lets the fleet live for some time.</summary>
    public void Live(int seconds)
    {
        long end = Now + (seconds * 1000L);

        while (_due.TryPeek(out ModelNode? node, out long due) && due < end)
        {
            Now = Math.Max(Now, due);
            node.Step();
            _due.DequeueEnqueue(node, node.Due);

            if (node.Waiting == 0 && node.Arrived > 0)
            {
                _behind.Remove(node);
            }
        }

        Now = end;
    }

    /// <summary>Lets the fleet live until each device has had a moment with nothing waiting.</summary>
    /// <returns>The seconds that it took.</returns>
    /// <exception cref="TimeoutException">It took longer.</exception>
    public int CatchUp(int limitSeconds = 6 * 3600)
    {
        int seconds = 0;
        _behind.UnionWith(Nodes.Where(node => node.Waiting > 0 || node.Arrived == 0));

        for (; _behind.Count > 0; seconds++)
        {
            if (seconds == limitSeconds)
            {
                throw new TimeoutException($"{_behind.Count} devices have not caught up in {limitSeconds} s");
            }

            Live(1);
        }

        return seconds;
    }

    /// <summary>The platform answers a request, if it can be reached.</summary>
    internal bool Take(string path, long token, HttpReply reply)
    {
        _attempts[Now / 1000]++;

        if (!IsUp)
        {
            reply.Failure = HttpFailure.NoConnection;
            return false;
        }

        _requests[Now / 1000]++;
        bool isLogin = path == "/devices/login";
        reply.Status = isLogin ? 200 : token == _tokens ? 201 : 401;

        if (isLogin)
        {
            _logins[Now / 1000]++;
            byte[] body = Encoding.UTF8.GetBytes($$"""{"AccessToken":"t{{_tokens}}"}""");
            reply.Body.Take(body, body.Length);
        }

        return reply.Status < 400;
    }
}
