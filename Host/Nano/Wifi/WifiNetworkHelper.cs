using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Runtime.CompilerServices;
using Host.Board;

namespace nanoFramework.Networking;

/// <summary>
/// Stands in for nanoFramework.System.Device.Wifi's helper: joins a network by DHCP. What is static on the device is
/// one for each run of a program here.
/// </summary>
public static class WifiNetworkHelper
{
    private static readonly ConditionalWeakTable<BoardRun, State> s_states = [];

    /// <summary>Gets what came of the last call.</summary>
    public static NetworkHelperStatus Status => Current.Status;

    /// <summary>Gets what the last call failed with, or null.</summary>
    public static Exception? HelperException => Current.Exception;

    /// <summary>Gets the adapter that was used last, or null.</summary>
    public static WifiAdapter? WifiAdapter => Current.Adapter;

    private static State Current => s_states.GetValue(BoardRun.Running, _ => new State());

    /// <summary>
    /// Joins a network and waits for an address. Does nothing but wait where an address is there and the board's
    /// configuration names this network; otherwise writes name and password to that configuration.
    /// </summary>
    /// <param name="ssid">The network's name, at most 32 characters.</param>
    /// <param name="password">Its password, at most 64 characters.</param>
    /// <param name="reconnectionKind">Has no effect on an ESP32: a lost network is joined again by itself.</param>
    /// <param name="requiresDateTime">Waits for a clock after 2021, whatever the token says; always true here.</param>
    /// <param name="wifiAdapterId">0.</param>
    /// <param name="token">Ends the wait; without one it lasts for ever.</param>
    /// <returns>Whether there is an address.</returns>
    public static bool ConnectDhcp(
        string ssid,
        string password,
        WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic,
        bool requiresDateTime = false,
        int wifiAdapterId = 0,
        CancellationToken token = default) => Try(wifiAdapterId, token, state =>
        {
            WifiStation radio = BoardRun.Running.Board.Wifi;

            if (radio.IsConnected && radio.StoredSsid == ssid)
            {
                return;
            }

            state.Adapter!.Disconnect();
            Wireless80211Configuration configuration = Wireless80211Configuration.GetAllWireless80211Configurations()[0];
            configuration.Ssid = ssid;
            configuration.Password = password;
            configuration.SaveConfiguration();
            state.Adapter.Connect(ssid, reconnectionKind, password);
        });

    /// <summary>Waits for an address that the board gets by joining its stored network by itself.</summary>
    /// <param name="requiresDateTime">Waits for a clock after 2021, whatever the token says; always true here.</param>
    /// <param name="wifiAdapterId">0.</param>
    /// <param name="token">Ends the wait; without one it lasts for ever.</param>
    /// <returns>Whether there is an address.</returns>
    public static bool Reconnect(bool requiresDateTime = false, int wifiAdapterId = 0, CancellationToken token = default) =>
        Try(wifiAdapterId, token, _ => { });

    /// <summary>Leaves the network; it is not joined again by itself until the next boot.</summary>
    public static void Disconnect() => System.Device.Wifi.WifiAdapter.FindAllAdapters()[0].Disconnect();

    /// <summary>Forgets what came of earlier calls.</summary>
    public static void Reset() => s_states.Remove(BoardRun.Running);

    /// <summary>Not done here.</summary>
    /// <param name="requiresDateTime">Whether to wait for the clock.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public static void SetupNetworkHelper(bool requiresDateTime = false) =>
        throw new NotSupportedException("WifiNetworkHelper.SetupNetworkHelper");

    /// <summary>Not done here.</summary>
    /// <param name="ssid">The network's name.</param>
    /// <param name="password">Its password.</param>
    /// <param name="reconnectionKind">Whether it is joined again by itself.</param>
    /// <param name="requiresDateTime">Whether to wait for the clock.</param>
    /// <param name="wifiAdapter">0.</param>
    /// <param name="token">Ends the wait.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="NotSupportedException">Always.</exception>
    public static bool ScanAndConnectDhcp(
        string ssid,
        string password,
        WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic,
        bool requiresDateTime = false,
        int wifiAdapter = 0,
        CancellationToken token = default) => throw new NotSupportedException("WifiNetworkHelper.ScanAndConnectDhcp");

    /// <summary>As on the device: tries, looks for an address every 200 ms, and throws nothing.</summary>
    private static bool Try(int adapter, CancellationToken token, Action<State> join)
    {
        State state = Current;
        BoardRun run = BoardRun.Running;

        try
        {
            state.Adapter = System.Device.Wifi.WifiAdapter.FindAllAdapters()[adapter];
            join(state);

            while (!token.IsCancellationRequested && !run.Board.Wifi.IsConnected)
            {
                Thread.Sleep(200);
                run.Check();
            }
        }
        catch (Exception exception) when (run.IsOn)
        {
            state.Status = NetworkHelperStatus.ExceptionOccurred;
            state.Exception = exception;
            return false;
        }

        if (token.IsCancellationRequested)
        {
            state.Status = NetworkHelperStatus.TokenExpiredWaitingIPAddress;
            return false;
        }

        state.Status = NetworkHelperStatus.NetworkIsReady;
        return true;
    }

    private sealed class State
    {
        public WifiAdapter? Adapter { get; set; }

        public NetworkHelperStatus Status { get; set; }

        public Exception? Exception { get; set; }
    }
}
