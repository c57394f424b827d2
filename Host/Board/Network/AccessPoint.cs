namespace Host.Board;

/// <summary>The Wi-Fi access point near the board. What is changed takes effect at once, on a link that is up as well.</summary>
internal sealed class AccessPoint
{
    private string _ssid = "virtual";
    private string _password = "virtual-password";
    private bool _isOn = true;
    private bool _refuses;

    internal AccessPoint()
    {
    }

    /// <summary>Raised when something was changed that decides on joining.</summary>
    internal event Action? Changed;

    /// <summary>Gets or sets the network's name, at most 32 bytes; <c>virtual</c> at first.</summary>
    public string Ssid
    {
        get => _ssid;
        set => Set(ref _ssid, value);
    }

    /// <summary>Gets or sets the password; <c>virtual-password</c> at first.</summary>
    public string Password
    {
        get => _password;
        set => Set(ref _password, value);
    }

    /// <summary>Gets or sets a value indicating whether it is on; while it is off it is not found.</summary>
    public bool IsOn
    {
        get => _isOn;
        set => Set(ref _isOn, value);
    }

    /// <summary>Gets or sets a value indicating whether it refuses every station, as with a wrong password.</summary>
    public bool Refuses
    {
        get => _refuses;
        set => Set(ref _refuses, value);
    }

    /// <summary>Gets or sets how long a station takes to join and get its address.</summary>
    public TimeSpan JoinDelay { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Gets or sets how strong a scan finds it, in dBm.</summary>
    public int Rssi { get; set; } = -55;

    /// <summary>Gets the other networks that a scan finds.</summary>
    public IList<VisibleNetwork> Neighbours { get; } = [];

    private void Set<T>(ref T field, T value)
    {
        field = value;
        Changed?.Invoke();
    }
}
