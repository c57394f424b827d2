namespace System.Net.NetworkInformation;

/// <summary>Stands in for nanoFramework.System.Net: hears that the link came or went.</summary>
/// <param name="sender">Who tells.</param>
/// <param name="e">Which of the two.</param>
public delegate void NetworkAvailabilityChangedEventHandler(object sender, NetworkAvailabilityEventArgs e);
