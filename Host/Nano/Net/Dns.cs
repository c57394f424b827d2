extern alias DotNet;

using System.Net.Sockets;
using Host.Board;

namespace System.Net;

/// <summary>Stands in for nanoFramework.System.Net: looks names up over the current board's network.</summary>
public static class Dns
{
    /// <summary>Looks a name up; an address is its own name.</summary>
    /// <exception cref="SocketException">There are none, or nothing can be looked up.</exception>
    public static IPHostEntry GetHostEntry(string hostNameOrAddress) =>
        BoardRun.Running.Connections.LookUp(hostNameOrAddress) is DotNet::System.Net.IPAddress address
            ? new IPHostEntry(new IPAddress(address))
            : throw new SocketException(SocketError.HostNotFound);
}
