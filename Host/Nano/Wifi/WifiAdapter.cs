using Host.Board;

namespace System.Device.Wifi;

/// <summary>Stands in for nanoFramework.System.Device.Wifi: the current board's radio.</summary>
public sealed class WifiAdapter
{
    private static readonly TimeSpan s_joinLimit = TimeSpan.FromSeconds(20);

    private readonly BoardRun _run;
    private VisibleNetwork[] _found = [];

    private WifiAdapter(BoardRun run) => _run = run;

    /// <summary>Gets what the last scan of this adapter found.</summary>
    public WifiNetworkReport NetworkReport
    {
        get
        {
            _run.Check();
            return new WifiNetworkReport([.. _found.Select(network => new WifiAvailableNetwork
            {
                Ssid = network.Ssid,
                NetworkRssiInDecibelMilliwatts = network.Rssi,
            })]);
        }
    }

    /// <summary>Gives the adapters: an ESP32 has one.</summary>
    public static WifiAdapter[] FindAllAdapters() => [new WifiAdapter(BoardRun.Running)];

    /// <summary>
    /// Joins a network, within 20 s. Whatever comes of it, the radio goes on trying until <see cref="Disconnect"/>. As
    /// on an ESP32 the radio takes no other network while it looks for one.
    /// </summary>
    /// <param name="reconnectionKind">That it is joined again when it is lost.</param>
    /// <exception cref="NullReferenceException">The name or the password is null.</exception>
    public WifiConnectionResult Connect(string ssid, WifiReconnectionKind reconnectionKind, string passwordCredential)
    {
        _run.Check();

        if (ssid is null || passwordCredential is null)
        {
            throw new NullReferenceException();
        }

        WifiStation radio = _run.Board.Wifi;

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
        _run.Check();
        _run.Board.Wifi.Leave();
    }

    /// <summary>Begins a scan, which fills <see cref="NetworkReport"/>.</summary>
    public void ScanAsync()
    {
        _run.Check();
        _run.Events.Post(() => _found = _run.Board.Wifi.Scan());
    }

    /// <summary>
    /// Tells whether a text finds room in the runtime's network configuration, with the zero behind it; what does not fit
    /// is left out there without a word.
    /// </summary>
    private static bool Fits(string text, int room) => Text.Encoding.UTF8.GetByteCount(text) < room;
}
