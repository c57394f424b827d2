using Host.Board;

namespace System.Net.NetworkInformation;

/// <summary>Stands in for nanoFramework.System.Net: the network in the current board's own configuration.</summary>
public class Wireless80211Configuration
{
    private Wireless80211Configuration(string ssid, string password)
    {
        Ssid = ssid;
        Password = password;
    }

    /// <summary>Gets the network's name.</summary>
    public string Ssid { get; }

    /// <summary>Gets the password.</summary>
    public string Password { get; }

    /// <summary>Gives the configurations: the virtual board has one.</summary>
    /// <returns>The configurations as they are now.</returns>
    public static Wireless80211Configuration[] GetAllWireless80211Configurations()
    {
        WifiStation radio = BoardRun.Running.Board.Wifi;
        return [new Wireless80211Configuration(radio.StoredSsid, radio.StoredPassword)];
    }
}
