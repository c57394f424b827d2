using Host.Board;

namespace System.Net.NetworkInformation;

/// <summary>Stands in for nanoFramework.System.Net: the current board's Wi-Fi station as a network interface, by DHCP.</summary>
public class NetworkInterface
{
    private readonly bool _connected;

    private NetworkInterface(bool connected) => _connected = connected;

    /// <summary>Gets the address when this was read; <c>0.0.0.0</c> for none.</summary>
    public string IPv4Address => _connected ? "192.168.4.2" : "0.0.0.0";

    /// <summary>Gets the subnet's mask.</summary>
    public string IPv4SubnetMask => _connected ? "255.255.255.0" : "0.0.0.0";

    /// <summary>Gets the gateway's address.</summary>
    public string IPv4GatewayAddress => _connected ? "192.168.4.1" : "0.0.0.0";

    /// <summary>Gets a value indicating whether the address comes by DHCP.</summary>
    public bool IsDhcpEnabled => true;

    /// <summary>Gets the hardware address.</summary>
    public byte[] PhysicalAddress => [0x02, 0, 0, 0, 0, 0x02];

    /// <summary>Gets the kind.</summary>
    public NetworkInterfaceType NetworkInterfaceType => NetworkInterfaceType.Wireless80211;

    /// <summary>Gets the index of its <see cref="Wireless80211Configuration"/>.</summary>
    public uint SpecificConfigId => 0;

    /// <summary>Tells whether the board has a link.</summary>
    /// <returns>Whether it has.</returns>
    public static bool GetIsNetworkAvailable() => BoardRun.Running.Board.Wifi.IsConnected;

    /// <summary>Gives the interfaces: the virtual board has one.</summary>
    /// <returns>The interfaces as they are now.</returns>
    public static NetworkInterface[] GetAllNetworkInterfaces() => [new NetworkInterface(BoardRun.Running.Board.Wifi.IsConnected)];

    /// <summary>Does nothing: the address comes by DHCP.</summary>
    public void EnableDhcp() => BoardRun.Running.Check();

    /// <summary>Not done here.</summary>
    /// <param name="ipv4Address">The address.</param>
    /// <param name="ipv4SubnetMask">The subnet's mask.</param>
    /// <param name="ipv4GatewayAddress">The gateway's address.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public void EnableStaticIPv4(string ipv4Address, string ipv4SubnetMask, string ipv4GatewayAddress) =>
        throw new NotSupportedException("NetworkInterface.EnableStaticIPv4");
}
