namespace System.Net.Sockets;

/// <summary>Stands in for nanoFramework.System.Net: why a socket failed, in the numbers of Windows sockets.</summary>
public enum SocketError
{
    /// <summary>No more sockets.</summary>
    TooManyOpenSockets = 10024,

    /// <summary>The connection was given up on this side.</summary>
    ConnectionAborted = 10053,

    /// <summary>The other side gave the connection up.</summary>
    ConnectionReset = 10054,

    /// <summary>No answer in time.</summary>
    TimedOut = 10060,

    /// <summary>Nobody listens there.</summary>
    ConnectionRefused = 10061,

    /// <summary>There is no way to the host.</summary>
    HostUnreachable = 10065,

    /// <summary>The name is not known.</summary>
    HostNotFound = 11001,
    /// <summary>Not connected.</summary>
    NotConnected = 10057,

}
