using System.Runtime.Versioning;
using System.Text;
using System.Text.Json.Nodes;
using Host.Simulator.Demo;
using Host.Simulator.Device;

namespace Host.Tests.Simulator;

/// <summary>What gets on the board's flash.</summary>
[TestClass]
public sealed class DeviceFilesTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void CleanUp() => _folder.Dispose();

    [TestMethod]
    public void Settings_get_on_the_flash_as_they_are()
    {
        const string Text = "{ \"platform\" : {\"url\":\"http://x\"}, \"note\": 1.50 }";
        Assert.AreEqual(Text, TextOf(Read(Text)));
    }

    [TestMethod]
    [DataRow("{\"board\":{\"chip\":\"esp32c3\"}}", "esp32c3")]
    [DataRow("{\"board\":{\"chip\":\"esp8266\"}}", "esp32")]
    [DataRow("{\"board\":7}", "esp32")]
    [DataRow("no JSON", "esp32")]
    public void The_board_has_the_chip_that_the_settings_name(string settings, string chip) => Assert.AreEqual(chip, Read(settings).Soc.Name);

    [TestMethod]
    public void Another_platform_changes_the_URL_alone()
    {
        DeviceFiles files = Read("\uFEFF{\"sensors\":[{\"type\":\"bme280\"}],\"platform\":{\"url\":\"http://x\",\"clientId\":\"ü\"}}").With("https://y:1");
        JsonNode settings = JsonNode.Parse(TextOf(files))!;
        Assert.AreEqual("https://y:1", (string?)settings["platform"]!["url"]);
        Assert.AreEqual("ü", (string?)settings["platform"]!["clientId"]);
        Assert.AreEqual("bme280", (string?)settings["sensors"]![0]!["type"]);
    }

    [TestMethod]
    [DataRow("a+b&c<d>e'f`g")]
    [DataRow("ü€\u0E01")]
    public void Another_platform_leaves_a_secret_as_the_device_can_read_it(string secret)
    {
        string text = TextOf(Read($"{{\"platform\":{{\"url\":\"http://x\",\"clientSecret\":\"{secret}\"}}}}").With("http://y/a+b"));
        StringAssert.Contains(text, $"\"clientSecret\":\"{secret}\"");
        StringAssert.Contains(text, "\"url\":\"http://y/a+b\"");
    }

    [TestMethod]
    public void The_demo_s_platform_may_have_any_path() =>
        StringAssert.Contains(Encoding.UTF8.GetString(DemoSettings.Write("http://x/a+b&c", null)), "\"http://x/a+b&c\"");

    [TestMethod]
    [DataRow("")]
    [DataRow("{\"platform\":{,}}")]
    [DataRow("[]")]
    [DataRow("{\"platform\":1}")]
    [DataRow("{\"a\":1,\"a\":2}")]
    [DataRow("{\"platform\":{\"url\":\"x\",\"url\":\"y\"}}")]
    public void Settings_without_a_platform_are_left_for_the_device_to_refuse(string text) =>
        Assert.AreEqual(text, TextOf(Read(text).With("http://y")));

    [TestMethod]
    public void A_certificate_comes_from_beside_the_settings()
    {
        _folder.Write("my.pem", "the certificate");
        DeviceFiles files = Read("{\"platform\":{\"caCertificate\":\"my.pem\"}}");
        Assert.AreEqual("my.pem", files.CertificateName);
        Assert.AreEqual("the certificate", Encoding.UTF8.GetString(files.Certificate!));
    }

    [TestMethod]
    [DataRow("missing.pem")]
    [DataRow("../settings.json")]
    [DataRow("")]
    [DataRow(".")]
    public void A_certificate_that_is_not_there_is_left_for_the_device_to_miss(string name) =>
        Assert.IsNull(Read($"{{\"platform\":{{\"caCertificate\":\"{name}\"}}}}").CertificateName);

    [TestMethod]
    public void The_demo_s_settings_are_known_from_others()
    {
        string demo = Encoding.UTF8.GetString(DemoSettings.Write("http://x", "ca.pem"));
        Assert.IsTrue(DemoSettings.IsDemo(demo));
        Assert.IsFalse(DemoSettings.IsDemo(demo.Replace("A1B2C3", "D4E5F6")));
        Assert.IsFalse(DemoSettings.IsDemo(demo.Replace("AbCdE123", "me")));
        Assert.IsFalse(DemoSettings.IsDemo("not JSON"));
        Assert.IsFalse(DemoSettings.IsDemo("[]"));
        Assert.IsFalse(DemoSettings.IsDemo("{\"platform\":{\"clientId\":\"a\",\"clientId\":\"b\"}}"));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void Settings_for_their_owner_alone_stay_so_on_the_flash()
    {
        string flash = Directory.CreateDirectory(_folder["flash"]).FullName;
        string onFlash = Path.Combine(flash, "nubison.json");
        File.WriteAllText(onFlash, "of an earlier run, for everybody to read");
        string settings = Encoding.UTF8.GetString(DemoSettings.Write("http://x", null));
        Read(settings);
        File.SetUnixFileMode(_folder["settings.json"], UnixFileMode.UserRead | UnixFileMode.UserWrite);

        DeviceFiles.Read(new FileInfo(_folder["settings.json"])).Install(flash, out _);

        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(onFlash));
        Assert.AreEqual(settings, File.ReadAllText(onFlash));
    }

    private static string TextOf(DeviceFiles files) => Encoding.UTF8.GetString(files.Settings);

    private DeviceFiles Read(string text)
    {
        File.WriteAllBytes(_folder["settings.json"], Encoding.UTF8.GetBytes(text));
        return DeviceFiles.Read(new FileInfo(_folder["settings.json"]));
    }
}
