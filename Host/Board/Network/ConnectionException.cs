using System.Net.Sockets;

namespace Host.Board;

/// <summary>A connection could not be made, or was lost.</summary>
internal sealed class ConnectionException(SocketError error) : IOException($"Connection: {error}.")
{
    public SocketError Error => error;
}
