using System.Text;
using System.Text.Json.Nodes;

namespace Host.Tests.Tool.Fleet;

/// <summary>A table of boards is checked whole before anything is done, and each fault is named by its line.</summary>
[TestClass]
public sealed class FleetPlanTests
{
    private const string Columns = "platform.deviceIdentifier,platform.deviceName\n";

    [TestMethod]
    [DataRow("A1,One\n", "devices.csv:1 platform.deviceIdentifer is not a setting; did you mean platform.deviceIdentifier?", "platform.deviceIdentifer,platform.deviceName\n")]
    [DataRow("A1,60\n", "devices.csv:1 sampling.period is not a setting; did you mean sampling.periodSeconds?", "platform.deviceIdentifier,sampling.period\n")]
    [DataRow("A1,13\n", "devices.csv:1 sensors[99999999999].pin is not a setting", "platform.deviceIdentifier,sensors[99999999999].pin\n")]
    [DataRow("A1,13\n", "devices.csv:1 sensors[٣].pin is not a setting", "platform.deviceIdentifier,sensors[٣].pin\n")]
    [DataRow("A1,One\n", "devices.csv:1 color is not a setting", "platform.deviceIdentifier,color\n")]
    [DataRow("A1,One\n", "devices.csv:1 mac is there 2 times", "mac,mac\n")]
    [DataRow("A1,One\n", "devices.csv:1 has a column without a name", "mac,,platform.deviceName\n")]
    [DataRow("", "devices.csv: has no row for a board", Columns)]
    [DataRow("", "devices.csv: its first row must name the columns", "")]
    [DataRow("A1,One\n\nA2,Two\nA1,Three\n", "devices.csv:5 platform.deviceIdentifier: \"A1\" is row 2's already", Columns)]
    [DataRow("A1\nA2,Two\n", "devices.csv:2 has 1 cells, there are 2 columns", Columns)]
    [DataRow("A1,One,more\n", "devices.csv:2 has 3 cells, there are 2 columns", Columns)]
    [DataRow("A1,\"One\n", "devices.csv:2 has a quotation mark out of place", Columns)]
    [DataRow("A1,One\nA2,On\"e\n", "devices.csv:3 has a quotation mark out of place", Columns)]
    [DataRow("A1,${color}\n", "devices.csv:2 platform.deviceName: ${color} is not known; known are ${row}, ${mac} and ${env:NAME}", Columns)]
    [DataRow("A1,${env:NOBODY}\n", "devices.csv:2 platform.deviceName: ${env:NOBODY} is not set", Columns)]
    [DataRow("24:0A:C4:00:00:0G,One\n", "devices.csv:2 mac: \"24:0A:C4:00:00:0G\" is not a MAC address such as 24:0A:C4:12:34:56", "mac,platform.deviceName\n")]
    [DataRow("240AC4000001,A1\n24-0a-c4-00-00-01,A2\n", "devices.csv:3 mac: \"24:0A:C4:00:00:01\" is row 2's already", "MAC,platform.deviceIdentifier\n")]
    [DataRow("A1,often\n", "devices.csv:2 sampling.periodSeconds: ", "platform.deviceIdentifier,sampling.periodSeconds\n")]
    [DataRow("A1,13\n", "devices.csv:2 sensors[1].pin: the settings have only 0 there", "platform.deviceIdentifier,sensors[1].pin\n")]
    [DataRow("A1,ca.pem\n", "does not exist; it is the platform's root certificate", "platform.deviceIdentifier,platform.caCertificate\n")]
    public async Task A_fault_is_named_by_its_line(string rows, string fault, string columns)
    {
        using ToolRun run = new();
        run.Write("nubison.json", SettingsText.With());
        run.Write("devices.csv", columns + rows);

        Assert.AreEqual(2, await DryRunAsync(run));

        StringAssert.Contains(run.Error, fault);
        StringAssert.StartsWith(run.Error, "nubison: ");
    }

    [TestMethod]
    public async Task A_variable_without_its_brace_is_warned_about()
    {
        using ToolRun run = new();
        run.Write("nubison.json", SettingsText.With());
        run.Write("devices.csv", Columns + "A1,One\nA2,House ${row\n");

        Assert.AreEqual(0, await DryRunAsync(run), run.Error);

        Assert.AreEqual("nubison: warning: devices.csv:3 platform.deviceName: has \"${\", which the device takes as it is; only provision --fleet replaces ${row}, ${mac} and ${env:NAME}\n", run.Error);
    }

    [TestMethod]
    public async Task All_faults_are_told_at_once_and_those_of_the_template_once()
    {
        using ToolRun run = new();
        run.Write("nubison.json", SettingsText.With(clientSecret: "YOUR-SECRET"));
        run.Write("devices.csv", Columns + "A1,One\nA2,\"${x}\"\nA1,Three\n");

        Assert.AreEqual(2, await DryRunAsync(run));

        CollectionAssert.AreEqual(
            new[]
            {
                "nubison: nubison.json: platform.clientSecret: YOUR-SECRET is what the template has in place of your own (in every row)",
                "nubison: devices.csv:3 platform.deviceName: ${x} is not known; known are ${row}, ${mac} and ${env:NAME}",
                "nubison: devices.csv:4 platform.deviceIdentifier: \"A1\" is row 2's already",
            },
            run.Error.TrimEnd('\n').Split('\n'));
    }

    [TestMethod]
    [DataRow(",", "\n", false)]
    [DataRow(";", "\r\n", true)]
    public async Task A_dry_run_shows_the_plan_and_no_secret(string separator, string end, bool mark)
    {
        using ToolRun run = new();
        run.Variables["SECRET"] = "s3cr3t";
        run.Write("nubison.json", SettingsText.With(clientSecret: "${env:SECRET}"));
        string table = string.Join(end, "mac,platform.deviceIdentifier,platform.deviceName,wifi.password", "240ac4000001,A1,\"Nord, 1\",", ",\"B\"\"2\",Süd ${row},pass-word", ",${mac},,", "").Replace(",", separator).Replace($"Nord{separator}", "Nord,");
        run.Write("devices.csv", [.. mark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(table)]);

        Assert.AreEqual(0, await DryRunAsync(run), run.Error);

        string[] lines = [.. run.Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Length > 0 && char.IsDigit(line[0]))];
        CollectionAssert.AreEqual(new[] { "2 24:0A:C4:00:00:01 A1 Nord, 1", "3 any B\"2 Süd 3", "4 any ${mac} Greenhouse 1" }, lines);
        Assert.IsFalse(run.Output.Contains("s3cr3t") || run.Output.Contains("pass-word"), run.Output);
        Assert.AreEqual(0, run.Calls.Length);
        Assert.IsFalse(File.Exists(run.PathOf("results.csv")));
    }

    [TestMethod]
    public async Task A_table_that_is_not_UTF_8_is_refused()
    {
        using ToolRun run = new();
        run.Write("nubison.json", SettingsText.With());
        run.Write("devices.csv", Encoding.Latin1.GetBytes(Columns + "A1,Süd\n"));

        Assert.AreEqual(2, await DryRunAsync(run));

        Assert.AreEqual("nubison: devices.csv: is not UTF-8; save it as \"CSV UTF-8\"\n", run.Error);
    }

    private static Task<int> DryRunAsync(ToolRun run) => run.RunAsync("provision", "--fleet", "devices.csv", "--template", "nubison.json", "--dry-run");
}
