namespace System.Net.NetworkInformation;

/// <summary>Stands in for nanoFramework.System.Net: a kind of network interface.</summary>
public enum NetworkInterfaceType
{
    /// <summary>A Wi-Fi station.</summary>
    Wireless80211 = 71,
}
