using Host.Board;

namespace System.Device.Wifi;

/// <summary>Stands in for nanoFramework.System.Device.Wifi: the current board's radio.</summary>
public sealed class WifiAdapter : IDisposable
{
    private static readonly TimeSpan s_joinLimit = TimeSpan.FromSeconds(20);

    private readonly BoardRun _run;
    private VisibleNetwork[] _found = [];
    private bool _disposed;

    private WifiAdapter(BoardRun run) => _run = run;

    /// <summary>Raised on the board's event thread when a scan is done.</summary>
    public event AvailableNetworksChangedEventHandler? AvailableNetworksChanged;

    /// <summary>Gets the index of the network interface.</summary>
    public int NetworkInterface => 0;

    /// <summary>Gets what the last scan of this adapter found.</summary>
    public WifiNetworkReport NetworkReport
    {
        get
        {
            Check();
            return new WifiNetworkReport([.. _found.Select(network => new WifiAvailableNetwork
            {
                Bsid = network.Bssid,
                Ssid = network.Ssid,
                NetworkRssiInDecibelMilliwatts = network.Rssi,
            })]);
        }
    }

    /// <summary>Gives the adapters: an ESP32 has one.</summary>
    /// <returns>The adapters.</returns>
    public static WifiAdapter[] FindAllAdapters() => [new WifiAdapter(BoardRun.Running)];

    /// <summary>
    /// Joins a network, within 20 s. Whatever comes of it, the radio goes on trying until <see cref="Disconnect"/>. As
    /// on an ESP32 <see cref="WifiReconnectionKind.Manual"/> writes name and password to the board's configuration, and
    /// <see cref="WifiReconnectionKind.Automatic"/> does not; and while the radio looks for a network it takes no other.
    /// </summary>
    /// <param name="availableNetwork">The network.</param>
    /// <param name="reconnectionKind">Whether the board's configuration is written.</param>
    /// <param name="passwordCredential">Its password.</param>
    /// <returns>What came of it.</returns>
    public WifiConnectionResult Connect(WifiAvailableNetwork availableNetwork, WifiReconnectionKind reconnectionKind, string passwordCredential) =>
        Connect(availableNetwork.Ssid, reconnectionKind, passwordCredential);

    /// <summary>
    /// Joins a network, within 20 s. Whatever comes of it, the radio goes on trying until <see cref="Disconnect"/>. As
    /// on an ESP32 <see cref="WifiReconnectionKind.Manual"/> writes name and password to the board's configuration, and
    /// <see cref="WifiReconnectionKind.Automatic"/> does not; and while the radio looks for a network it takes no other.
    /// </summary>
    /// <param name="ssid">The network's name.</param>
    /// <param name="reconnectionKind">Whether the board's configuration is written.</param>
    /// <param name="passwordCredential">Its password.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="NullReferenceException">The name or the password is null.</exception>
    public WifiConnectionResult Connect(string ssid, WifiReconnectionKind reconnectionKind, string passwordCredential)
    {
        Check();

        if (ssid is null || passwordCredential is null)
        {
            throw new NullReferenceException();
        }

        WifiStation radio = _run.Board.Wifi;

        if (reconnectionKind == WifiReconnectionKind.Manual)
        {
            radio.Store(ssid, passwordCredential, radio.JoinsByItself);
        }

        if (radio.IsJoining)
        {
            return new WifiConnectionResult(WifiConnectionStatus.UnspecifiedFailure);
        }

        Threading.Tasks.Task<WifiJoinResult> joining = radio.Join(
            Fits(ssid, 32) ? ssid : radio.StoredSsid,
            Fits(passwordCredential, 64) ? passwordCredential : radio.StoredPassword);
        bool answered = joining.Wait(s_joinLimit);
        _run.Check();

        return new WifiConnectionResult(!answered ? WifiConnectionStatus.Timeout : joining.Result switch
        {
            WifiJoinResult.Joined => WifiConnectionStatus.Success,
            WifiJoinResult.NotFound => WifiConnectionStatus.NetworkNotAvailable,
            WifiJoinResult.Refused => WifiConnectionStatus.InvalidCredential,
            _ => WifiConnectionStatus.UnspecifiedFailure,
        });
    }

    /// <summary>Leaves the network; it is not joined again by itself until the next boot.</summary>
    public void Disconnect()
    {
        Check();
        _run.Board.Wifi.Leave();
    }

    /// <summary>Begins a scan; <see cref="AvailableNetworksChanged"/> tells its end.</summary>
    public void ScanAsync()
    {
        Check();
        _run.Events.Post(() =>
        {
            _found = _run.Board.Wifi.Scan();
            AvailableNetworksChanged?.Invoke(this, EventArgs.Empty);
        });
    }

    /// <summary>Not done here.</summary>
    /// <param name="deviceName">The name for the DHCP server.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public void SetDeviceName(string deviceName) => throw new NotSupportedException("WifiAdapter.SetDeviceName");

    /// <summary>Gives the adapter back; the link stays.</summary>
    public void Dispose() => _disposed = true;

    /// <summary>
    /// Tells whether a text finds room in the runtime's network configuration, with the zero behind it; what does not fit
    /// is left out there without a word.
    /// </summary>
    private static bool Fits(string text, int room) => Text.Encoding.UTF8.GetByteCount(text) < room;

    private void Check()
    {
        _run.Check();
        ObjectDisposedException.ThrowIf(_disposed, this);
    }
}
