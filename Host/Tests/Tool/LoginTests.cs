using Host.Platform;
using Host.Platform.Accounts;
using Host.Platform.Certificates;
using Host.Platform.Faults;
using Host.Platform.Protocol;

namespace Host.Tests.Tool;

[TestClass]
public sealed class LoginTests
{
    [TestMethod]
    public async Task Login_and_logout_are_tried_and_nothing_is_registered()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync();
        using ToolRun run = new(SettingsText.With(platform.Url));

        Assert.AreEqual(0, await run.RunAsync("login", "--settings", "nubison.json"), run.Error);

        StringAssert.StartsWith(run.Output, "login: accepted\nlogout: ");
        Assert.AreEqual(1, platform.Timeline.Count(TimelineKind.Login));
        Assert.AreEqual(0, platform.Timeline.Count(TimelineKind.Registration));
        Assert.AreEqual(0, platform.Timeline.Count(TimelineKind.Data));
    }

    [TestMethod]
    public async Task Https_is_trusted_by_the_settings_own_root_certificate()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync();
        using ToolRun run = new(SettingsText.With(platform.HttpsUrl, "ca.pem"));
        run.Write("ca.pem", platform.CaCertificatePem);

        Assert.AreEqual(0, await run.RunAsync("login", "--settings", "nubison.json"), run.Error);
    }

    [TestMethod]
    [DataRow(CertificateKind.Expired, "it is valid from 20")]
    [DataRow(CertificateKind.WrongName, "it is not for 127.0.0.1")]
    [DataRow(CertificateKind.Foreign, "another authority signed it")]
    public async Task A_certificate_that_the_device_would_not_trust_is_named(CertificateKind kind, string reason)
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync(new PlatformOptions { Certificate = kind });
        using ToolRun run = new(SettingsText.With(platform.HttpsUrl, "ca.pem"));
        run.Write("ca.pem", platform.CaCertificatePem);

        Assert.AreEqual(1, await run.RunAsync("login", "--settings", "nubison.json"));

        StringAssert.Contains(run.Error, "platform.caCertificate: the certificate that");
        StringAssert.Contains(run.Error, $"not trusted: {reason}");
        Assert.AreEqual(0, platform.Timeline.Count());
    }

    [TestMethod]
    public async Task A_port_that_does_not_speak_https_is_told_from_a_wrong_certificate()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync();
        using ToolRun run = new(SettingsText.With(platform.Url.Replace("http:", "https:", StringComparison.Ordinal), "ca.pem"));
        run.Write("ca.pem", platform.CaCertificatePem);

        Assert.AreEqual(1, await run.RunAsync("login", "--settings", "nubison.json"));

        StringAssert.StartsWith(run.Error, "nubison: platform.url: what answers at https://127.0.0.1");
    }

    [TestMethod]
    public async Task A_platform_that_wants_the_login_as_JSON_gets_it()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync(new PlatformOptions { LoginContent = LoginContent.Json });
        using ToolRun run = new(SettingsText.With(platform.Url));

        Assert.AreEqual(0, await run.RunAsync("login", "--settings", "nubison.json"), run.Error);
    }

    [TestMethod]
    public async Task A_wrong_secret_is_named_but_not_shown()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync();
        using ToolRun run = new(SettingsText.With(platform.Url, clientSecret: "wr0ng-secret"));

        Assert.AreEqual(1, await run.RunAsync("login", "--settings", "nubison.json"));

        StringAssert.StartsWith(run.Error, "nubison: platform.clientId or platform.clientSecret: the platform does not accept them [login: credentials refused (400 ERROR403");
        Assert.IsFalse(run.Error.Contains("wr0ng", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task A_product_that_the_platform_does_not_have_is_named()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync(new PlatformOptions { ProductCodes = ["PRD01"] });
        using ToolRun run = new(SettingsText.With(platform.Url, productCode: "PRD99"));

        Assert.AreEqual(1, await run.RunAsync("login", "--settings", "nubison.json"));

        StringAssert.StartsWith(run.Error, "nubison: platform.productCode: the platform has no service for the device key PRD99_A1B2C3");
    }

    [TestMethod]
    public async Task A_refused_device_key_is_named()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync();
        platform.Faults.Add(Fault.Status(400, """{"code":"ERROR402","message":"deviceKey is missing"}"""));
        using ToolRun run = new(SettingsText.With(platform.Url));

        Assert.AreEqual(1, await run.RunAsync("login", "--settings", "nubison.json"));

        StringAssert.StartsWith(run.Error, "nubison: platform.productCode or platform.deviceIdentifier: the platform does not accept the device key PRD01_A1B2C3");
    }

    [TestMethod]
    [DataRow("garbage", "what answers at http://127.0.0.1")]
    [DataRow("404", "does not know this request; is it the platform's URL?")]
    [DataRow("200", "is not the platform")]
    [DataRow("503", "the platform is busy, try again later")]
    [DataRow("drop", "is not the platform")]
    public async Task What_is_not_the_platform_is_told(string fault, string expected)
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync();
        platform.Faults.Add(fault switch
        {
            "garbage" => Fault.Garbage,
            "drop" => Fault.Drop,
            "200" => Fault.Status(200, "<html>Welcome to this hotel</html>"),
            _ => Fault.Status(int.Parse(fault)),
        });
        using ToolRun run = new(SettingsText.With(platform.Url));

        Assert.AreEqual(1, await run.RunAsync("login", "--settings", "nubison.json"));

        StringAssert.Contains(run.Error, expected);
        Assert.AreEqual(1, run.Error.Count(character => character == '\n'));
    }

    [TestMethod]
    public async Task A_platform_that_is_away_is_told()
    {
        NubisonPlatform platform = await NubisonPlatform.StartAsync();
        string url = platform.Url;
        await platform.DisposeAsync();
        using ToolRun run = new(SettingsText.With(url));

        Assert.AreEqual(1, await run.RunAsync("login", "--settings", "nubison.json"));

        StringAssert.StartsWith(run.Error, $"nubison: platform.url: nothing answers at {url} [login: no connection");
    }

    [TestMethod]
    public async Task A_name_that_nobody_knows_is_told()
    {
        using ToolRun run = new(SettingsText.With("http://platform.invalid")); // RFC 2606: never resolves.

        Assert.AreEqual(1, await run.RunAsync("login", "--settings", "nubison.json"));

        StringAssert.Contains(run.Error, "platform.url: the name in http://platform.invalid is not known");
    }
}
