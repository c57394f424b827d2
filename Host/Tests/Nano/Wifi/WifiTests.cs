extern alias Nano;

using Host.Board;
using Nano::System.Device.Wifi;
using NetworkInterface = Nano::System.Net.NetworkInformation.NetworkInterface;
using Wireless80211Configuration = Nano::System.Net.NetworkInformation.Wireless80211Configuration;

namespace Host.Tests.Nano.Wifi;

/// <summary>The board joins networks as an ESP32 under nanoFramework does.</summary>
[TestClass]
public sealed class WifiTests : IDisposable
{
    private readonly VirtualBoard _board = new();
    private readonly IDisposable _entered;
    private WifiAdapter _adapter;

    public WifiTests()
    {
        _board.AccessPoint.Ssid = "greenhouse";
        _board.AccessPoint.Password = "tomatoes";
        _entered = _board.Enter();
        _adapter = WifiAdapter.FindAllAdapters()[0];
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
        Assert.AreEqual(WifiConnectionStatus.Success, Connect("greenhouse"));
        Assert.AreNotEqual("0.0.0.0", NetworkInterface.GetAllNetworkInterfaces()[0].IPv4Address);
    }

    [TestMethod]
    [DataRow("greenhouse", "potatoes", WifiConnectionStatus.InvalidCredential)]
    [DataRow("other", "tomatoes", WifiConnectionStatus.NetworkNotAvailable)]
    public void Joining_in_vain_says_why_and_throws_nothing(string ssid, string password, WifiConnectionStatus status)
    {
        Assert.AreEqual(status, Connect(ssid, password));
        Assert.IsFalse(_board.Wifi.IsConnected);
    }

    [TestMethod]
    public void A_radio_that_looks_for_a_network_takes_no_other_until_it_is_told_to_leave()
    {
        Connect("other");
        Assert.AreEqual(WifiConnectionStatus.UnspecifiedFailure, Connect("greenhouse"));
        Assert.IsFalse(_board.Wifi.IsConnected);

        _adapter.Disconnect();
        Assert.AreEqual(WifiConnectionStatus.Success, Connect("greenhouse"));
    }

    [TestMethod]
    public void A_name_of_32_bytes_finds_no_room_and_the_stored_one_is_joined()
    {
        _board.AccessPoint.Ssid = new string('x', 32);
        Assert.AreEqual(WifiConnectionStatus.NetworkNotAvailable, Connect(_board.AccessPoint.Ssid));

        _adapter.Disconnect();
        _board.AccessPoint.Ssid = new string('x', 31);
        Assert.AreEqual(WifiConnectionStatus.Success, Connect(_board.AccessPoint.Ssid));
    }

    [TestMethod]
    public void A_lost_network_is_joined_again_by_itself_once_it_is_back()
    {
        Connect("greenhouse");

        _board.AccessPoint.IsOn = false;
        Assert.IsFalse(_board.Wifi.IsConnected);

        _board.AccessPoint.IsOn = true;
        Assert.IsTrue(IsJoined());
    }

    [TestMethod]
    public void Who_left_a_network_does_not_come_back_by_itself()
    {
        Connect("greenhouse");
        _adapter.Disconnect();
        Assert.IsFalse(_board.Wifi.IsJoining);
        Assert.IsFalse(_board.Wifi.IsConnected);
    }

    [TestMethod]
    public void The_stored_network_is_joined_from_boot_on()
    {
        _board.Wifi.StoredSsid = "greenhouse";
        _board.Wifi.StoredPassword = "tomatoes";
        _board.Power.Cut();
        Assert.IsFalse(_board.Wifi.IsConnected);

        using (_board.Enter())
        {
            Assert.AreEqual("greenhouse", Wireless80211Configuration.GetAllWireless80211Configurations()[0].Ssid);
            Assert.IsTrue(IsJoined());
        }
    }

    [TestMethod]
    public void A_scan_reports_what_is_near()
    {
        _board.AccessPoint.Rssi = -60;
        _board.AccessPoint.Neighbours.Add(new VisibleNetwork("neighbour", -80));

        _adapter.ScanAsync();

        Assert.IsTrue(SpinWait.SpinUntil(() => _adapter.NetworkReport.AvailableNetworks.Length > 0, Patience.Limit));
        Assert.AreEqual(
            "greenhouse -60, neighbour -80",
            string.Join(", ", _adapter.NetworkReport.AvailableNetworks.Select(network => $"{network.Ssid} {network.NetworkRssiInDecibelMilliwatts}")));
    }

    private WifiConnectionStatus Connect(string ssid, string password = "tomatoes") =>
        _adapter.Connect(ssid, WifiReconnectionKind.Automatic, password).ConnectionStatus;

    private bool IsJoined() => SpinWait.SpinUntil(() => _board.Wifi.IsConnected, Patience.Limit);
}
