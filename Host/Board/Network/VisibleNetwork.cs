namespace Host.Board;

/// <summary>A network that a scan finds.</summary>
/// <param name="Rssi">How strong it is, in dBm.</param>
internal sealed record VisibleNetwork(string Ssid, int Rssi);
