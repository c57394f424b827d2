namespace System.Net.NetworkInformation;

/// <summary>Stands in for nanoFramework.System.Net: hears that the address changed.</summary>
/// <param name="sender">Who tells.</param>
/// <param name="e">Nothing.</param>
public delegate void NetworkAddressChangedEventHandler(object sender, EventArgs e);
