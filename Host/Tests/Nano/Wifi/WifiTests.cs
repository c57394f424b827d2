extern alias Nano;

using Host.Board;
using Nano::nanoFramework.Networking;
using Nano::System.Device.Wifi;
using NetworkChange = Nano::System.Net.NetworkInformation.NetworkChange;
using NetworkInterface = Nano::System.Net.NetworkInformation.NetworkInterface;

namespace Host.Tests.Nano.Wifi;

/// <summary>The board joins networks as an ESP32 under nanoFramework does.</summary>
[TestClass]
public sealed class WifiTests : IDisposable
{
    private readonly VirtualBoard _board = new();
    private readonly IDisposable _entered;

    public WifiTests()
    {
        _board.AccessPoint.Ssid = "greenhouse";
        _board.AccessPoint.Password = "tomatoes";
        _entered = _board.Enter();
    }

    public void Dispose()
    {
        _entered.Dispose();
        _board.Dispose();
    }

    [TestMethod]
    public void A_network_is_joined_and_gives_an_address()
    {
        Assert.AreEqual("0.0.0.0", NetworkInterface.GetAllNetworkInterfaces()[0].IPv4Address);
        Assert.IsTrue(Connect("greenhouse", "tomatoes"));
        Assert.AreEqual(NetworkHelperStatus.NetworkIsReady, WifiNetworkHelper.Status);
        Assert.AreNotEqual("0.0.0.0", NetworkInterface.GetAllNetworkInterfaces()[0].IPv4Address);
    }

    [TestMethod]
    public void Joining_writes_the_boards_configuration_unless_it_is_joined()
    {
        Connect("greenhouse", "tomatoes");
        Connect("greenhouse", "tomatoes");

        Assert.AreEqual(1, _board.Wifi.ConfigurationWrites);
        Assert.AreEqual("greenhouse", _board.Wifi.StoredSsid);
    }

    [TestMethod]
    [DataRow("greenhouse", "potatoes", WifiConnectionStatus.InvalidCredential)]
    [DataRow("other", "tomatoes", WifiConnectionStatus.NetworkNotAvailable)]
    public void Joining_in_vain_says_why_and_throws_nothing(string ssid, string password, WifiConnectionStatus status)
    {
        WifiAdapter adapter = WifiAdapter.FindAllAdapters()[0];
        Assert.AreEqual(status, adapter.Connect(ssid, WifiReconnectionKind.Automatic, password).ConnectionStatus);
        Assert.IsFalse(Connect(ssid, password, 250));
        Assert.AreEqual(NetworkHelperStatus.TokenExpiredWaitingIPAddress, WifiNetworkHelper.Status);
    }

    [TestMethod]
    public void A_radio_that_looks_for_a_network_takes_no_other_until_it_is_told_to_leave()
    {
        WifiAdapter adapter = WifiAdapter.FindAllAdapters()[0];
        adapter.Connect("other", WifiReconnectionKind.Automatic, "tomatoes");
        Assert.AreEqual(
            WifiConnectionStatus.UnspecifiedFailure,
            adapter.Connect("greenhouse", WifiReconnectionKind.Automatic, "tomatoes").ConnectionStatus);
        Assert.IsFalse(_board.Wifi.IsConnected);

        adapter.Disconnect();
        Assert.AreEqual(
            WifiConnectionStatus.Success,
            adapter.Connect("greenhouse", WifiReconnectionKind.Automatic, "tomatoes").ConnectionStatus);
    }

    [TestMethod]
    public void A_name_of_32_bytes_finds_no_room_and_the_stored_one_is_joined()
    {
        _board.AccessPoint.Ssid = new string('x', 32);
        Assert.AreEqual(WifiConnectionStatus.NetworkNotAvailable, Join());

        _board.AccessPoint.Ssid = new string('x', 31);
        Assert.AreEqual(WifiConnectionStatus.Success, Join());

        WifiConnectionStatus Join()
        {
            WifiAdapter adapter = WifiAdapter.FindAllAdapters()[0];
            adapter.Disconnect();
            return adapter.Connect(_board.AccessPoint.Ssid, WifiReconnectionKind.Automatic, "tomatoes").ConnectionStatus;
        }
    }

    [TestMethod]
    public void A_name_that_is_too_long_is_told_by_the_helper()
    {
        Assert.IsFalse(Connect(new string('x', 33), "tomatoes"));
        Assert.AreEqual(NetworkHelperStatus.ExceptionOccurred, WifiNetworkHelper.Status);
        Assert.IsInstanceOfType<ArgumentOutOfRangeException>(WifiNetworkHelper.HelperException);
    }

    [TestMethod]
    public void A_lost_network_is_joined_again_by_itself_once_it_is_back()
    {
        Connect("greenhouse", "tomatoes");

        _board.AccessPoint.IsOn = false;
        Assert.IsFalse(_board.Wifi.IsConnected);
        Assert.IsFalse(Reconnect(50));

        _board.AccessPoint.IsOn = true;
        Assert.IsTrue(Reconnect(60_000));
    }

    [TestMethod]
    public void Who_left_a_network_does_not_come_back_by_itself()
    {
        Connect("greenhouse", "tomatoes");
        WifiNetworkHelper.Disconnect();
        Assert.IsFalse(Reconnect(150));
    }

    [TestMethod]
    public void The_stored_network_is_joined_from_boot_on()
    {
        Connect("greenhouse", "tomatoes");
        _board.Power.Cut();
        Assert.IsFalse(_board.Wifi.IsConnected);

        using (_board.Enter())
        {
            Assert.IsTrue(Reconnect(60_000));
        }
    }

    [TestMethod]
    public void The_program_hears_of_the_link()
    {
        using var up = new ManualResetEventSlim();
        using var down = new ManualResetEventSlim();
        NetworkChange.NetworkAvailabilityChanged += (_, change) => (change.IsAvailable ? up : down).Set();

        Connect("greenhouse", "tomatoes");
        Assert.IsTrue(up.Wait(Patience.Limit));

        _board.AccessPoint.IsOn = false;
        Assert.IsTrue(down.Wait(Patience.Limit));
    }

    [TestMethod]
    public void A_scan_reports_what_is_near()
    {
        _board.AccessPoint.Rssi = -60;
        _board.AccessPoint.Neighbours.Add(new VisibleNetwork("neighbour", "02-00-00-00-00-07", -80));
        using var done = new ManualResetEventSlim();
        WifiAdapter adapter = WifiAdapter.FindAllAdapters()[0];
        adapter.AvailableNetworksChanged += (_, _) => done.Set();

        adapter.ScanAsync();

        Assert.IsTrue(done.Wait(Patience.Limit));
        Assert.AreEqual(
            "greenhouse -60, neighbour -80",
            string.Join(", ", adapter.NetworkReport.AvailableNetworks.Select(network => $"{network.Ssid} {network.NetworkRssiInDecibelMilliwatts}")));
    }

    private static bool Connect(string ssid, string password, int milliseconds = 60_000)
    {
        using var limit = new CancellationTokenSource(milliseconds);
        return WifiNetworkHelper.ConnectDhcp(ssid, password, WifiReconnectionKind.Automatic, false, 0, limit.Token);
    }

    private static bool Reconnect(int milliseconds)
    {
        using var limit = new CancellationTokenSource(milliseconds);
        return WifiNetworkHelper.Reconnect(false, 0, limit.Token);
    }
}
