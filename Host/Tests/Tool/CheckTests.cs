namespace Host.Tests.Tool;

[TestClass]
public sealed class CheckTests
{
    [TestMethod]
    public async Task Settings_without_faults_pass()
    {
        using ToolRun run = new();
        run.Write("nubison.json", SettingsText.With());

        Assert.AreEqual(0, await run.RunAsync("check", "nubison.json"), run.Error);

        Assert.AreEqual("nubison.json: no faults\n", run.Output);
        Assert.AreEqual("", run.Error);
    }

    [TestMethod]
    public async Task The_schema_that_an_editor_checks_by_may_be_named()
    {
        using ToolRun run = new();
        run.Write("nubison.json", SettingsText.With(more: """, "$schema": "nubison.schema.json" """));

        Assert.AreEqual(0, await run.RunAsync("check", "nubison.json"), run.Error);

        Assert.AreEqual("", run.Error);
    }

    [TestMethod]
    public async Task Every_fault_is_named_by_its_path_as_the_device_does()
    {
        using ToolRun run = new();
        run.Write("nubison.json", SettingsText.With(url: "iot.example.com", more: """, "sampling": { "periodSeconds": 0 }, "sensors": [ { "type": "bme280" }, { "type": "digital", "name": "door", "pin": 7 } ] """));

        Assert.AreEqual(2, await run.RunAsync("check", "nubison.json"));

        StringAssert.Contains(run.Error, "nubison: nubison.json: platform.url: must be http:// or https:// and a host\n");
        StringAssert.Contains(run.Error, "nubison: nubison.json: sampling.periodSeconds: 0 is not within 1 to 86400\n");
        StringAssert.Contains(run.Error, "nubison: nubison.json: sensors[1].pin: 7 belongs to the flash\n");
        Assert.AreEqual("", run.Output);
    }

    [TestMethod]
    public async Task Warnings_are_shown_and_pass()
    {
        using ToolRun run = new();
        run.Write("nubison.json", SettingsText.With(more: """, "colour": "red" """));

        Assert.AreEqual(0, await run.RunAsync("check", "nubison.json"));

        Assert.AreEqual("nubison: warning: nubison.json: colour: is unknown and ignored\n", run.Error);
    }

    [TestMethod]
    [DataRow(new byte[] { 0x7B, 0xFF, 0x7D }, "is not UTF-8")]
    [DataRow(new byte[0], "line 1, column 1")]
    [DataRow(new byte[] { 0x7B, 0x0A, 0x2C, 0x7D }, "line 2, column 1: a member's name in double quotes is expected")]
    public async Task A_file_that_is_no_JSON_is_refused_where_it_stops_being_it(byte[] content, string fault)
    {
        using ToolRun run = new();
        run.Write("nubison.json", content);

        Assert.AreEqual(2, await run.RunAsync("check", "nubison.json"));

        StringAssert.Contains(run.Error, fault);
    }

    [TestMethod]
    public async Task No_secret_is_shown_whatever_is_wrong()
    {
        using ToolRun run = new();
        run.Write("nubison.json", SettingsText.With(url: "x", clientSecret: new string('s', 129)));

        Assert.AreEqual(2, await run.RunAsync("check", "nubison.json"));

        StringAssert.Contains(run.Error, "platform.clientSecret: is longer than 128 characters");
        Assert.IsFalse(run.Error.Contains("sss", StringComparison.Ordinal));
    }
}
