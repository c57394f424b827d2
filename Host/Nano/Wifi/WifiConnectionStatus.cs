namespace System.Device.Wifi;

/// <summary>Stands in for nanoFramework.System.Device.Wifi: what came of joining.</summary>
public enum WifiConnectionStatus
{
    /// <summary>A wrong password; an ESP32 says this of lost beacons and late handshakes as well.</summary>
    InvalidCredential = 1,

    /// <summary>The network was not found.</summary>
    NetworkNotAvailable = 2,

    /// <summary>Joined.</summary>
    Success = 3,

    /// <summary>It took too long.</summary>
    Timeout = 4,

    /// <summary>Something else.</summary>
    UnspecifiedFailure = 5,
}
