namespace System.Net;

/// <summary>Stands in for nanoFramework.System.Net: an address and a port.</summary>
/// <param name="address">The address.</param>
/// <param name="port">The port.</param>
public class IPEndPoint(IPAddress address, int port) : EndPoint
{
    /// <summary>Gets the address.</summary>
    public IPAddress Address => address;

    /// <summary>Gets the port.</summary>
    public int Port => port;
}
