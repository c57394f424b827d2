namespace nanoFramework.Networking;

/// <summary>Stands in for nanoFramework.System.Net: what came of joining a network.</summary>
public enum NetworkHelperStatus
{
    /// <summary>Nothing was tried.</summary>
    None = 0,

    /// <summary>Under way.</summary>
    Started = 1,

    /// <summary>There is an address.</summary>
    NetworkIsReady = 2,

    /// <summary>The board has no network interface.</summary>
    FailedNoNetworkInterface = 3,

    /// <summary>No address came in time.</summary>
    TokenExpiredWaitingIPAddress = 4,

    /// <summary>The clock was not set in time.</summary>
    TokenExpiredWaitingDateTime = 5,

    /// <summary>The network that a scan found could not be joined.</summary>
    ErrorConnetingToWiFiWhileScanning = 6,

    /// <summary>Something was thrown.</summary>
    ExceptionOccurred = 7,

    /// <summary>The address was lost.</summary>
    Reconnecting = 8,
}
