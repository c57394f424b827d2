using Host.Board;

namespace System.Net.NetworkInformation;

/// <summary>Stands in for nanoFramework.System.Net: the network in the current board's own configuration.</summary>
public class Wireless80211Configuration
{
    private const int MaxSsidLength = 32;
    private const int MaxPasswordLength = 64;

    /// <summary>Initializes a new instance of the <see cref="Wireless80211Configuration"/> class.</summary>
    /// <param name="id">Its index.</param>
    public Wireless80211Configuration(uint id) => Id = id;

    /// <summary>What the board does with the configuration.</summary>
    [Flags]
    public enum ConfigurationOptions : byte
    {
        /// <summary>Nothing.</summary>
        None = 0,

        /// <summary>The radio is off.</summary>
        Disable = 0x01,

        /// <summary>The radio is on.</summary>
        Enable = 0x02,

        /// <summary>The network is joined from boot on.</summary>
        AutoConnect = 0x04 | Enable,

        /// <summary>A telephone may configure the network.</summary>
        SmartConfig = 0x08 | Enable,
    }

    /// <summary>Gets the index.</summary>
    public uint Id { get; }

    /// <summary>Gets or sets the network's name, at most 32 characters.</summary>
    public string? Ssid { get; set; }

    /// <summary>Gets or sets the password, at most 64 characters.</summary>
    public string? Password { get; set; }

    /// <summary>Gets or sets what the board does with the configuration.</summary>
    public ConfigurationOptions Options { get; set; }

    /// <summary>Gives the configurations: the virtual board has one.</summary>
    /// <returns>The configurations as they are now.</returns>
    public static Wireless80211Configuration[] GetAllWireless80211Configurations()
    {
        WifiStation radio = BoardRun.Running.Board.Wifi;

        return
        [
            new Wireless80211Configuration(0)
            {
                Ssid = radio.StoredSsid,
                Password = radio.StoredPassword,
                Options = radio.JoinsByItself ? ConfigurationOptions.AutoConnect : ConfigurationOptions.Enable,
            },
        ];
    }

    /// <summary>Writes the configuration to the board's flash.</summary>
    /// <exception cref="ArgumentNullException">There is no name.</exception>
    /// <exception cref="NullReferenceException">There is no password.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Name or password are too long.</exception>
    public void SaveConfiguration()
    {
        ArgumentNullException.ThrowIfNull(Ssid);

        if (Password!.Length > MaxPasswordLength || Ssid.Length > MaxSsidLength)
        {
            throw new ArgumentOutOfRangeException(nameof(Ssid));
        }

        BoardRun.Running.Board.Wifi.Store(Ssid, Password, (Options & ConfigurationOptions.AutoConnect) == ConfigurationOptions.AutoConnect);
    }
}
