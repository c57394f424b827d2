namespace System.Net;

/// <summary>Stands in for nanoFramework.System.Net: an address and a port.</summary>
public class IPEndPoint(IPAddress address, int port) : EndPoint
{
    /// <summary>Gets the address.</summary>
    public IPAddress Address => address;

    /// <summary>Gets the port.</summary>
    public int Port => port;
}
