namespace System.Device.Wifi;

/// <summary>Stands in for nanoFramework.System.Device.Wifi: what the last scan found.</summary>
public class WifiNetworkReport
{
    internal WifiNetworkReport(WifiAvailableNetwork[] networks) => AvailableNetworks = networks;

    /// <summary>Gets the networks.</summary>
    public WifiAvailableNetwork[] AvailableNetworks { get; }
}
