using Host.Simulator.Demo;
using Host.Simulator.Device;
using System.Text;
using System.Text.Json.Nodes;

namespace Host.Tests.Simulator;

/// <summary>Wrong options and wrong settings: exit status 2, and each reason in one line on standard error.</summary>
[TestClass]
public sealed class WrongInputTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void CleanUp() => _folder.Dispose();

    [TestMethod]
    [DataRow("--settings no-such-file.json", "--settings: 'no-such-file.json' is not an existing file")]
    [DataRow("--server nowhere", "--server: 'nowhere' is not an http:// or https:// URL")]
    [DataRow("--server ftp://127.0.0.1", "--server: 'ftp://127.0.0.1' is not an http:// or https:// URL")]
    [DataRow("--duration 0", "--duration: '0' is not a number of seconds, above 0 and at most 4294967")]
    [DataRow("--duration soon", "--duration: 'soon' is not a number of seconds, above 0 and at most 4294967")]
    [DataRow("--duration 1,5", "--duration: '1,5' is not a number of seconds, above 0 and at most 4294967")]
    [DataRow("--duration 4294968", "--duration: '4294968' is not a number of seconds, above 0 and at most 4294967")]
    [DataRow("--speed 0", "--speed: '0' is not a speed, 1 to 100000")]
    [DataRow("--speed fast", "--speed: 'fast' is not a speed, 1 to 100000")]
    [DataRow("--speed 10", "--speed: the settings have no \"power\": { \"sleep\": true }, and only the time asleep passes faster")]
    [DataRow("--devices 0", "--devices: '0' is not a number of devices, 1 to 5000")]
    [DataRow("--devices many", "--devices: 'many' is not a number of devices, 1 to 5000")]
    [DataRow("--devices 5 --speed 10", "--speed: goes with a single device, not with --devices")]
    [DataRow("--devices 5 --scan", "--scan: goes with a single device, not with --devices")]
    [DataRow("--settings ", "--settings: '' is not an existing file")]
    [DataRow("--flash ", "--flash: '' is not a folder")]
    [DataRow("--report ", "--report: '' is not a file in an existing folder")]
    [DataRow("--report .", "--report: '.' is not a file in an existing folder")]
    [DataRow("--web nowhere", "--web: 'nowhere' is not a port, 0 to 65535")]
    [DataRow("--scenario no-such-file.txt", "--scenario: 'no-such-file.txt' is not an existing file")]
    [DataRow("--colour", "Unrecognized command or argument '--colour'.")]
    [DataRow("extra", "Unrecognized command or argument 'extra'.")]
    public async Task A_wrong_option_is_named(string options, string reason)
    {
        SimulatorRun run = await SimulatorRun.StartAsync(options.Split(' '));
        Assert.AreEqual(2, run.Status);
        CollectionAssert.AreEqual(new[] { reason }, run.Faults);
        Assert.AreEqual(string.Empty, run.Output);
    }

    [TestMethod]
    public async Task What_is_wrong_in_a_scenario_is_named_before_anything_runs()
    {
        SimulatorRun run = await SimulatorRun.StartAsync("--no-web", "--scenario", _folder.Write("scenario.txt", "1 on Wi-Fi off\n2 hold humidity at 200\n"));
        Assert.AreEqual(2, run.Status);
        CollectionAssert.AreEqual(new[] { "--scenario: line 2: hold humidity: 'at VALUE' is missing or not within 0 to 100" }, run.Faults);
    }

    [TestMethod]
    public async Task A_flash_that_is_a_file_is_named()
    {
        string file = _folder.Write("flash", "a file");
        SimulatorRun run = await SimulatorRun.StartAsync("--flash", file);
        Assert.AreEqual(2, run.Status);
        CollectionAssert.AreEqual(new[] { $"--flash: '{file}' is not a folder" }, run.Faults);
    }

    [TestMethod]
    public async Task A_flash_folder_that_another_simulator_uses_is_refused_by_name()
    {
        DirectoryInfo folder = Directory.CreateDirectory(_folder["flash"]);
        using FlashLock taken = FlashLock.Take(folder);

        SimulatorRun run = await SimulatorRun.StartAsync("--flash", folder.FullName);

        Assert.AreEqual(2, run.Status);
        CollectionAssert.AreEqual(new[] { $"--flash: '{folder.FullName}' is in use by another simulator" }, run.Faults);
    }

    [TestMethod]
    public async Task A_client_secret_that_is_missing_is_named() =>
        await AssertFaultsAsync(settings => settings["platform"]!.AsObject().Remove("clientSecret"), "settings: platform.clientSecret: is missing");

    [TestMethod]
    public async Task A_pin_that_belongs_to_the_flash_is_named() =>
        await AssertFaultsAsync(settings => settings["sensors"]![1]!["pin"] = 7, "settings: sensors[1].pin: 7 belongs to the flash");

    [TestMethod]
    public async Task Every_fault_has_its_line() => await AssertFaultsAsync(
        settings =>
        {
            settings["platform"]!["url"] = "ftp://x";
            settings["sensors"]![1]!["pin"] = 99;
        },
        "settings: platform.url: must be http:// or https:// and a host, without space, ?, # or @",
        "settings: sensors[1].pin: 99 is not a GPIO of this chip");

    [TestMethod]
    public async Task A_certificate_that_is_not_beside_the_settings_is_named() => await AssertFaultsAsync(
        settings => settings["platform"]!["caCertificate"] = "ca.pem",
        @"settings: platform.caCertificate: I:\ca.pem is missing");

    [TestMethod]
    public async Task A_certificate_that_is_none_is_named()
    {
        _folder.Write("ca.pem", "no certificate");
        SimulatorRun run = await RunAsync(settings =>
        {
            settings["platform"]!["url"] = "https://127.0.0.1:9";
            settings["platform"]!["caCertificate"] = "ca.pem";
        });
        Assert.AreEqual(2, run.Status, run.Output);
        StringAssert.StartsWith(run.Faults.Single(), "settings: platform.caCertificate: ca.pem is not a certificate");
    }

    [TestMethod]
    public async Task Broken_JSON_is_named_with_its_place()
    {
        SimulatorRun run = await SimulatorRun.StartAsync("--settings", _folder.Write("broken.json", "{\n  \"platform\": {,}\n}"));
        Assert.AreEqual(2, run.Status);
        StringAssert.StartsWith(run.Faults.Single(), "settings: line 2, column 16: ");
    }

    [TestMethod]
    public async Task A_server_option_does_not_hide_other_faults()
    {
        SimulatorRun run = await SimulatorRun.StartAsync("--settings", _folder.Write("empty.json", "{}"), "--server", "http://127.0.0.1:9");
        Assert.AreEqual(2, run.Status);
        CollectionAssert.Contains(run.Faults, "settings: platform.clientId: is missing");
    }

    private async Task AssertFaultsAsync(Action<JsonObject> change, params string[] faults)
    {
        SimulatorRun run = await RunAsync(change);
        Assert.AreEqual(2, run.Status, run.Error);
        CollectionAssert.AreEqual(faults, run.Faults);
        Assert.AreEqual(string.Empty, run.Output);
    }

    private async Task<SimulatorRun> RunAsync(Action<JsonObject> change)
    {
        JsonObject settings = JsonNode.Parse(Encoding.UTF8.GetString(DemoSettings.Write("http://127.0.0.1:9", null)))!.AsObject();
        change(settings);
        return await SimulatorRun.StartAsync("--settings", _folder.Write("settings.json", settings.ToJsonString()), "--duration", "5");
    }
}
