extern alias DotNet;

namespace System.Net;

/// <summary>Stands in for nanoFramework.System.Net: an address, which comes from a look-up alone.</summary>
public class IPAddress
{
    internal IPAddress(DotNet::System.Net.IPAddress address) => Address = address;

    internal DotNet::System.Net.IPAddress Address { get; }

    public override string ToString() => Address.ToString();
}
