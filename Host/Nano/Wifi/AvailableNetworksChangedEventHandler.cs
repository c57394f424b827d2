namespace System.Device.Wifi;

/// <summary>Stands in for nanoFramework.System.Device.Wifi: hears that a scan is done.</summary>
/// <param name="sender">The adapter.</param>
/// <param name="e">Nothing.</param>
public delegate void AvailableNetworksChangedEventHandler(WifiAdapter sender, object e);
