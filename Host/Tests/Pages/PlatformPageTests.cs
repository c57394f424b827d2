using System.Globalization;
using System.Text.RegularExpressions;
using Host.Pages;
using Host.Platform;
using Host.Platform.Page;
using Host.Tests.Platform;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Host.Tests.Pages;

/// <summary>The platform's page, in a browser.</summary>
[TestClass]
public sealed class PlatformPageTests
{
    private const string Key = PlatformClient.Key;

    private readonly DateTimeOffset _begin = DateTimeOffset.UtcNow.AddSeconds(-1000);
    private NubisonPlatform _platform = null!;
    private PageServer _server = null!;
    private PlatformClient _client = null!;
    private Browser _browser = null!;
    private string _token = string.Empty;

    [TestInitialize]
    public async Task StartAsync()
    {
        _browser = await Browser.StartAsync();
        _platform = await NubisonPlatform.StartAsync(new PlatformOptions { HttpsPort = null });
        _server = await PlatformPage.StartAsync(_platform);
        _client = new PlatformClient(_platform.Url);
    }

    [TestCleanup]
    public async Task StopAsync()
    {
        if (_browser is not null)
        {
            _client.Dispose();
            await _browser.DisposeAsync();
            await _server.DisposeAsync();
            await _platform.DisposeAsync();
        }
    }

    [TestMethod]
    public async Task Before_the_first_device_the_page_says_how_to_connect_one()
    {
        IPage page = await _browser.OpenAsync(_server.Url);
        await Expect(page.Locator("pre")).ToContainTextAsync("\"clientId\":\"AbCdE123\"");
        AssertNoComplaints();
    }

    [TestMethod]
    public async Task A_reading_is_seen_as_it_comes_with_gaps_and_repeats_marked()
    {
        IPage page = await _browser.OpenAsync(_server.Url);
        await RegisterAsync();
        await SendAsync(1, "\"temperature\":20.50");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Greenhouse 1" })).ToContainTextAsync("online");
        await Expect(Tile(page, "temperature")).ToContainTextAsync("20.50 °C");

        await SendAsync(2, "\"temperature\":21.50");
        await SendAsync(2, "\"temperature\":21.50");
        await SendAsync(6, "\"temperature\":25.50");

        await Expect(Tile(page, "temperature")).ToContainTextAsync("25.50 °C");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("gap of 3");
        await Expect(page.Locator("tbody tr").Nth(1)).ToContainTextAsync("repeat");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(6);
        await Expect(page.GetByRole(AriaRole.Figure, new() { Name = "Plot of temperature in °C" }).Locator("path").First).ToBeAttachedAsync();
        AssertNoComplaints();
    }

    [TestMethod]
    public async Task A_hundred_attributes_and_thousands_of_readings_do_not_freeze_the_page()
    {
        await RegisterAsync();
        string attributes = string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"a{i}\":{i}"));

        for (int sequence = 1; sequence <= 300; sequence++)
        {
            await SendAsync(sequence, attributes);
        }

        IPage page = await _browser.OpenAsync(_server.Url);
        await Expect(Tile(page, "a99")).ToContainTextAsync("99");
        await Expect(page.Locator(".plot")).ToHaveCountAsync(12);
        await page.GetByRole(AriaRole.Button, new() { Name = "older" }).ClickAsync();
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("250");
        await Tile(page, "a99").PressAsync("Enter");
        await Expect(page.Locator(".plot")).ToHaveCountAsync(13);
        await SendAsync(301, "\"a0\":4711");
        await Expect(Tile(page, "a0")).ToContainTextAsync("4711");
        AssertNoComplaints();
    }

    [TestMethod]
    [DataRow(1280, 800, false, "platform")]
    [DataRow(390, 844, true, "platform-phone")]
    public async Task The_page_fits_its_screen(int width, int height, bool dark, string name)
    {
        await RegisterAsync();

        for (int sequence = 1; sequence <= 120; sequence++)
        {
            double wave = Math.Sin(sequence / 20.0);
            await SendAsync(sequence, string.Create(
                CultureInfo.InvariantCulture,
                $"\"temperature\":{21 + (3 * wave):F2},\"humidity\":{60 - (9 * wave):F2},\"pressure\":{1013 + wave:F2},\"door\":{sequence / 40 % 2},\"light\":{20000 + (9000 * wave):F1},\"battery_voltage\":12.70"));
        }

        IPage page = await _browser.OpenAsync(_server.Url, width, height, dark);
        await Expect(page.Locator(".plot path").Nth(5)).ToBeAttachedAsync();
        await Browser.AssertFitsAsync(page);
        await Browser.ShootAsync(page, name);
        AssertNoComplaints();
    }

    private static ILocator Tile(IPage page, string attribute) =>
        page.Locator(".tiles button").Filter(new() { HasTextRegex = new Regex($"^\\s*{attribute}\\s") });

    private void AssertNoComplaints() => Assert.IsEmpty(_browser.Complaints, string.Join('\n', _browser.Complaints));

    private async Task RegisterAsync()
    {
        _token = await _client.GetTokenAsync();
        await _client.RegisterAsync(_token);
    }

    private async Task SendAsync(int sequence, string attributes)
    {
        DateTimeOffset time = _begin.AddSeconds(sequence * 2);
        PlatformClient.Reply reply = await _client.PostAsync(
            "/devices/data", "application/json",
            $"{{\"accessToken\":\"{_token}\",\"deviceKey\":\"{Key}\",\"data\":{{\"sequence\":{sequence},\"time\":\"{time.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}\",{attributes}}}}}");
        Assert.AreEqual(201, reply.Status, reply.Body);
    }
}
