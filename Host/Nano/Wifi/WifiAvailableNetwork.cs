namespace System.Device.Wifi;

/// <summary>Stands in for nanoFramework.System.Device.Wifi: a network that a scan found.</summary>
public class WifiAvailableNetwork
{
    /// <summary>Gets the network's name.</summary>
    public string Ssid { get; internal set; } = string.Empty;

    /// <summary>Gets how strong it is, in dBm.</summary>
    public double NetworkRssiInDecibelMilliwatts { get; internal set; }
}
