using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Host.Tool.Flasher;

namespace Host.Tests.Tool;

[TestClass]
public sealed class ProvisionTests
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string Settings = SettingsText.With("https://iot.example.com", "ca.pem", "s3cr3t");

    [TestMethod]
    public async Task Settings_go_to_the_board_without_blanks_and_the_certificate_alone()
    {
        using ToolRun run = new(Settings);
        string certificate = Certificate(DateTimeOffset.Now.AddYears(1));
        run.Write("root.pem", certificate);

        int status = await run.RunAsync("provision", "--port", ToolRun.Port, "--settings", "nubison.json", "--ca", "root.pem");

        Assert.AreEqual(0, status, run.Error);
        Assert.AreEqual(JsonNode.Parse(Settings)!.ToJsonString(Unescaped), run.Read("written-nubison.json"));
        Assert.AreEqual(certificate + "\n", run.Read("written-ca.pem"), @"under the name that the settings give it");
        using JsonDocument files = JsonDocument.Parse(run.Read("files.json"));
        Assert.AreEqual(ToolRun.Port, files.RootElement.GetProperty("SerialPort").GetString());
        Assert.AreEqual(1, run.Calls.Length);
        Assert.AreEqual(0, Directory.GetFileSystemEntries(run.Temporary).Length);
        Assert.IsFalse(run.Output.Contains("s3cr3t", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task The_certificate_is_looked_for_beside_the_settings()
    {
        using ToolRun run = new();
        run.Write("site/nubison.json", Settings);
        run.Write("site/ca.pem", Certificate(DateTimeOffset.Now.AddYears(1)));

        Assert.AreEqual(0, await run.RunAsync("provision", "--port", ToolRun.Port, "--settings", "site/nubison.json"), run.Error);

        Assert.IsTrue(File.Exists(run.PathOf("written-ca.pem")));
    }

    [TestMethod]
    public async Task Settings_can_be_given_other_values_for_one_board()
    {
        using ToolRun run = new(SettingsText.With(more: ", \"sensors\": [ { \"type\": \"bme280\" } ]"));

        int status = await run.RunAsync(
            "provision", "--port", "auto", "--settings", "nubison.json", "--set", "platform.deviceIdentifier=007", "--set", "sampling.periodSeconds=5",
            "--set", "wifi.password=a=b", "--set", "sensors[0].name=roof", "--set", "sensors[1].type=digital", "--set", "sensors[1].name=door",
            "--set", "sensors[1].pin=13", "--set", "sensors[1].activeLow=TRUE");

        Assert.AreEqual(0, status, run.Error);
        JsonNode written = JsonNode.Parse(run.Read("written-nubison.json"))!;
        Assert.AreEqual("007", (string?)written["platform"]!["deviceIdentifier"]);
        Assert.AreEqual(5, (int)written["sampling"]!["periodSeconds"]!);
        Assert.AreEqual("a=b", (string?)written["wifi"]!["password"]);
        Assert.AreEqual("""[{"type":"bme280","name":"roof"},{"type":"digital","name":"door","pin":13,"activeLow":true}]""", written["sensors"]!.ToJsonString());
    }

    [TestMethod]
    [DataRow("platform.deviceIdentifer=A2", "--set: platform.deviceIdentifer is not a setting; did you mean platform.deviceIdentifier?")]
    [DataRow("deviceName=A2", "--set: deviceName is not a setting; did you mean platform.deviceName?")]
    [DataRow("color=red", "--set: color is not a setting")]
    [DataRow("wifi=x", "--set: wifi is not a setting")]
    [DataRow("wifi.ssid", "--set: wifi.ssid is not path=value")]
    [DataRow("sensors[1].name=x", "--set: sensors[1].name: the settings have only 0 there")]
    [DataRow("sampling.periodSeconds=often", "nubison.json: sampling.periodSeconds: ")]
    [DataRow("platform.deviceIdentifier=", "nubison.json: platform.deviceIdentifier: ")]
    public async Task A_value_that_cannot_be_set_is_refused_by_its_path(string change, string fault)
    {
        using ToolRun run = new(SettingsText.With());

        Assert.AreEqual(2, await run.RunAsync("provision", "--port", ToolRun.Port, "--settings", "nubison.json", "--set", change));

        StringAssert.StartsWith(run.Error, $"nubison: {fault}");
        Assert.AreEqual(0, run.Calls.Length);
    }

    [TestMethod]
    [DataRow("", 2, "--port: no board is plugged in, or its cable carries no data")]
    [DataRow("COM3 COM4", 2, "--port: COM3, COM4 are there; name one of them")]
    [DataRow("/dev/ttyS0 /dev/cu.Bluetooth-Incoming-Port /dev/tty.usbserial-1 /dev/cu.usbserial-1", 0, "")]
    public async Task A_port_found_by_itself_is_that_of_the_one_board(string ports, int status, string fault)
    {
        using ToolRun run = new() { Ports = ports.Split(' ', StringSplitOptions.RemoveEmptyEntries) };
        run.Write("nubison.json", SettingsText.With());

        Assert.AreEqual(status, await run.RunAsync("provision", "--port", "auto", "--settings", "nubison.json"), run.Error);

        StringAssert.Contains(run.Error, fault);
        Assert.AreEqual(status == 0 ? "/dev/cu.usbserial-1" : "", status == 0 ? (string?)JsonNode.Parse(run.Read("files.json"))!["SerialPort"] : "");
    }

    [TestMethod]
    public async Task Wifi_goes_into_the_boards_own_configuration_if_asked_and_then_not_into_the_file()
    {
        using ToolRun run = new(Settings);
        run.Write("ca.pem", Certificate(DateTimeOffset.Now.AddYears(1)));

        Assert.AreEqual(0, await run.RunAsync("provision", "--port", ToolRun.Port, "--settings", "nubison.json", "--network"), run.Error);

        using JsonDocument written = JsonDocument.Parse(run.Read("written-nubison.json"));
        Assert.IsFalse(written.RootElement.TryGetProperty("wifi", out _));
        Assert.AreEqual("s3cr3t", written.RootElement.GetProperty("platform").GetProperty("clientSecret").GetString());
        using JsonDocument network = JsonDocument.Parse(run.Read("network.json"));
        JsonElement client = network.RootElement.GetProperty("WirelessClient");
        Assert.AreEqual("greenhouse", client.GetProperty("Ssid").GetString());
        Assert.AreEqual("pa\"ss wörd", client.GetProperty("Password").GetString());
        Assert.AreEqual("WPA2", client.GetProperty("Authentication").GetString());
        Assert.AreEqual("AutoConnect", client.GetProperty("ConfigurationOption").GetString());
        Assert.AreEqual(1, run.Calls.Length, "nanoff says of a network deployment alone that it did nothing");
        Assert.AreEqual(0, Directory.GetFileSystemEntries(run.Temporary).Length);
    }

    [TestMethod]
    public async Task A_secret_that_stays_in_the_file_is_written_as_the_board_can_read_it()
    {
        const string Secret = "a+b&1<ü>'";
        using ToolRun run = new(SettingsText.With(clientSecret: Secret));

        Assert.AreEqual(0, await run.RunAsync("provision", "--port", ToolRun.Port, "--settings", "nubison.json", "--network"), run.Error);

        StringAssert.Contains(run.Read("written-nubison.json"), $"\"clientSecret\":\"{Secret}\"");
    }

    [TestMethod]
    [DataRow("--filedeployment", 2000, "Error connecting to nanoDevice on COM7 for deployment.\n")]
    [DataRow("--networkdeployment", 2002, "Cannot find any wireless configuration.\n")]
    public async Task Temporary_files_are_gone_after_a_failure(string operation, int status, string output)
    {
        using ToolRun run = new(Settings);
        run.Write("ca.pem", Certificate(DateTimeOffset.Now.AddYears(1)));
        run.Answer(operation, status, output);

        Assert.AreEqual(1, await run.RunAsync("provision", "--port", ToolRun.Port, "--settings", "nubison.json", "--network"));

        StringAssert.Contains(run.Error, $"nanoff E{status}");
        Assert.AreEqual(0, Directory.GetFileSystemEntries(run.Temporary).Length);
    }

    [TestMethod]
    public async Task A_file_that_was_not_written_is_a_failure_although_nanoff_ends_with_0()
    {
        using ToolRun run = new(Settings);
        run.Write("ca.pem", Certificate(DateTimeOffset.Now.AddYears(1)));
        run.Answer("--filedeployment", 0, "Deploying file a to I:\\nubison.json...\nError deploying content file a to I:\\nubison.json\nDeploying file b to I:\\ca.pem...OK\n");

        Assert.AreEqual(1, await run.RunAsync("provision", "--port", ToolRun.Port, "--settings", "nubison.json"));

        StringAssert.Contains(run.Error, "a file was not written (Error deploying content file a to I:\\nubison.json)");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public async Task Temporary_files_are_the_users_alone()
    {
        using ToolRun run = new(Settings);
        run.Write("ca.pem", Certificate(DateTimeOffset.Now.AddYears(1)));

        await run.RunAsync("provision", "--port", ToolRun.Port, "--settings", "nubison.json");

        Assert.AreEqual("UserExecute, UserWrite, UserRead; UserWrite, UserRead", run.Read("mode.txt"));
    }

    /// <summary>
    /// A closed terminal hangs up, which a process started by nohup ignores: there the other signal is tried alone. All that
    /// runs in the process gets it.
    /// </summary>
    [TestMethod]
    [DoNotParallelize]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow(PosixSignal.SIGHUP, "HUP", 0)]
    [DataRow(PosixSignal.SIGQUIT, "QUIT", 2)]
    public async Task Temporary_files_are_gone_when_the_terminal_ends_the_tool(PosixSignal signal, string name, int bit)
    {
        if (IsIgnored(bit))
        {
            Assert.Inconclusive($"SIG{name} is ignored here");
        }

        using ToolRun run = new();
        // The newest handler comes first, so that this one is told when the folder's is done.
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using PosixSignalRegistration goOn = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
        {
            context.Cancel = true;
            done.TrySetResult();
        });
        using SecretFolder folder = new(run.Temporary);
        folder.Write("network.json", "secret");

        using Process hangUp = Process.Start("kill", $"-HUP {Environment.ProcessId}");
        await done.Task.WaitAsync(TimeSpan.FromMinutes(5));

        Assert.AreEqual(0, Directory.GetFileSystemEntries(run.Temporary).Length);
    }

    [TestMethod]
    public async Task Temporary_files_of_a_process_that_was_killed_are_gone_with_the_next_use()
    {
        using ToolRun run = new(Settings);
        run.Write("ca.pem", Certificate(DateTimeOffset.Now.AddYears(1)));
        using Process dead = Process.Start(Path.Combine(ToolRun.StandInFolder, OperatingSystem.IsWindows() ? "nanoff.exe" : "nanoff"), "--version");
        await dead.WaitForExitAsync();
        run.Write($"temporary/nubison-{dead.Id}-abc.def/nubison.json", Settings);
        run.Write($"temporary/nubison-{Environment.ProcessId}-abc.def/nubison.json", Settings);
        run.Write("temporary/nubison-flash-1/nubison.json", Settings);

        Assert.AreEqual(0, await run.RunAsync("provision", "--port", ToolRun.Port, "--settings", "nubison.json"), run.Error);

        CollectionAssert.AreEquivalent(
            new[] { $"nubison-{Environment.ProcessId}-abc.def", "nubison-flash-1" },
            Directory.GetFileSystemEntries(run.Temporary).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    public async Task A_dry_run_shows_what_would_be_written_but_no_secret()
    {
        using ToolRun run = new(Settings);
        run.Write("ca.pem", Certificate(DateTimeOffset.Now.AddYears(1)));

        Assert.AreEqual(0, await run.RunAsync("provision", "--port", ToolRun.Port, "--settings", "nubison.json", "--network", "--dry-run"), run.Error);

        Assert.AreEqual(0, run.Calls.Length);
        StringAssert.StartsWith(run.Output, "nanoff --filedeployment files.json --networkdeployment network.json");
        StringAssert.Contains(run.Output, "\"Ssid\": \"greenhouse\"");
        Assert.IsFalse(run.Output.Contains("ss wörd", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task A_certificate_that_a_board_could_not_use_is_refused()
    {
        using ToolRun run = new(Settings);
        run.Write("old.pem", Certificate(DateTimeOffset.Now.AddDays(-1)));
        run.Write("text.pem", "hello");
        run.Write("key.pem", "-----BEGIN PRIVATE KEY-----");

        foreach ((string file, string fault) in new[] { ("old.pem", "ran out on"), ("text.pem", "is not a certificate"), ("key.pem", "private key"), ("none.pem", "does not exist") })
        {
            Assert.AreEqual(2, await run.RunAsync("provision", "--port", ToolRun.Port, "--settings", "nubison.json", "--ca", file));
            StringAssert.Contains(run.Error, fault);
        }

        Assert.AreEqual(0, run.Calls.Length);
    }

    /// <summary>Linux tells which signals a process ignores, the first as the lowest bit of a hexadecimal number.</summary>
    private static bool IsIgnored(int bit)
    {
        const string Status = "/proc/self/status";
        string? ignored = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) : null;
        return ignored is not null && (Convert.ToUInt64(ignored["SigIgn:".Length..].Trim(), 16) >> bit & 1) != 0;
    }

    private static string Certificate(DateTimeOffset until)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=Test root", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(until.AddYears(-2), until);
        return certificate.ExportCertificatePem();
    }
}
