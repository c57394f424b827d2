using Host.Board;

namespace System.Net.NetworkInformation;

/// <summary>Stands in for nanoFramework.System.Net: the current board's Wi-Fi station as a network interface, by DHCP.</summary>
public class NetworkInterface
{
    private NetworkInterface(string address) => IPv4Address = address;

    /// <summary>Gets the address when this was read; <c>0.0.0.0</c> for none.</summary>
    public string IPv4Address { get; }

    /// <summary>Gets the kind.</summary>
    public NetworkInterfaceType NetworkInterfaceType => NetworkInterfaceType.Wireless80211;

    /// <summary>Gets the index of its <see cref="Wireless80211Configuration"/>.</summary>
    public uint SpecificConfigId => 0;

    /// <summary>Gives the interfaces: the virtual board has one.</summary>
    /// <returns>The interfaces as they are now.</returns>
    public static NetworkInterface[] GetAllNetworkInterfaces() =>
        [new NetworkInterface(BoardRun.Running.Board.Wifi.IsConnected ? "192.168.4.2" : "0.0.0.0")];
}
