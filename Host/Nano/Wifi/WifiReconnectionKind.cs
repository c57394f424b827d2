namespace System.Device.Wifi;

/// <summary>Stands in for nanoFramework.System.Device.Wifi: whether a lost network is joined again.</summary>
public enum WifiReconnectionKind
{
    /// <summary>By itself; an ESP32 leaves the network in the board's own configuration as it is then.</summary>
    Automatic = 0,
}
