extern alias Nano;

using Host.Board;
using Nano::System.Device.Wifi;
using NetworkInterface = Nano::System.Net.NetworkInformation.NetworkInterface;
using Wireless80211Configuration = Nano::System.Net.NetworkInformation.Wireless80211Configuration;

namespace Host.Tests.Nano.Wifi;

/// <summary>The board joins networks as an ESP32 under nanoFramework does.</summary>
[TestClass]
public sealed class WifiTests : BoardTests
{
    private WifiAdapter _adapter;

    public WifiTests()
    {
        Board.AccessPoint.Ssid = "greenhouse";
        Board.AccessPoint.Password = "tomatoes";
        _adapter = WifiAdapter.FindAllAdapters()[0];
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
        Assert.IsFalse(Board.Wifi.IsConnected);
    }

    [TestMethod]
    public void A_radio_that_looks_for_a_network_takes_no_other_until_it_is_told_to_leave()
    {
        Connect("other");
        Assert.AreEqual(WifiConnectionStatus.UnspecifiedFailure, Connect("greenhouse"));
        Assert.IsFalse(Board.Wifi.IsConnected);

        _adapter.Disconnect();
        Assert.AreEqual(WifiConnectionStatus.Success, Connect("greenhouse"));
    }

    [TestMethod]
    public void A_name_of_32_bytes_finds_no_room_and_the_stored_one_is_joined()
    {
        Board.AccessPoint.Ssid = new string('x', 32);
        Assert.AreEqual(WifiConnectionStatus.NetworkNotAvailable, Connect(Board.AccessPoint.Ssid));

        _adapter.Disconnect();
        Board.AccessPoint.Ssid = new string('x', 31);
        Assert.AreEqual(WifiConnectionStatus.Success, Connect(Board.AccessPoint.Ssid));
    }

    [TestMethod]
    public void A_lost_network_is_joined_again_by_itself_once_it_is_back()
    {
        Connect("greenhouse");

        Board.AccessPoint.IsOn = false;
        Assert.IsFalse(Board.Wifi.IsConnected);

        Board.AccessPoint.IsOn = true;
        WaitUntilJoined();
    }

    [TestMethod]
    public void Who_left_a_network_does_not_come_back_by_itself()
    {
        Connect("greenhouse");
        _adapter.Disconnect();
        Assert.IsFalse(Board.Wifi.IsJoining);
        Assert.IsFalse(Board.Wifi.IsConnected);
    }

    [TestMethod]
    public void The_stored_network_is_joined_from_boot_on()
    {
        Board.Wifi.StoredSsid = "greenhouse";
        Board.Wifi.StoredPassword = "tomatoes";
        Board.Power.Cut();
        Assert.IsFalse(Board.Wifi.IsConnected);

        using (Board.Enter())
        {
            Assert.AreEqual("greenhouse", Wireless80211Configuration.GetAllWireless80211Configurations()[0].Ssid);
            WaitUntilJoined();
        }
    }

    [TestMethod]
    public void A_scan_reports_what_is_near()
    {
        Board.AccessPoint.Rssi = -60;
        Board.AccessPoint.Neighbours.Add(new VisibleNetwork("neighbour", -80));

        _adapter.ScanAsync();

        Patience.Until(() => _adapter.NetworkReport.AvailableNetworks.Length > 0);
        Assert.AreEqual(
            "greenhouse -60, neighbour -80",
            string.Join(", ", _adapter.NetworkReport.AvailableNetworks.Select(network => $"{network.Ssid} {network.NetworkRssiInDecibelMilliwatts}")));
    }

    private WifiConnectionStatus Connect(string ssid, string password = "tomatoes") =>
        _adapter.Connect(ssid, WifiReconnectionKind.Automatic, password).ConnectionStatus;

    private void WaitUntilJoined() => Patience.Until(() => Board.Wifi.IsConnected);
}
