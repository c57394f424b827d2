using System.Net;
using System.Text.RegularExpressions;
using Host.Pages;
using Host.Platform;
using Host.Platform.Page;
using Host.Tests.Platform;

namespace Host.Tests.Pages;

/// <summary>Who may see the pages, and what their listener answers.</summary>
[TestClass]
public sealed partial class PageServerTests
{
    private NubisonPlatform _platform = null!;
    private PageServer _server = null!;
    private HttpClient _http = null!;

    [TestInitialize]
    public async Task StartAsync()
    {
        _platform = await NubisonPlatform.StartAsync(new PlatformOptions { HttpsPort = null });
        _server = await PlatformPage.StartAsync(_platform);
        _http = new HttpClient { BaseAddress = new Uri(_server.Url), Timeout = Patience.Limit };
    }

    [TestCleanup]
    public async Task StopAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        await _platform.DisposeAsync();
    }

    [TestMethod]
    public async Task The_page_brings_all_it_needs_and_leads_nowhere_else()
    {
        using HttpResponseMessage page = await _http.GetAsync("");
        string html = await page.Content.ReadAsStringAsync();
        string[] assets = [.. Asset().Matches(html).Select(match => match.Groups[1].Value).Where(asset => !asset.StartsWith("data:"))];

        Assert.AreEqual(HttpStatusCode.OK, page.StatusCode);
        StringAssert.Contains(string.Join(';', page.Headers.GetValues("Content-Security-Policy")), "script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'");
        Assert.IsGreaterThan(4, assets.Length);

        foreach (string asset in assets)
        {
            using HttpResponseMessage answer = await _http.GetAsync(asset);
            Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode, asset);
            Assert.IsFalse(asset.Contains("//"), asset);
        }
    }

    [TestMethod]
    public async Task The_page_stays_while_the_platform_is_down()
    {
        await _platform.GoDownAsync();
        Assert.AreEqual(HttpStatusCode.OK, (await _http.GetAsync("")).StatusCode);
    }

    [TestMethod]
    [DataRow("Host", "elsewhere.example", HttpStatusCode.Forbidden)]
    [DataRow("Host", "localhost", HttpStatusCode.OK)]
    [DataRow("Origin", "http://elsewhere.example", HttpStatusCode.Forbidden)]
    public async Task Other_sites_in_the_browser_are_refused(string header, string value, HttpStatusCode expected)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "timeline");
        request.Headers.Add(header, value);
        using HttpResponseMessage answer = await _http.SendAsync(request);
        Assert.AreEqual(expected, answer.StatusCode);
    }

    [TestMethod]
    public async Task Beyond_this_computer_the_page_needs_the_password_once()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync(new PlatformOptions { Address = IPAddress.Any, HttpsPort = null });
        await using PageServer server = await PlatformPage.StartAsync(platform);
        using HttpClient http = new() { BaseAddress = new Uri($"http://127.0.0.1:{new Uri(server.Url).Port}") };

        foreach (string? authorization in new[] { null, "Basic ", "Basic !", "Bearer x", PlatformClient.Basic("any", "wrong"), PlatformClient.Basic("any", string.Empty) })
        {
            Assert.AreEqual(HttpStatusCode.Unauthorized, await AskAsync(http, authorization), authorization);
        }

        Assert.AreEqual(HttpStatusCode.OK, await AskAsync(http, PlatformClient.Basic("any", platform.Password!)));
        Assert.AreEqual(HttpStatusCode.OK, await AskAsync(http, null), "the cookie");
    }

    [TestMethod]
    [DataRow("devices/nobody/readings.csv", 404, "there is no device 'nobody'")]
    [DataRow("devices/PRD01_A1B2C3/readings.csv?from=yesterday", 400, "from: 'yesterday' is not a time")]
    [DataRow("devices/PRD01_A1B2C3/readings.csv?to=2026-13-01", 400, "to: '2026-13-01' is not a time")]
    [DataRow("devices/PRD01_A1B2C3/readings.csv?form=2026-11-01", 400, "there is no parameter 'form'; there are: from, to")]
    [DataRow("devices/PRD01_A1B2C3/readings.csv?from=2026-11-24&to=2026-11-23", 400, "from: '2026-11-24' is after '2026-11-23'")]
    [DataRow("timeline?device=PRD01_A1B2C3", 400, "there is no parameter 'device'; there are: deviceKey")]
    [DataRow("api/events?from=1", 400, "there is no parameter 'from'")]
    [DataRow("devices/PRD01_A1B2C3/readings.csv?from=2026-11-23T12:00:00Z", 200, "time,received,sequence\r\n")]
    public async Task Readings_are_downloaded_or_the_reason_is_told(string path, int status, string text)
    {
        using PlatformClient client = new(_platform.Url);
        await client.LoginAsync();

        using HttpResponseMessage answer = await _http.GetAsync(path);

        Assert.AreEqual(status, (int)answer.StatusCode);
        StringAssert.StartsWith(await answer.Content.ReadAsStringAsync(), text);
    }

    [TestMethod]
    public async Task Events_come_as_they_happen_and_those_missed_first()
    {
        using PlatformClient client = new(_platform.Url);
        await client.LoginAsync();
        await client.LoginAsync("a_second");
        using HttpRequestMessage request = new(HttpMethod.Get, "api/events");
        request.Headers.Add("Last-Event-ID", "1");
        using HttpResponseMessage answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using StreamReader lines = new(await answer.Content.ReadAsStreamAsync());

        await AssertEventAsync(lines, 2, "a_second");
        await client.LoginAsync("a_third");
        await AssertEventAsync(lines, 3, "a_third");

        using HttpRequestMessage wrong = new(HttpMethod.Get, "api/events");
        wrong.Headers.Add("Last-Event-ID", "one");
        using HttpResponseMessage refused = await _http.SendAsync(wrong);
        Assert.AreEqual(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private static async Task AssertEventAsync(StreamReader lines, int number, string key)
    {
        Assert.AreEqual("event: login", await lines.ReadLineAsync());
        StringAssert.Contains(await lines.ReadLineAsync(), $"\"deviceKey\":\"{key}\"");
        Assert.AreEqual($"id: {number}", await lines.ReadLineAsync());
        Assert.AreEqual(string.Empty, await lines.ReadLineAsync());
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient http, string? authorization)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "timeline");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using HttpResponseMessage answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    [GeneratedRegex("(?:href|src)=\"([^\"]+\\.(?:css|js)|data:[^\"]*)\"")]
    private static partial Regex Asset();
}
