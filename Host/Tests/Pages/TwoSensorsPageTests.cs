using System.Text.Json;
using Host.Platform;
using Host.Tests.Simulator;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Host.Tests.Pages;

/// <summary>What a person does on the page of a board with two sensors, both measured each second.</summary>
[TestClass]
public sealed class TwoSensorsPageTests
{
    private readonly TemporaryFolder _folder = new();
    private Browser _browser = null!;
    private NubisonPlatform _platform = null!;
    private BoardRig _rig = null!;

    [TestInitialize]
    public async Task StartAsync()
    {
        _browser = await Browser.StartAsync();
        _platform = await NubisonPlatform.StartAsync(new PlatformOptions { HttpsPort = null });
        string settings = _folder.Write("my.json", $$"""
            { "wifi": { "ssid": "home", "password": "12345678" }, {{_platform.SettingsFor("F0E1D2")}}, "sampling": { "periodSeconds": 1 },
              "sensors": [ { "type": "bme280" }, { "type": "bme680", "name": "south", "address": "0x77" } ] }
            """);
        _rig = await BoardRig.StartAsync("--settings", settings);
    }

    [TestCleanup]
    public async Task StopAsync()
    {
        if (_rig is not null)
        {
            await _rig.DisposeAsync();
            await _platform.DisposeAsync();
            await _browser.DisposeAsync();
        }

        _folder.Dispose();
    }

    [TestMethod]
    public async Task A_slider_moves_a_value_and_the_new_value_arrives()
    {
        IPage page = await _browser.OpenAsync(_rig.Address);
        await page.GetByRole(AriaRole.Slider, new() { Name = "air temperature" }).FillAsync("33.4");

        await Expect(page.Locator(".slider", new() { HasText = "air temperature" }).Locator("output")).ToContainTextAsync("33.4 °C");
        JsonElement reading = await _rig.ArrivedAsync(data => data.TryGetProperty("temperature", out JsonElement value) && Math.Abs(value.GetDouble() - 33.4) < 0.1);
        Assert.IsGreaterThan(0, reading.GetProperty("sequence").GetInt32());

        await page.Locator(".slider", new() { HasText = "air temperature" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".slider", new() { HasText = "air temperature" }).GetByRole(AriaRole.Button)).ToBeDisabledAsync();
        AssertNoComplaints();
    }

    [TestMethod]
    public async Task Of_two_sensors_that_measure_the_same_one_is_held_and_given_back()
    {
        IPage page = await _browser.OpenAsync(_rig.Address);
        ILocator card = page.GetByRole(AriaRole.Group, new() { Name = "bme680 1/0x77" });
        await Expect(card).ToContainTextAsync("south");
        await card.GetByRole(AriaRole.Slider, new() { Name = "temperature" }).FillAsync("44");

        // On a busy machine a sensor may miss a reading.
        JsonElement reading = await _rig.ArrivedAsync(data => data.TryGetProperty("temperature", out _)
            && data.TryGetProperty("south_temperature", out JsonElement value) && Math.Abs(value.GetDouble() - 44) < 0.1);
        Assert.IsLessThan(36, reading.GetProperty("temperature").GetDouble());

        await card.GetByRole(AriaRole.Button, new() { Name = "give back bme680 1/0x77 temperature" }).ClickAsync();
        await _rig.ArrivedAsync(data => data.GetProperty("sequence").GetInt32() > reading.GetProperty("sequence").GetInt32()
            && data.TryGetProperty("south_temperature", out JsonElement value) && value.GetDouble() < 36);
        AssertNoComplaints();
    }

    [TestMethod]
    public async Task A_switch_that_is_clicked_twice_is_off_however_fast_that_was()
    {
        IPage page = await _browser.OpenAsync(_rig.Address);
        ILocator button = page.GetByRole(AriaRole.Button, new() { Name = "Wi-Fi password wrong", Exact = true });
        await button.ClickAsync();
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        await button.ClickAsync();
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "false");
        StringAssert.EndsWith(await _rig.Http.GetStringAsync("api/scenario"), "  off Wi-Fi password wrong\n");
        AssertNoComplaints();
    }

    private void AssertNoComplaints() => Assert.IsEmpty(_browser.Complaints, string.Join('\n', _browser.Complaints));
}
