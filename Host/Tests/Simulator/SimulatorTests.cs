using System.Text.Json;
using System.Text.RegularExpressions;
using Host.Platform;
using Host.Platform.Certificates;
using Host.Simulator;

namespace Host.Tests.Simulator;

/// <summary>
/// The firmware from power-on to deep sleep, against the platform over real sockets. Runs take seconds, so all of
/// them are made at once before the first test looks at one; each is stopped when it has shown what it is run for.
/// </summary>
[TestClass]
public sealed partial class SimulatorTests
{
    private const string Settings = """
        {
          "wifi":     { "ssid": "any", "password": "any-password" },
          "platform": { "url": "URL", "caCertificate": "root.pem", "productCode": "PRD01", "deviceIdentifier": "TEST",
                        "clientId": "AbCdE123", "clientSecret": "demo-secret", "deviceName": "Test", "modelName": "ENV-1" },
          "sampling": { "periodSeconds": 1 },
          "sensors":  [ { "type": "bme280" } ]
        }
        """;

    private static TemporaryFolder s_folder = null!;
    private static NubisonPlatform s_trusted = null!;
    private static NubisonPlatform s_foreign = null!;
    private static SimulatorRun s_first = null!;
    private static SimulatorRun s_second = null!;
    private static SimulatorRun s_secure = null!;
    private static SimulatorRun s_overridden = null!;
    private static SimulatorRun s_refused = null!;
    private static SimulatorRun s_flashed = null!;

    [ClassInitialize]
    public static async Task RunAllAsync(TestContext context)
    {
        s_folder = new TemporaryFolder();
        s_trusted = await NubisonPlatform.StartAsync();
        s_foreign = await NubisonPlatform.StartAsync(new PlatformOptions { Certificate = CertificateKind.Foreign });
        Directory.CreateDirectory(s_folder["foreign"]);
        s_folder.Write("root.pem", s_trusted.CaCertificatePem);
        s_folder.Write("foreign/root.pem", s_foreign.CaCertificatePem);
        string secure = s_folder.Write("secure.json", Settings.Replace("URL", s_trusted.HttpsUrl));
        string elsewhere = s_folder.Write("elsewhere.json", Settings.Replace("URL", "http://elsewhere.invalid").Replace("TEST", "OTHER"));
        string foreign = s_folder.Write("foreign/settings.json", Settings.Replace("URL", s_foreign.HttpsUrl));

        Directory.CreateDirectory(s_folder["flashed"]);
        s_folder.Write("flashed/root.pem", s_trusted.CaCertificatePem);
        s_folder.Write("flashed/nubison.json", Settings.Replace("URL", s_trusted.HttpsUrl).Replace("TEST", "FLASHED"));

        Task<SimulatorRun> secured = SimulatorRun.UntilAsync(_ => Delivered("PRD01_TEST"), "--settings", secure);
        Task<SimulatorRun> overridden = SimulatorRun.UntilAsync(_ => Delivered("PRD01_OTHER"), "--settings", elsewhere, "--server", s_trusted.Url);
        Task<SimulatorRun> refused = SimulatorRun.UntilAsync(NotTrusted().IsMatch, "--settings", foreign);
        Task<SimulatorRun> flashed = SimulatorRun.StartAsync("--flash", s_folder["flashed"], "--duration", "1");
        s_first = await SimulatorRun.UntilAsync(HasTwoReadings, "--flash", s_folder["new/flash"]);
        s_second = await SimulatorRun.UntilAsync(HasTwoReadings, "--flash", s_folder["new/flash"]);
        s_secure = await secured;
        s_overridden = await overridden;
        s_refused = await refused;
        s_flashed = await flashed;
    }

    [ClassCleanup]
    public static async Task CleanUpAsync()
    {
        await s_trusted.DisposeAsync();
        await s_foreign.DisposeAsync();
        s_folder.Dispose();
    }

    [TestMethod]
    public void The_demo_logs_in_registers_once_delivers_every_reading_and_logs_out()
    {
        Assert.AreEqual(0, s_first.Status, s_first.Output + s_first.Error);
        Counts counts = s_first.Report!;
        Assert.IsGreaterThanOrEqualTo(2, counts.Readings);
        Assert.AreEqual(counts.Readings, counts.Delivered);
        Assert.AreEqual((1L, 1L, 1L), (counts.Logins, counts.Registrations, counts.Logouts));
        Assert.AreEqual((0L, 0L, 0L), (counts.Waiting, counts.Dropped, counts.Refused));
        Assert.AreEqual(counts.Delivered + 3, counts.Requests);
    }

    [TestMethod]
    public void The_demo_shows_the_timeline_with_plausible_measurements()
    {
        string[] kinds = [.. TimelineLine().Matches(s_first.Output).Select(match => match.Groups[1].Value)];
        CollectionAssert.AreEqual(new[] { "login", "registration", "data" }, kinds[..3]);
        Assert.AreEqual("logout", kinds[^1]);

        // On a busy machine what takes long to start comes in a second reading.
        static double First(string attribute) => double.Parse(
            Regex.Match(s_first.Output, $"[ ]{attribute} (-?[0-9.]+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.IsTrue(First("temperature") is > 10 and < 40);
        Assert.IsTrue(First("humidity") is > 10 and < 95);
        Assert.IsTrue(First("pressure") is > 950 and < 1060);
        Assert.IsTrue(First("door") is 0 or 1);
        Assert.DoesNotContain("sequence", s_first.Output);
    }

    [TestMethod]
    public void What_is_no_terminal_gets_plain_lines()
    {
        Assert.DoesNotContain("\u001b", s_first.Output);
        StringAssert.Matches(s_first.Output, PlainLogLine());
        StringAssert.Matches(s_first.Output, new Regex($@"^readings +{s_first.Report!.Readings} +requests +{s_first.Report.Requests}\r?$", RegexOptions.Multiline));
    }

    [TestMethod]
    public async Task A_second_run_on_the_same_flash_does_not_register_again()
    {
        Assert.AreEqual(0, s_second.Status, s_second.Output + s_second.Error);
        Assert.AreEqual((1L, 0L, 1L), (s_second.Report!.Logins, s_second.Report.Registrations, s_second.Report.Logouts));
        Assert.AreEqual(s_second.Report.Readings, s_second.Report.Delivered);

        // The numbers go on where the first run ended: so says the platform, whose memory lies beside the flash.
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync(new PlatformOptions { Database = s_folder["new/flash"] + ".platform.db" });
        long[] numbers = [.. platform.Timeline.Entries(kind: TimelineKind.Data).Select(entry => JsonDocument.Parse(entry.Data!).RootElement.GetProperty("sequence").GetInt64())];
        CollectionAssert.AreEqual(Enumerable.Range(1, numbers.Length).Select(number => (long)number).ToArray(), numbers);
        Assert.AreEqual(s_first.Report!.Readings + s_second.Report.Readings, numbers.Length);
    }

    [TestMethod]
    public void A_settings_file_brings_its_platform_and_the_certificate_beside_it()
    {
        Assert.AreEqual(0, s_secure.Status, s_secure.Output + s_secure.Error);
        Assert.AreEqual(s_secure.Report!.Delivered, s_trusted.Timeline.Count(TimelineKind.Data, "PRD01_TEST"));
        Assert.AreEqual(1, s_trusted.Timeline.Count(TimelineKind.Logout, "PRD01_TEST"));
    }

    [TestMethod]
    public void Settings_of_one_s_own_on_a_kept_flash_are_used_and_left_as_they_are()
    {
        Assert.AreEqual(0, s_flashed.Status, s_flashed.Output + s_flashed.Error);
        Assert.AreEqual(s_flashed.Report!.Delivered, s_trusted.Timeline.Count(TimelineKind.Data, "PRD01_FLASHED"));
        Assert.AreEqual(Settings.Replace("URL", s_trusted.HttpsUrl).Replace("TEST", "FLASHED"), File.ReadAllText(s_folder["flashed/nubison.json"]));
    }

    [TestMethod]
    public void The_server_option_overrides_the_settings_platform()
    {
        Assert.AreEqual(0, s_overridden.Status, s_overridden.Output + s_overridden.Error);
        Counts counts = s_overridden.Report!;
        Assert.AreEqual(counts.Readings, counts.Delivered);
        Assert.AreEqual(counts.Delivered, s_trusted.Timeline.Count(TimelineKind.Data, "PRD01_OTHER"));
        Assert.AreEqual(counts.Requests, s_trusted.Timeline.Count(null, "PRD01_OTHER"));
        Assert.DoesNotContain("timeline at", s_overridden.Output);
    }

    [TestMethod]
    public void A_platform_with_a_foreign_certificate_is_refused_with_a_line_that_says_so_and_nothing_is_delivered()
    {
        Assert.AreEqual(1, s_refused.Status, s_refused.Output + s_refused.Error);
        Assert.AreEqual(0, s_foreign.Traffic.Requests);
        Assert.AreEqual(0, s_refused.Report!.Delivered);
        Assert.AreEqual(s_refused.Report.Readings, s_refused.Report.Waiting);
        StringAssert.Matches(s_refused.Output, NotTrusted());
    }

    [TestMethod]
    public void No_secret_is_shown()
    {
        foreach (SimulatorRun run in new[] { s_first, s_second, s_secure, s_overridden, s_refused })
        {
            Assert.DoesNotContain("demo-secret", run.Output);
            Assert.DoesNotContain("tomatoes", run.Output);
            Assert.DoesNotContain("any-password", run.Output);
            Assert.DoesNotContain("ccessToken", run.Output);
        }
    }

    private static bool HasTwoReadings(string shown) => TimelineLine().Matches(shown).Count(match => match.Groups[1].Value == "data") >= 2;

    private static bool Delivered(string deviceKey) => s_trusted.Timeline.Count(TimelineKind.Data, deviceKey) >= 2;

    [GeneratedRegex(@"^ +\d+\.\d{3}  timeline  ([a-z]+) *(.*?)\r?$", RegexOptions.Multiline)]
    private static partial Regex TimelineLine();

    [GeneratedRegex("not trusted|no trusted")]
    private static partial Regex NotTrusted();

    [GeneratedRegex(@"^ +\d+\.\d{3}  session   \S.*$", RegexOptions.Multiline)]
    private static partial Regex PlainLogLine();
}
