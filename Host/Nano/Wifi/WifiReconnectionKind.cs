namespace System.Device.Wifi;

/// <summary>Stands in for nanoFramework.System.Device.Wifi: whether a lost network is joined again.</summary>
public enum WifiReconnectionKind
{
    /// <summary>By itself.</summary>
    Automatic = 0,

    /// <summary>By the program.</summary>
    Manual = 1,
}
