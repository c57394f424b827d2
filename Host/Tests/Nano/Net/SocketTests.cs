extern alias Nano;

using System.Security.Cryptography.X509Certificates;
using Host.Board;
using Host.Platform.Certificates;
using Host.Tests.Http;
using Nano::System.Net;
using Nano::System.Net.Security;
using Nano::System.Net.Sockets;
using NanoCertificate = Nano::System.Security.Cryptography.X509Certificates.X509Certificate;

namespace Host.Tests.Nano.Net;

/// <summary>Sockets and TLS fail as nanoFramework's do: by the same exceptions, with the same numbers.</summary>
[TestClass]
public sealed class SocketTests : IDisposable
{
    private const int NotTrusted = -0x2700;

    private readonly VirtualBoard _board = new();
    private readonly IDisposable _entered;
    private readonly RawServer _server = new();
    private readonly CertificateAuthority _authority = new();

    public SocketTests()
    {
        _board.Wifi.StoredSsid = _board.AccessPoint.Ssid;
        _board.Wifi.StoredPassword = _board.AccessPoint.Password;
        _board.AccessPoint.JoinDelay = TimeSpan.Zero;
        _entered = _board.Enter();
        Patience.Until(() => _board.Wifi.IsConnected);
    }

    public void Dispose()
    {
        _entered.Dispose();
        _board.Dispose();
        _server.Dispose();
        _authority.Dispose();
    }

    [TestMethod]
    public void A_read_gives_what_is_there_and_0_at_the_end()
    {
        _server.Prepare("hello");
        using Socket socket = Connect();
        using NetworkStream stream = new(socket, true);
        stream.Write("POST / HTTP/1.1\r\n\r\n"u8.ToArray(), 0, 19);
        byte[] buffer = new byte[100];

        Patience.Until(() => stream.Length == 5);
        Assert.AreEqual(5, stream.Read(buffer, 0, 100));
        Assert.AreEqual(0, stream.Read(buffer, 0, 100));
    }

    [TestMethod]
    public void A_read_that_waits_too_long_has_its_number()
    {
        using Socket socket = Connect();
        socket.ReceiveTimeout = 50;
        using NetworkStream stream = new(socket, true);

        Assert.AreEqual(10060, Assert.ThrowsExactly<SocketException>(() => stream.Read(new byte[1], 0, 1)).ErrorCode);
    }

    [TestMethod]
    public void A_socket_that_is_closed_ends_a_read_on_another_thread()
    {
        Socket socket = Connect();
        using NetworkStream stream = new(socket, true);
        Task reading = Task.Run(() => Assert.ThrowsExactly<ObjectDisposedException>(() => stream.Read(new byte[1], 0, 1)));

        socket.Close();

        Assert.IsTrue(reading.Wait(Patience.Limit));
    }

    [TestMethod]
    public void Without_Wifi_what_was_connected_fails_and_nothing_is_found()
    {
        using Socket socket = Connect();
        using NetworkStream stream = new(socket, true);
        Task reading = Task.Run(() => Assert.ThrowsExactly<SocketException>(() => stream.Read(new byte[1], 0, 1)));

        _board.AccessPoint.IsOn = false;

        Assert.IsTrue(reading.Wait(Patience.Limit));
        Assert.AreEqual(11001, Assert.ThrowsExactly<SocketException>(() => Dns.GetHostEntry("iot.example.com")).ErrorCode);
    }

    [TestMethod]
    public void A_power_cut_ends_whoever_waits()
    {
        using Socket socket = Connect();
        using NetworkStream stream = new(socket, true);
        Task reading = Task.Run(() => Assert.ThrowsExactly<BoardStoppedException>(() => stream.Read(new byte[1], 0, 1)));

        _board.Power.Cut();

        Assert.IsTrue(reading.Wait(Patience.Limit));
        _server.WaitUntilClosed();
    }

    [TestMethod]
    public void A_name_of_the_board_s_own_is_found_and_another_is_not()
    {
        _board.Internet.Names["iot.example.com"] = System.Net.IPAddress.Loopback;

        Assert.AreEqual("127.0.0.1", Dns.GetHostEntry("iot.example.com").AddressList[0].ToString());
        Assert.AreEqual(11001, Assert.ThrowsExactly<SocketException>(() => Dns.GetHostEntry("nowhere.invalid")).ErrorCode);
    }

    [TestMethod]
    public void A_server_that_is_not_there_refuses_and_the_seventeenth_socket_is_too_many()
    {
        Assert.AreEqual(10061, Assert.ThrowsExactly<SocketException>(() => Connect(1)).ErrorCode);
        Socket[] sockets = [.. Enumerable.Range(0, 16).Select(_ => Connect())];

        Assert.AreEqual(10024, Assert.ThrowsExactly<SocketException>(() => Connect()).ErrorCode);
        sockets[0].Close();
        sockets[0] = Connect();

        Assert.AreEqual(16, BoardRun.Running.Connections.Count);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void The_given_authority_is_trusted_as_PEM_and_as_DER(bool isPem)
    {
        byte[] der = X509Certificate2.CreateFromPem(_authority.CertificatePem).RawData;

        Shake("127.0.0.1", 1, isPem ? new NanoCertificate(_authority.CertificatePem) : new NanoCertificate(der));
    }

    [TestMethod]
    [DataRow("other.example.com", 1, true)]
    [DataRow("127.0.0.1", -1, true)]
    [DataRow("127.0.0.1", 1, false)]
    public void Another_name_another_time_and_another_authority_are_not_trusted(string name, int days, bool isOurs)
    {
        using CertificateAuthority other = new();
        NanoCertificate authority = new((isOurs ? _authority : other).CertificatePem);

        Assert.AreEqual(NotTrusted, Assert.ThrowsExactly<SocketException>(() => Shake(name, days, authority)).ErrorCode);
    }

    [TestMethod]
    public void Without_an_authority_nothing_is_trusted_unless_nothing_is_asked()
    {
        Assert.AreEqual(NotTrusted, Assert.ThrowsExactly<SocketException>(() => Shake("127.0.0.1", 1, null)).ErrorCode);
        Shake("other.example.com", 1, null, SslVerification.NoVerification);
    }

    [TestMethod]
    public void A_server_without_TLS_fails_the_handshake()
    {
        _server.Welcome = talk => talk.SendAsync("220 mail.example ESMTP\r\n");
        using Socket socket = Connect();

        Assert.AreEqual(-0x7780, Assert.ThrowsExactly<SocketException>(() => new SslStream(socket).AuthenticateAsClient("127.0.0.1", null, null, SslProtocols.Tls12)).ErrorCode);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("no certificate")]
    public void What_is_no_certificate_is_refused(string text) => Assert.ThrowsExactly<ArgumentException>(() => new NanoCertificate(text));

    [TestMethod]
    public void PEM_in_bytes_needs_its_zero_as_on_the_device()
    {
        byte[] pem = System.Text.Encoding.ASCII.GetBytes(_authority.CertificatePem);

        Assert.ThrowsExactly<ArgumentException>(() => new NanoCertificate(pem));
        Assert.IsNotEmpty(new NanoCertificate([.. pem, 0]).Authorities[0].Subject);
    }

    private void Shake(string name, int days, NanoCertificate? authority, SslVerification verification = SslVerification.CertificateRequired)
    {
        using X509Certificate2 certificate = _authority.Issue([name], DateTimeOffset.UtcNow.AddDays(-30), DateTimeOffset.UtcNow.AddDays(days));
        _server.Welcome = talk => talk.StartTlsAsync(certificate);
        using Socket socket = Connect();
        new SslStream(socket) { SslVerification = verification }.AuthenticateAsClient("127.0.0.1", null, authority, SslProtocols.Tls12);
    }

    private Socket Connect(int port = 0)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(new IPEndPoint(Dns.GetHostEntry("127.0.0.1").AddressList[0], port == 0 ? _server.Port : port));
        return socket;
    }
}
