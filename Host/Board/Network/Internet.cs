using System.Net;
using System.Net.Sockets;

namespace Host.Board;

/// <summary>What is behind the access point: the way to servers, and the names they have.</summary>
internal sealed class Internet
{
    private bool _isUp = true;

    internal Internet()
    {
    }

    /// <summary>Raised with what the program has sent, before TLS, on the program's thread.</summary>
    public event Action<ReadOnlySpan<byte>>? Sent;

    /// <summary>Raised with what has come to the program, after TLS, on the program's thread.</summary>
    public event Action<ReadOnlySpan<byte>>? Received;

    internal event Action? Lost;

    /// <summary>Gets or sets a value indicating whether there is a way: without one no name is found and no server reached.</summary>
    public bool IsUp
    {
        get => _isUp;

        set
        {
            _isUp = value;

            if (!value)
            {
                Lost?.Invoke();
            }
        }
    }

    /// <summary>Gets names that only this board finds; others are looked up on the PC.</summary>
    public IDictionary<string, IPAddress> Names { get; } = new Dictionary<string, IPAddress>(StringComparer.OrdinalIgnoreCase);

    internal void Send(ReadOnlySpan<byte> bytes) => Sent?.Invoke(bytes);

    internal void Receive(ReadOnlySpan<byte> bytes) => Received?.Invoke(bytes);

    internal IPAddress? LookUp(string name)
    {
        if (IPAddress.TryParse(name, out IPAddress? address) || Names.TryGetValue(name, out address))
        {
            return address;
        }

        if (!IsUp || name.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            return Dns.GetHostAddresses(name, AddressFamily.InterNetwork).FirstOrDefault();
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
