using System.Text;
using System.Text.Json.Nodes;
using Host.Tool.Settings;

namespace Host.Tests.Tool;

[TestClass]
public sealed class CheckTests
{
    [TestMethod]
    public async Task Settings_without_faults_pass()
    {
        using ToolRun run = new(SettingsText.With());

        Assert.AreEqual(0, await run.RunAsync("check", "nubison.json"), run.Error);

        Assert.AreEqual("nubison.json: no faults\n", run.Output);
        Assert.AreEqual("", run.Error);
    }

    [TestMethod]
    public async Task The_schema_that_an_editor_checks_by_may_be_named()
    {
        using ToolRun run = new(SettingsText.With(more: """, "$schema": "nubison.schema.json" """));

        Assert.AreEqual(0, await run.RunAsync("check", "nubison.json"), run.Error);

        Assert.AreEqual("", run.Error);
    }

    [TestMethod]
    public async Task Every_fault_is_named_by_its_path_as_the_device_does()
    {
        using ToolRun run = new(SettingsText.With(url: "iot.example.com", more: """, "sampling": { "periodSeconds": 0 }, "sensors": [ { "type": "bme280" }, { "type": "digital", "name": "door", "pin": 7 } ] """));

        Assert.AreEqual(2, await run.RunAsync("check", "nubison.json"));

        StringAssert.Contains(run.Error, "nubison: nubison.json: platform.url: must be http:// or https:// and a host, without space, ?, # or @\n");
        StringAssert.Contains(run.Error, "nubison: nubison.json: sampling.periodSeconds: 0 is not within 1 to 86400\n");
        StringAssert.Contains(run.Error, "nubison: nubison.json: sensors[1].pin: 7 belongs to the flash\n");
        Assert.AreEqual("", run.Output);
    }

    [TestMethod]
    public async Task Warnings_are_shown_and_pass()
    {
        using ToolRun run = new(SettingsText.With(more: """, "colour": "red" """));

        Assert.AreEqual(0, await run.RunAsync("check", "nubison.json"));

        Assert.AreEqual("nubison: warning: nubison.json: colour: is unknown and ignored\n", run.Error);
    }

    [TestMethod]
    [DataRow(new byte[] { 0x7B, 0x22, 0xFF, 0x22, 0x7D }, "is not UTF-8")]
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
    [DataRow("""{ "wifi": { "ssid": "x", "password": "1234" } }""", "warning: nubison.json: wifi.password: has 4 characters, a WPA password has at least 8")]
    [DataRow("""{ "wifi": { "ssid": "x", "password": "12345" } }""", "warning: nubison.json: wifi.password: has 5 characters, a WPA password has at least 8, unless it is WEP")]
    [DataRow("""{ "wifi": { "ssid": " x" } }""", "warning: nubison.json: wifi.ssid: begins with a space")]
    [DataRow("""{ "platform": { "clientSecret": "x\u00a0" } }""", "warning: nubison.json: platform.clientSecret: ends with U+00A0")]
    [DataRow("""{ "platform": { "clientSecret": "x\u200by" } }""", "warning: nubison.json: platform.clientSecret: has U+200B inside")]
    [DataRow("""{ "platform": { "clientId": "a:b" } }""", "platform.clientId: has a colon, at which the login would take the rest for the secret (RFC 7617)")]
    [DataRow("""{ "platform": { "deviceName": "YOUR-NAME" } }""", "platform.deviceName: YOUR-NAME is what the template has in place of your own")]
    [DataRow("""{ "platform": { "caCertificate": "Nubison.json" } }""", "platform.caCertificate: is the name of the settings file itself")]
    [DataRow("""{ "platform": { "caCertificate": "none.pem" } }""", "does not exist")]
    [DataRow("""{ "platform": { "url": "http://a\u00a0b" } }""", "platform.url: has U+00A0 at character 9, which no URL has")]
    [DataRow("""{ "platform": { "url": "http://a\u201d" } }""", "platform.url: has \u201d at character 9, which no URL has")]
    [DataRow("""{ "platform": { "url": "http://a\\b" } }""", "platform.url: has \\ at character 9, which no URL has")]
    [DataRow("""{ "platform": { "url": "http://a\tb" } }""", "platform.url: has U+0009 at character 9, which no URL has")]
    [DataRow("""{ "platform": { "url": "http://192,168,1,10" } }""", "platform.url: 192,168,1,10 is not an IPv4 address")]
    [DataRow("""{ "platform": { "url": "http://192.168.1.300:80/x" } }""", "platform.url: 192.168.1.300 is not an IPv4 address")]
    [DataRow("""{ "platform": { "url": "http://192.168.010.1" } }""", "platform.url: 192.168.010.1 is not an IPv4 address")]
    [DataRow("""{ "platform": { "url": "http://[::1]:8080" } }""", "platform.url: has an IPv6 address, the device has IPv4 alone")]
    [DataRow("""{ "platform": { "url": "http://a..b" } }""", "platform.url: a..b is not a host name")]
    [DataRow("""{ "platform": { "url": "http://-a" } }""", "platform.url: -a is not a host name")]
    [DataRow("""{ "platform": { "url": "http://a:70000/b" } }""", "platform.url: the port must be within 1 to 65535")]
    [DataRow("""{ "platform": { "url": "http://a:8o" } }""", "platform.url: the port must be within 1 to 65535")]
    [DataRow("""{ "sampling": { "periodSeconds": "0x3c" } }""", "sampling.periodSeconds: must be a whole number")]
    public async Task What_only_a_PC_has_room_for_is_found_too(string change, string problem)
    {
        using ToolRun run = new();
        JsonObject settings = JsonNode.Parse(SettingsText.With())!.AsObject();
        foreach ((string section, JsonNode? members) in JsonNode.Parse(change)!.AsObject())
        {
            settings[section] ??= new JsonObject();
            foreach ((string member, JsonNode? value) in members!.AsObject())
            {
                settings[section]![member] = value?.DeepClone();
            }
        }

        run.Write("nubison.json", settings.ToJsonString());

        int status = await run.RunAsync("check", "nubison.json");

        StringAssert.Contains(run.Error, problem + (problem.StartsWith("does", StringComparison.Ordinal) ? "" : "\n"));
        Assert.AreEqual(problem.StartsWith("warning", StringComparison.Ordinal) ? 0 : 2, status);
    }

    [TestMethod]
    [DataRow("http://192.168.1.10:8080")]
    [DataRow("http://localhost")]
    [DataRow("http://my_box.local/nubison/v1/")]
    [DataRow("http://iot.example.com:1/a%20b;c=d,e")]
    public async Task A_platforms_URL_may_be_any_that_a_device_can_reach(string url)
    {
        using ToolRun run = new(SettingsText.With(url));

        Assert.AreEqual(0, await run.RunAsync("check", "nubison.json"), run.Error);
        Assert.AreEqual("", run.Error);
    }

    [TestMethod]
    public async Task Several_files_are_all_checked_and_one_with_a_fault_is_enough_to_fail()
    {
        using ToolRun run = new();
        run.Write("a.json", SettingsText.With());
        run.Write("b.json", SettingsText.With(url: "x"));
        run.Write("folder/c.json", SettingsText.With());

        Assert.AreEqual(2, await run.RunAsync("check", "b.json", "none.json", "folder", "folder/c.json", "a.json"));

        Assert.AreEqual("folder/c.json: no faults\na.json: no faults\n", run.Output);
        StringAssert.Contains(run.Error, "nubison: b.json: platform.url: must be");
        StringAssert.Contains(run.Error, "none.json does not exist");
        StringAssert.Contains(run.Error, "folder is a folder; name the settings file in it");
    }

    [TestMethod]
    public async Task Warnings_are_faults_for_those_who_want_it()
    {
        using ToolRun run = new(SettingsText.With(more: """, "colour": "red" """));

        Assert.AreEqual(2, await run.RunAsync("check", "--strict", "nubison.json"));

        Assert.AreEqual("nubison: nubison.json: colour: is unknown and ignored\n", run.Error);
    }

    [TestMethod]
    public async Task An_option_that_is_misspelt_is_named_and_not_its_neighbour()
    {
        using ToolRun run = new(SettingsText.With());

        Assert.AreEqual(2, await run.RunAsync("check", "--strickt", "nubison.json"));

        Assert.AreEqual("nubison: --strickt is not a command or option; nubison --help lists them\n", run.Error);
    }

    [TestMethod]
    public async Task The_template_as_it_is_does_not_pass()
    {
        using ToolRun run = new(File.ReadAllText(Repository.PathOf("docs/nubison.template.json")));

        Assert.AreEqual(2, await run.RunAsync("check", "nubison.json"));
    }

    [TestMethod]
    public async Task Every_fault_is_told_however_many_there_are()
    {
        using ToolRun run = new();
        string sensors = string.Join(',', Enumerable.Range(0, 16).Select(_ => """{ "type": "digital", "pin": 6, "debounceMilliseconds": -1 }"""));
        run.Write("nubison.json", SettingsText.With(more: $", \"sensors\": [ {sensors} ]"));

        Assert.AreEqual(2, await run.RunAsync("check", "nubison.json"));

        Assert.AreEqual(16, run.Error.Split(".pin: 6 belongs to the flash\n").Length - 1);
        Assert.AreEqual(16, run.Error.Split(".debounceMilliseconds: -1 is not within").Length - 1);
    }

    [TestMethod]
    public async Task What_a_board_may_have_no_memory_for_is_warned_about_by_what_provision_makes_of_it()
    {
        using ToolRun run = new();
        string text = SettingsText.With(more: """, "note": "N" """);
        int dense = Encoding.UTF8.GetByteCount(CheckedSettings.Of(Encoding.UTF8.GetBytes(text)).Provisioned());
        string Long(int more) => text.Replace("\"N\"", "\"" + new string('x', CheckedSettings.SureLength - dense + more + 1) + "\"", StringComparison.Ordinal);
        run.Write("sure.json", Long(0) + new string(' ', 20000));
        run.Write("doubtful.json", Long(1));

        Assert.AreEqual(0, await run.RunAsync("check", "sure.json", "doubtful.json"));

        Assert.IsFalse(run.Error.Contains("sure.json: has", StringComparison.Ordinal));
        StringAssert.Contains(run.Error, $"warning: doubtful.json: has {CheckedSettings.SureLength + 1} bytes");
    }

    [TestMethod]
    public async Task No_secret_is_shown_whatever_is_wrong()
    {
        using ToolRun run = new(SettingsText.With(url: "x", clientSecret: new string('s', 129)));

        Assert.AreEqual(2, await run.RunAsync("check", "nubison.json"));

        StringAssert.Contains(run.Error, "platform.clientSecret: is longer than 128 characters");
        Assert.IsFalse(run.Error.Contains("sss", StringComparison.Ordinal));
    }
}
