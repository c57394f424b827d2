using System.Security.Cryptography.X509Certificates;
using System.Text;
using Firmware.Network;
using Host.Platform;
using Host.Platform.Certificates;
using Nubison.Http;

namespace Host.Tests.Http;

/// <summary>Https: only the authority in the settings counts.</summary>
[TestClass]
public sealed class TlsTests : IDisposable
{
    private readonly TransportBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task A_platform_of_the_given_authority_is_trusted(bool isDer)
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync();
        byte[] authority = isDer ? X509Certificate2.CreateFromPem(platform.CaCertificatePem).RawData : Pem(platform);
        HttpTransport transport = _bench.Open(platform.HttpsUrl, authority, timeLimit: 5000);

        for (int i = 0; i < 10; i++)
        {
            // There is no such token, and the platform says so: over one connection.
            _bench.Post(transport, $"{{\"accessToken\":\"x\",\"deviceKey\":\"k\",\"data\":{{\"a\":1}}}}");
            Assert.AreEqual(HttpFailure.None, _bench.Reply.Failure, _bench.Reply.Error.ToString());
            Assert.AreEqual(401, _bench.Reply.Status);
        }

        Assert.AreEqual(1, platform.Traffic.Connections);
    }

    [TestMethod]
    [DataRow(CertificateKind.Expired)]
    [DataRow(CertificateKind.WrongName)]
    [DataRow(CertificateKind.Foreign)]
    public async Task Any_other_certificate_is_not_trusted(CertificateKind kind)
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync();
        HttpTransport transport = _bench.Open(platform.HttpsUrl, Pem(platform), timeLimit: 5000);
        platform.Certificate = kind;

        // More of them than the board has sockets.
        for (int i = 0; i < 20; i++)
        {
            _bench.Post(transport);
            Assert.AreEqual(HttpFailure.NotTrusted, _bench.Reply.Failure, _bench.Reply.Error.ToString());
        }

        Assert.AreEqual(0, platform.Traffic.Requests);

        platform.Certificate = CertificateKind.Trusted;
        _bench.Post(transport);
        Assert.AreEqual(HttpFailure.None, _bench.Reply.Failure, _bench.Reply.Error.ToString());
    }

    [TestMethod]
    public async Task Without_verification_any_certificate_will_do()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync(new PlatformOptions { Certificate = CertificateKind.Foreign });
        HttpTransport transport = _bench.Open(platform.HttpsUrl, null, verify: false, timeLimit: 5000);

        _bench.Post(transport);

        Assert.AreEqual(HttpFailure.None, _bench.Reply.Failure, _bench.Reply.Error.ToString());
    }

    [TestMethod]
    public void Https_without_an_authority_is_refused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => _bench.Open("https://127.0.0.1"));
        Assert.ThrowsExactly<ArgumentException>(() => _bench.Open("HTTPS://127.0.0.1", []));
    }

    [TestMethod]
    public async Task A_server_without_TLS_is_not_trusted()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync();
        using RawServer server = new();
        server.Welcome = talk => talk.SendAsync("220 mail.example ESMTP\r\n");
        HttpTransport transport = _bench.Open($"https://127.0.0.1:{server.Port}", Pem(platform), timeLimit: 5000);

        for (int i = 0; i < 20; i++)
        {
            _bench.Post(transport);
            Assert.AreEqual(HttpFailure.NotTrusted, _bench.Reply.Failure, _bench.Reply.Error.ToString());
        }
    }

    [TestMethod]
    public async Task A_server_with_TLS_does_not_answer_http()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync();
        HttpTransport transport = _bench.Open(platform.HttpsUrl.Replace("https:", "http:"));

        _bench.Post(transport);

        Assert.Contains(_bench.Reply.Failure, new[] { HttpFailure.CutOff, HttpFailure.NotHttp });
        Assert.AreEqual(0, _bench.Sockets);
    }

    private static byte[] Pem(NubisonPlatform platform) => Encoding.ASCII.GetBytes(platform.CaCertificatePem);
}
