using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Host.Platform;
using Host.Platform.Certificates;
using Host.Platform.Faults;

namespace Host.Tests.Platform;

/// <summary>Connections, certificates, going down and coming up.</summary>
[TestClass]
public sealed class ServerTests
{
    [TestMethod]
    [DataRow(CertificateKind.Trusted, SslPolicyErrors.None)]
    [DataRow(CertificateKind.Chained, SslPolicyErrors.None)]
    [DataRow(CertificateKind.Expired, SslPolicyErrors.RemoteCertificateChainErrors)]
    [DataRow(CertificateKind.WrongName, SslPolicyErrors.RemoteCertificateNameMismatch)]
    [DataRow(CertificateKind.Foreign, SslPolicyErrors.RemoteCertificateChainErrors)]
    public async Task The_certificate_is_as_ordered(CertificateKind kind, SslPolicyErrors expected)
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync(new PlatformOptions { Certificate = kind });
        SslPolicyErrors? seen = null;
        using PlatformClient client = new(platform.HttpsUrl, Trusting(platform.CaCertificatePem, errors => seen = errors));

        if (expected == SslPolicyErrors.None)
        {
            Assert.AreEqual(200, (await client.LoginAsync()).Status);
        }
        else
        {
            await Assert.ThrowsExactlyAsync<HttpRequestException>(() => client.LoginAsync());
            Assert.AreEqual(0, platform.Traffic.Requests);
        }

        Assert.AreEqual(expected, seen);
    }

    [TestMethod]
    public async Task The_certificate_can_be_changed_while_the_platform_runs()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync(new PlatformOptions { Certificate = CertificateKind.Foreign });
        using PlatformClient client = new(platform.HttpsUrl.Replace("127.0.0.1", "localhost"), Trusting(platform.CaCertificatePem));

        await Assert.ThrowsExactlyAsync<HttpRequestException>(() => client.LoginAsync());
        platform.Certificate = CertificateKind.Trusted;

        Assert.AreEqual(200, (await client.LoginAsync()).Status);
    }

    [TestMethod]
    public async Task Faults_below_HTTP_work_on_https_too()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync();
        using PlatformClient client = new(platform.HttpsUrl, Trusting(platform.CaCertificatePem));
        foreach (Fault fault in new[] { Fault.CutOff(), Fault.Garbage, Fault.Drop, Fault.Reset, Fault.LostAnswer })
        {
            platform.Faults.Add(fault, next: 1);
            await Assert.ThrowsExactlyAsync<HttpRequestException>(() => client.LoginAsync(), fault.Name);
        }

        Assert.AreEqual(200, (await client.LoginAsync()).Status);
        Assert.AreEqual(3, platform.Timeline.Count(TimelineKind.Login), "cut off, answer lost, and the last one");
    }

    [TestMethod]
    public async Task A_platform_that_is_down_refuses_connections_and_comes_up_as_it_was()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync();
        using PlatformClient client = new(platform.Url);
        string url = platform.Url;
        string token = await client.GetTokenAsync();
        await client.RegisterAsync(token);

        await platform.GoDownAsync();
        HttpRequestException refused = await Assert.ThrowsExactlyAsync<HttpRequestException>(() => client.SendDataAsync(token));
        Assert.AreEqual(SocketError.ConnectionRefused, (refused.InnerException as SocketException)?.SocketErrorCode);

        await platform.ComeUpAsync();
        Assert.AreEqual(url, platform.Url);
        Assert.AreEqual(201, (await client.SendDataAsync(token)).Status);
        Assert.AreEqual(3, platform.Timeline.Count());
    }

    [TestMethod]
    public async Task Going_down_ends_requests_that_are_under_way()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync();
        using PlatformClient client = new(platform.Url);
        platform.Faults.Add(Fault.Silence);
        Task<PlatformClient.Reply> login = client.LoginAsync();
        Patience.Until(() => platform.Traffic.Requests == 1);

        // Kestrel alone would wait for 30 s.
        await platform.GoDownAsync().WaitAsync(TimeSpan.FromSeconds(20));

        await Assert.ThrowsExactlyAsync<HttpRequestException>(() => login);
    }

    [TestMethod]
    public async Task Connections_and_requests_are_counted()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync();
        using PlatformClient first = new(platform.Url);
        using PlatformClient second = new(platform.Url);
        await first.LoginAsync();
        await first.LoginAsync();
        await second.LoginAsync();

        Assert.AreEqual(2, platform.Traffic.Connections);
        Assert.AreEqual(2, platform.Traffic.OpenConnections);
        Assert.AreEqual(3, platform.Traffic.Requests);
        string[] connections = [.. platform.Traffic.Recent("/devices/login").Select(request => request.ConnectionId)];
        Assert.AreEqual(connections[0], connections[1]);
        Assert.AreNotEqual(connections[0], connections[2]);
    }

    [TestMethod]
    public async Task An_idle_connection_is_closed_after_its_time()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync(new PlatformOptions { KeepAlive = TimeSpan.FromMilliseconds(200) });
        using PlatformClient client = new(platform.Url);
        await client.LoginAsync();
        Assert.AreEqual(1, platform.Traffic.OpenConnections);

        Patience.Until(() => platform.Traffic.OpenConnections == 0);
    }

    [TestMethod]
    public async Task Many_platforms_live_in_one_process_and_share_nothing()
    {
        NubisonPlatform[] platforms = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => NubisonPlatform.StartAsync(new PlatformOptions { HttpsPort = null })));
        try
        {
            using PlatformClient client = new(platforms[7].Url);
            string token = await client.GetTokenAsync();
            await client.RegisterAsync(token);

            Assert.HasCount(50, platforms.Select(platform => platform.Port).Distinct().ToArray());
            Assert.AreEqual(2, platforms.Sum(platform => platform.Timeline.Count()));
            Assert.IsEmpty(platforms[8].Devices.All);
        }
        finally
        {
            await Task.WhenAll(platforms.Select(platform => platform.DisposeAsync().AsTask()));
        }
    }

    [TestMethod]
    public async Task A_port_in_use_is_an_IOException()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync();
        await Assert.ThrowsAsync<IOException>(() => NubisonPlatform.StartAsync(new PlatformOptions { Port = platform.Port }));
    }

    private static SocketsHttpHandler Trusting(string pem, Action<SslPolicyErrors>? seen = null)
    {
        SslClientAuthenticationOptions tls = new()
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                CustomTrustStore = { X509Certificate2.CreateFromPem(pem) },
            },
            RemoteCertificateValidationCallback = (_, _, _, errors) =>
            {
                seen?.Invoke(errors);
                return errors == SslPolicyErrors.None;
            },
        };
        return new SocketsHttpHandler { SslOptions = tls };
    }
}
