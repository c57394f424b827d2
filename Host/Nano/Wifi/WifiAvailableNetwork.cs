namespace System.Device.Wifi;

/// <summary>Stands in for nanoFramework.System.Device.Wifi: a network that a scan found.</summary>
public class WifiAvailableNetwork
{
    /// <summary>Gets the access point's address.</summary>
    public string Bsid { get; internal set; } = string.Empty;

    /// <summary>Gets the network's name.</summary>
    public string Ssid { get; internal set; } = string.Empty;

    /// <summary>Gets how strong it is, in dBm.</summary>
    public double NetworkRssiInDecibelMilliwatts { get; internal set; }

    /// <summary>Gets how strong it is, in bars from 0 to 4, as nanoFramework counts them.</summary>
    public byte SignalBars => NetworkRssiInDecibelMilliwatts switch
    {
        >= -55 => 4,
        >= -66 => 3,
        >= -77 => 2,
        >= -88 => 1,
        _ => 0,
    };
}
