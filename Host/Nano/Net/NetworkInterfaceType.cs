namespace System.Net.NetworkInformation;

/// <summary>Stands in for nanoFramework.System.Net: a kind of network interface.</summary>
public enum NetworkInterfaceType
{
    /// <summary>Not known.</summary>
    Unknown = 1,

    /// <summary>Ethernet.</summary>
    Ethernet = 6,

    /// <summary>A Wi-Fi station.</summary>
    Wireless80211 = 71,

    /// <summary>A Wi-Fi access point.</summary>
    WirelessAP = 72,
}
