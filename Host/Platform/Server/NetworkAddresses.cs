using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Host.Platform.Server;

/// <summary>The addresses under which this computer is reached.</summary>
internal static class NetworkAddresses
{
    /// <summary>Gets an address that one can connect to.</summary>
    /// <returns>The same; for any address that of this computer in its network, if it is in one.</returns>
    public static IPAddress Reachable(IPAddress listening) =>
        listening.Equals(IPAddress.Any) ? OfThisComputer().FirstOrDefault(IPAddress.Loopback) : listening;

    /// <summary>Lists the names and addresses that a certificate must be for.</summary>
    public static string[] NamesFor(IPAddress listening)
    {
        IEnumerable<string> outside = listening.Equals(IPAddress.Any)
            ? OfThisComputer().Select(address => address.ToString()).Append(Dns.GetHostName())
            : [listening.ToString()];
        return [.. outside.Concat(["127.0.0.1", "localhost"]).Distinct()];
    }

    /// <summary>Those with a gateway come first: that is the network with the boards in it, not a virtual one.</summary>
    private static IEnumerable<IPAddress> OfThisComputer() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(network => network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .Select(network => network.GetIPProperties())
        .OrderByDescending(properties => properties.GatewayAddresses.Count)
        .SelectMany(properties => properties.UnicastAddresses)
        .Select(unicast => unicast.Address)
        .Where(address => address.AddressFamily == AddressFamily.InterNetwork);
}
