extern alias Nano;

using System.Security.Cryptography.X509Certificates;
using Host.Board;
using Host.Platform.Certificates;
using Host.Tests.Http;
using HttpWebRequest = Nano::System.Net.HttpWebRequest;
using HttpWebResponse = Nano::System.Net.HttpWebResponse;
using NanoCertificate = Nano::System.Security.Cryptography.X509Certificates.X509Certificate;
using SocketException = Nano::System.Net.Sockets.SocketException;
using SslProtocols = Nano::System.Net.Security.SslProtocols;
using SslVerification = Nano::System.Net.Security.SslVerification;
using WebRequest = Nano::System.Net.WebRequest;

namespace Host.Tests.Nano.Http;

/// <summary>TLS trusts the given authority alone.</summary>
[TestClass]
[DoNotParallelize]
public sealed class TlsTests : IDisposable
{
    private const string Name = "CN=NUBISON platform on this computer, O=NubisonFirmware";
    private const string Created = "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n";

    private readonly VirtualBoard _board = new();
    private readonly IDisposable _entered;
    private readonly CertificateAuthority _authority = new();

    public TlsTests()
    {
        _board.Wifi.StoredSsid = _board.AccessPoint.Ssid;
        _board.Wifi.StoredPassword = _board.AccessPoint.Password;
        _board.AccessPoint.JoinDelay = TimeSpan.Zero;
        _entered = _board.Enter();
        Assert.IsTrue(SpinWait.SpinUntil(() => _board.Wifi.IsConnected, TimeSpan.FromSeconds(10)));
    }

    public void Dispose()
    {
        _entered.Dispose();
        _board.Dispose();
        _authority.Dispose();
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void The_given_authority_is_trusted_as_PEM_and_as_DER(bool pem)
    {
        NanoCertificate authority = pem ? new NanoCertificate(_authority.CertificatePem) : new NanoCertificate(X509Certificate2.CreateFromPem(_authority.CertificatePem).RawData);
        Assert.AreEqual(Name, authority.Subject);
        Assert.AreEqual(201, Ask(Issue(), authority));
    }

    [TestMethod]
    public void Several_connections_can_be_kept()
    {
        using X509Certificate2 certificate = Issue();
        using RawServer server = Serve(certificate);

        for (int i = 0; i < 3; i++)
        {
            HttpWebRequest request = Make(server, new NanoCertificate(_authority.CertificatePem));
            GC.SuppressFinalize(request);
            var response = (HttpWebResponse)request.GetResponse();
            GC.SuppressFinalize(response);
            Assert.AreEqual(201, (int)response.StatusCode);
        }

        Assert.AreEqual(1, server.Connections);
    }

    [TestMethod]
    public void Another_authority_is_not_trusted()
    {
        using CertificateAuthority other = new();
        Refused(Issue(), new NanoCertificate(other.CertificatePem));
    }

    [TestMethod]
    public void Without_an_authority_nothing_is_trusted() => Refused(Issue(), null);

    [TestMethod]
    public void A_certificate_for_another_name_is_refused() => Refused(Issue("other.example.com"), new NanoCertificate(_authority.CertificatePem));

    [TestMethod]
    public void An_expired_certificate_is_refused() => Refused(Issue(days: -1), new NanoCertificate(_authority.CertificatePem));

    [TestMethod]
    [DataRow(SslVerification.NoVerification)]
    [DataRow((SslVerification)0)]
    public void Whoever_does_not_ask_for_verification_gets_none(SslVerification verification) =>
        Assert.AreEqual(201, Ask(Issue("other.example.com"), null, verification));

    [TestMethod]
    public void PEM_in_bytes_needs_its_zero_as_on_the_device()
    {
        byte[] pem = System.Text.Encoding.ASCII.GetBytes(_authority.CertificatePem);
        Assert.ThrowsExactly<ArgumentException>(() => new NanoCertificate(pem));
        Assert.AreEqual(Name, new NanoCertificate([.. pem, 0]).Subject);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("no certificate")]
    public void What_is_no_certificate_is_refused(string text) => Assert.ThrowsExactly<ArgumentException>(() => new NanoCertificate(text));

    [TestMethod]
    public void A_server_without_TLS_is_a_SocketException()
    {
        using RawServer server = new() { Welcome = talk => talk.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n") };
        HttpWebRequest request = Make(server, new NanoCertificate(_authority.CertificatePem));
        request.Method = "POST";
        request.ContentLength = 0;
        Assert.ThrowsExactly<SocketException>(request.GetRequestStream);
    }

    private X509Certificate2 Issue(string name = "127.0.0.1", int days = 1) =>
        _authority.Issue([name], DateTimeOffset.UtcNow.AddDays(-30), DateTimeOffset.UtcNow.AddDays(days));

    private static void Refused(X509Certificate2 certificate, NanoCertificate? authority)
    {
        using (certificate)
        {
            using RawServer server = Serve(certificate);
            HttpWebRequest request = Make(server, authority);
            request.Method = "POST";
            request.ContentLength = 0;
            Assert.AreEqual(-0x2700, Assert.ThrowsExactly<SocketException>(request.GetRequestStream).ErrorCode);
        }
    }

    private static int Ask(X509Certificate2 certificate, NanoCertificate? authority, SslVerification verification = SslVerification.CertificateRequired)
    {
        using (certificate)
        {
            using RawServer server = Serve(certificate);
            HttpWebRequest request = Make(server, authority);
            request.SslVerification = verification;
            using var response = (HttpWebResponse)request.GetResponse();
            return (int)response.StatusCode;
        }
    }

    private static RawServer Serve(X509Certificate2 certificate) => new() { Answer = Created, Welcome = talk => talk.StartTlsAsync(certificate) };

    private static HttpWebRequest Make(RawServer server, NanoCertificate? authority)
    {
        var request = (HttpWebRequest)WebRequest.Create($"https://127.0.0.1:{server.Port}/");
        request.Timeout = 10_000;
        request.ReadWriteTimeout = 10_000;
        request.SslProtocols = SslProtocols.Tls12;
        request.SslVerification = SslVerification.CertificateRequired;
        request.HttpsAuthentCert = authority;
        return request;
    }
}
