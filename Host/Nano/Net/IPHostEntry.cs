namespace System.Net;

/// <summary>Stands in for nanoFramework.System.Net: what a look-up found.</summary>
public class IPHostEntry
{
    internal IPHostEntry(IPAddress address) => AddressList = [address];

    /// <summary>Gets the addresses, one at least.</summary>
    public IPAddress[] AddressList { get; }
}
