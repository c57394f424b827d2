using System.Text.Json;
using Host.Platform;
using Host.Platform.Accounts;
using Host.Platform.Protocol;

namespace Host.Tests.Platform;

/// <summary>Every row of the protocol's table, over real sockets.</summary>
[TestClass]
public sealed class ProtocolTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Json = "application/json";
    private const string Key = PlatformClient.Key;

    private NubisonPlatform _platform = null!;
    private PlatformClient _client = null!;

    [TestInitialize]
    public async Task StartAsync()
    {
        _platform = await NubisonPlatform.StartAsync(new PlatformOptions { HttpsPort = null, Models = ["ENV-1"], ProductCodes = ["PRD01", "PRD-2"] });
        _client = new PlatformClient(_platform.Url);
    }

    [TestCleanup]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _platform.DisposeAsync();
    }

    [TestMethod]
    [DataRow(Form, "deviceKey=PRD01_A1B2C3", "demo", 200, "")]
    [DataRow(Form + "; charset=utf-8", "deviceKey=PRD01_A1B2C3&more=1", "demo", 200, "")]
    [DataRow(Form, "deviceKey=PRD-2_%C3%A4%20%2B%26", "demo", 200, "")]
    [DataRow(Json, "{\"deviceKey\":\"PRD01_A1B2C3\"}", "demo", 415, "")]
    [DataRow("text/plain", "", null, 415, "")]
    [DataRow(Form, "", null, 400, "ERROR401")]
    [DataRow(Form, "", "demo", 400, "ERROR402")]
    [DataRow(Form, "deviceKey=", "demo", 400, "ERROR402")]
    [DataRow(Form, "devicekey=PRD01_A1B2C3", "demo", 400, "ERROR402")]
    [DataRow(Form, "deviceKey=PRD01_A1B2C3", "Basic !", 400, "ERROR403")]
    [DataRow(Form, "deviceKey=PRD01_A1B2C3", "Bearer abc", 400, "ERROR403")]
    [DataRow(Form, "deviceKey=PRD01_A1B2C3", "wrong", 400, "ERROR403")]
    [DataRow(Form, "deviceKey=PRD09_A1B2C3", "wrong", 400, "ERROR403")]
    [DataRow(Form, "deviceKey=PRD09_A1B2C3", "demo", 405, "")]
    [DataRow(Form, "deviceKey=PRD01", "demo", 405, "")]
    public async Task A_login_is_answered_as_the_table_says(string type, string body, string? authorization, int status, string code)
    {
        string? header = authorization switch
        {
            "demo" => PlatformClient.DemoAuthorization,
            "wrong" => PlatformClient.Basic(DemoAccount.Client.Id, "guessed"),
            _ => authorization,
        };

        PlatformClient.Reply reply = await _client.PostAsync("/devices/login", type, body, header);

        AssertAnswer(reply, status, code);
        Assert.AreEqual(status == 200 ? 40 : 0, reply.Member("AccessToken").Length);
        Assert.AreEqual(status == 200 ? 1 : 0, _platform.Timeline.Count());
    }

    [TestMethod]
    [DataRow("text/plain", "{}", 415, "")]
    [DataRow(Form, "deviceKey=PRD01_A1B2C3", 415, "")]
    [DataRow(Json, "", 400, "ERROR402")]
    [DataRow(Json, "not JSON", 400, "ERROR402")]
    [DataRow(Json, "[1]", 400, "ERROR402")]
    [DataRow(Json, "{\"deviceKey\":\"\\ud800\"}", 400, "ERROR402")]
    [DataRow(Json, "{\"accessToken\":\"TOKEN\"}", 400, "ERROR402")]
    [DataRow(Json, "{\"deviceKey\":12,\"accessToken\":\"TOKEN\"}", 400, "ERROR402")]
    [DataRow(Json, "{\"deviceKey\":\"PRD01_A1B2C3\"}", 400, "ERROR404")]
    [DataRow(Json, "{\"deviceKey\":\"PRD01_A1B2C3\",\"accessToken\":null}", 400, "ERROR404")]
    [DataRow(Json, "{\"deviceKey\":\"PRD01_A1B2C3\",\"accessToken\":\"guessed\"}", 401, "")]
    [DataRow(Json, "{\"deviceKey\":\"PRD01_OTHER\",\"accessToken\":\"TOKEN\"}", 401, "")]
    [DataRow(Json, "{\"deviceKey\":\"PRD01_A1B2C3\",\"accessToken\":\"TOKEN\"}", 405, "")]
    public async Task A_logout_is_refused_as_the_table_says(string type, string body, int status, string code)
    {
        string token = await _client.GetTokenAsync();

        PlatformClient.Reply reply = await _client.PostAsync("/devices/logout", type, body.Replace("TOKEN", token));

        AssertAnswer(reply, status, code);
        Assert.AreEqual(0, _platform.Timeline.Count(TimelineKind.Logout));
    }

    [TestMethod]
    [DataRow("text/json", "{}", 415, "")]
    [DataRow(Json, "{\"accessToken\":\"TOKEN\",\"deviceName\":\"n\",\"modelName\":\"ENV-1\"}", 400, "ERROR402")]
    [DataRow(Json, "{\"deviceKey\":\"PRD01_A1B2C3\",\"deviceName\":\"n\",\"modelName\":\"ENV-1\"}", 400, "ERROR404")]
    [DataRow(Json, "{\"deviceKey\":\"PRD01_A1B2C3\",\"accessToken\":\"guessed\"}", 400, "ERROR406")]
    [DataRow(Json, "{\"deviceKey\":\"PRD01_A1B2C3\",\"accessToken\":\"TOKEN\",\"modelName\":\"ENV-1\"}", 400, "ERROR406")]
    [DataRow(Json, "{\"deviceKey\":\"PRD01_A1B2C3\",\"accessToken\":\"TOKEN\",\"deviceName\":\"n\",\"modelName\":\"\"}", 400, "ERROR406")]
    [DataRow(Json, "{\"deviceKey\":\"PRD01_A1B2C3\",\"accessToken\":\"TOKEN\",\"deviceName\":\"n\",\"modelName\":\"ENV-2\"}", 400, "ERROR406")]
    [DataRow(Json, "{\"deviceKey\":\"PRD01_A1B2C3\",\"accessToken\":\"guessed\",\"deviceName\":\"n\",\"modelName\":\"ENV-2\"}", 401, "")]
    [DataRow(Json, "{\"deviceKey\":\"PRD01_A1B2C3\",\"accessToken\":\"TOKEN\",\"deviceName\":\"n\",\"modelName\":\"ENV-1\"}", 201, "")]
    public async Task A_registration_is_answered_as_the_table_says(string type, string body, int status, string code)
    {
        string token = await _client.GetTokenAsync();

        PlatformClient.Reply reply = await _client.PostAsync("/devices", type, body.Replace("TOKEN", token));

        AssertAnswer(reply, status, code);
        Assert.AreEqual(status == 201, _platform.Devices.Contains(Key));
        Assert.AreEqual(status == 201 ? 1 : 0, _platform.Timeline.Count(TimelineKind.Registration));
    }

    [TestMethod]
    [DataRow("application/json-patch+json", "{}", 415, "")]
    [DataRow(Json, "{\"accessToken\":\"TOKEN\",\"data\":{\"t\":1}}", 400, "ERROR402")]
    [DataRow(Json, "{\"deviceKey\":\"PRD01_A1B2C3\",\"data\":{\"t\":1}}", 400, "ERROR404")]
    [DataRow(Json, "{\"deviceKey\":\"PRD01_A1B2C3\",\"accessToken\":\"guessed\"}", 400, "ERROR406")]
    [DataRow(Json, "{\"deviceKey\":\"PRD01_A1B2C3\",\"accessToken\":\"TOKEN\",\"data\":{}}", 400, "ERROR406")]
    [DataRow(Json, "{\"deviceKey\":\"PRD01_A1B2C3\",\"accessToken\":\"TOKEN\",\"data\":\"t=1\"}", 400, "ERROR406")]
    [DataRow(Json, "{\"deviceKey\":\"PRD01_A1B2C3\",\"accessToken\":\"TOKEN\",\"data\":{\"t\":1}", 400, "ERROR402")]
    [DataRow(Json, "{\"deviceKey\":\"PRD01_A1B2C3\",\"accessToken\":\"guessed\",\"data\":{\"t\":1}}", 401, "")]
    [DataRow(Json, "{\"deviceKey\":\"PRD01_OTHER\",\"accessToken\":\"TOKEN\",\"data\":{\"t\":1}}", 401, "")]
    [DataRow(Json, "{\"deviceKey\":\"PRD01_A1B2C3\",\"accessToken\":\"TOKEN\",\"data\":{\"t\":1}}", 201, "")]
    public async Task Data_are_answered_as_the_table_says(string type, string body, int status, string code)
    {
        string token = await _client.GetTokenAsync();
        await _client.RegisterAsync(token);

        PlatformClient.Reply reply = await _client.PostAsync("/devices/data", type, body.Replace("TOKEN", token));

        AssertAnswer(reply, status, code);
        Assert.AreEqual(status == 201 ? 1 : 0, _platform.Timeline.Count(TimelineKind.Data));
    }

    [TestMethod]
    public async Task Data_of_a_device_that_is_not_registered_are_answered_405()
    {
        string token = await _client.GetTokenAsync();
        AssertAnswer(await _client.SendDataAsync(token), 405, "");

        await _client.RegisterAsync(token);
        AssertAnswer(await _client.SendDataAsync(token), 201, "");

        _platform.Devices.Remove(Key);
        AssertAnswer(await _client.SendDataAsync(token), 405, "");
    }

    [TestMethod]
    [DataRow("POST", "/")]
    [DataRow("POST", "/devices/")]
    [DataRow("POST", "/devices/Data")]
    [DataRow("GET", "/devices")]
    [DataRow("PUT", "/devices/data")]
    [DataRow("DELETE", "/devices/logout")]
    [DataRow("POST", "/timeline")]
    public async Task Anything_else_is_answered_405(string method, string path)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);

        AssertAnswer(await _client.SendAsync(request), 405, "");
    }

    [TestMethod]
    public async Task Logins_can_be_JSON_and_then_forms_are_answered_415()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync(
            new PlatformOptions { HttpsPort = null, LoginContent = LoginContent.Json });
        using PlatformClient client = new(platform.Url);

        AssertAnswer(await client.LoginAsync(), 415, "");
        AssertAnswer(await client.PostAsync("/devices/login", Json, "{}", PlatformClient.DemoAuthorization), 400, "ERROR402");
        AssertAnswer(await client.PostAsync("/devices/login", Json, $"{{\"deviceKey\":\"{Key}\"}}", PlatformClient.DemoAuthorization), 200, "");
    }

    [TestMethod]
    public async Task The_account_may_be_another_and_its_secret_hold_a_colon()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync(
            new PlatformOptions { HttpsPort = null, Client = new ClientCredentials("ü", "with:colon") });
        using PlatformClient client = new(platform.Url);

        AssertAnswer(await client.LoginAsync(), 400, "ERROR403");
        AssertAnswer(await client.PostAsync("/devices/login", Form, $"deviceKey={Key}", PlatformClient.Basic("ü", "with:colon")), 200, "");
    }

    [TestMethod]
    public async Task A_body_beyond_the_limit_is_answered_413()
    {
        AssertAnswer(await _client.PostAsync("/devices/data", Json, new string(' ', 17 * 1024)), 413, "");
    }

    private static void AssertAnswer(PlatformClient.Reply reply, int status, string code)
    {
        Assert.AreEqual(status, reply.Status, reply.Body);
        Assert.AreEqual(Json, reply.MediaType);
        Assert.AreEqual(JsonValueKind.Object, JsonDocument.Parse(reply.Body).RootElement.ValueKind);
        Assert.AreEqual(code, reply.Member("code"));
    }
}
