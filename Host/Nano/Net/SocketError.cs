namespace System.Net.Sockets;

/// <summary>Stands in for nanoFramework.System.Net: why a socket failed, in the numbers of Windows sockets.</summary>
public enum SocketError
{
    /// <summary>No answer in time.</summary>
    TimedOut = 10060,

    /// <summary>The name is not known.</summary>
    HostNotFound = 11001,

    /// <summary>Not connected.</summary>
    NotConnected = 10057,
}
