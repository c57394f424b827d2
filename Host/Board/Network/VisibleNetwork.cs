namespace Host.Board;

/// <summary>A network that a scan finds.</summary>
/// <param name="Ssid">Its name.</param>
/// <param name="Bssid">Its access point's address, such as <c>02-00-00-00-00-01</c>.</param>
/// <param name="Rssi">How strong it is, in dBm.</param>
public sealed record VisibleNetwork(string Ssid, string Bssid, int Rssi);
