using Host.Platform;

namespace Host.Tests.Tool;

[TestClass]
public sealed class SendTests
{
    [TestMethod]
    public async Task A_reading_reaches_the_platforms_timeline()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync();
        using ToolRun run = new(SettingsText.With(platform.Url));

        int status = await run.RunAsync("send", "--settings", "nubison.json", "--register", "temperature=21.50", "door=true", "state=half \"open\"", "level=-3");

        Assert.AreEqual(0, status, run.Error);
        Assert.AreEqual("login: accepted\nregistration: accepted\ndata: accepted\nlogout: accepted\n", run.Output);
        string data = platform.Timeline.Entries(kind: TimelineKind.Data).Single().Data!;
        StringAssert.Matches(data, new("^\\{\"sequence\":0,\"time\":\"20\\d\\d-.*Z\",\"temperature\":21.50,\"door\":true,\"state\":\"half \\\\\"open\\\\\"\",\"level\":-3\\}$"));
    }

    [TestMethod]
    public async Task A_device_that_is_not_registered_is_told_how_to_be()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync();
        using ToolRun run = new(SettingsText.With(platform.Url));

        Assert.AreEqual(1, await run.RunAsync("send", "--settings", "nubison.json", "temperature=21.5"));

        StringAssert.Contains(run.Error, "the device is not registered: send --register does it");
    }

    [TestMethod]
    public async Task A_model_that_the_platform_does_not_have_is_named()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync(new PlatformOptions { Models = ["OTHER"] });
        using ToolRun run = new(SettingsText.With(platform.Url));

        Assert.AreEqual(1, await run.RunAsync("send", "--settings", "nubison.json", "--register", "temperature=21.5"));

        StringAssert.Contains(run.Error, "platform.deviceName or platform.modelName");
    }

    [TestMethod]
    [DataRow("temperature", "temperature: write name=value")]
    [DataRow("a b=1", "a b=1: a name is 1 to 40 of a-z, A-Z, 0-9, _, - and .")]
    [DataRow("=1", "=1: a name is 1 to 40")]
    [DataRow("time=1", "time=1: time is written by the device itself")]
    public async Task What_is_no_attribute_is_refused(string pair, string expected)
    {
        using ToolRun run = new(SettingsText.With());

        Assert.AreEqual(2, await run.RunAsync("send", "--settings", "nubison.json", pair));

        StringAssert.Contains(run.Error, expected);
    }

    [TestMethod]
    public async Task A_name_twice_or_a_reading_too_long_is_refused()
    {
        using ToolRun run = new(SettingsText.With());

        Assert.AreEqual(2, await run.RunAsync("send", "--settings", "nubison.json", "a=1", "a=2"));
        Assert.AreEqual(2, await run.RunAsync("send", "--settings", "nubison.json", "a=" + new string('x', 1024)));

        StringAssert.Contains(run.Error, "a is there twice");
        StringAssert.Contains(run.Error, "longer than 1024 bytes");
    }
}
