namespace System.Device.Wifi;

/// <summary>Stands in for nanoFramework.System.Device.Wifi: what came of joining.</summary>
public class WifiConnectionResult
{
    internal WifiConnectionResult(WifiConnectionStatus status) => ConnectionStatus = status;

    /// <summary>Gets what came of it.</summary>
    public WifiConnectionStatus ConnectionStatus { get; }
}
