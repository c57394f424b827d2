using System.Net;

namespace Host.Tests.Pages;

/// <summary>What the board's page does, over HTTP.</summary>
[TestClass]
public sealed class BoardApiTests
{
    private static BoardRig s_rig = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_rig = await BoardRig.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await s_rig.DisposeAsync();

    [TestMethod]
    [DataRow("explode", "'explode' is not a command; there are: on SWITCH")]
    [DataRow("", "'' is not a command")]
    [DataRow("on fire", "there is no switch 'fire'; there are: Wi-Fi off; ")]
    [DataRow("hold luck at 3", "there is no quantity 'luck'; there are: air temperature; ")]
    [DataRow("hold humidity at 101", "hold humidity: 'at VALUE' is missing or not within 0 to 100")]
    [DataRow("hold humidity at NaN", "hold humidity: 'at VALUE' is missing or not within 0 to 100")]
    [DataRow("hold humidity", "hold humidity: 'at VALUE' is missing or not within 0 to 100")]
    [DataRow("hold bme280 1/0x76 humidity at 101", "hold bme280 1/0x76 humidity: 'at VALUE' is missing or not within 0 to 100")]
    [DataRow("free bme280 1/0x99 humidity", "there is no quantity 'bme280 1/0x99 humidity'; there are: air temperature; ")]
    [DataRow("off bme280", "there is no switch 'bme280'; there are: Wi-Fi off; ")]
    [DataRow("tip over", "'tip over' is not a command")]
    [DataRow("cut wires", "'cut wires' is not a command")]
    public async Task What_is_no_command_is_answered_400_with_the_reason(string command, string reason)
    {
        using HttpResponseMessage answer = await s_rig.Http.PostAsync("api/commands", new StringContent(command));
        Assert.AreEqual(HttpStatusCode.BadRequest, answer.StatusCode);
        StringAssert.StartsWith(await answer.Content.ReadAsStringAsync(), reason);
    }

    [TestMethod]
    [DataRow("api/state?since=3", "there is no parameter 'since'\n")]
    [DataRow("api/scenario?to=3", "there is no parameter 'to'\n")]
    [DataRow("api/events?after=3", "there is no parameter 'after'\n")]
    public async Task A_parameter_that_a_call_does_not_have_is_named(string call, string reason)
    {
        using HttpResponseMessage answer = await s_rig.Http.GetAsync(call);
        Assert.AreEqual(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.AreEqual(reason, await answer.Content.ReadAsStringAsync());
    }

    [TestMethod]
    public Task A_command_without_end_is_not_repeated() => What_is_no_command_is_answered_400_with_the_reason(new string('x', 501), "a command has at most 500 characters");

    [TestMethod]
    public async Task Events_come_over_HTTP_and_the_button_puts_the_device_to_sleep()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "api/events");
        request.Headers.Add("Last-Event-ID", "0");
        using HttpResponseMessage events = await s_rig.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using StreamReader lines = new(await events.Content.ReadAsStreamAsync());
        await LineAsync(lines, "registered");

        await s_rig.DoAsync("press");
        await LineAsync(lines, "the button was pressed long");
        await s_rig.DoAsync("release");
        await LineAsync(lines, "event: Ended");
        await s_rig.DoAsync("press");
        await LineAsync(lines, "event: Booted");
        await s_rig.DoAsync("release");
    }

    private static async Task LineAsync(StreamReader lines, string part)
    {
        using CancellationTokenSource limit = new(Patience.Limit);
        string? line;

        do
        {
            line = await lines.ReadLineAsync(limit.Token);
        }
        while (line is not null && !line.Contains(part));

        Assert.IsNotNull(line, part);
    }
}
