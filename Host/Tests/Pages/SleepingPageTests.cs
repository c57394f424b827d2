using Host.Platform;
using Host.Tests.Simulator;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Host.Tests.Pages;

/// <summary>The page of a board that sleeps between readings.</summary>
[TestClass]
public sealed class SleepingPageTests
{
    private const string Settings = """
        {
          "wifi":     { "ssid": "any", "password": "any-password" },
          "platform": { "url": "URL", "productCode": "PRD01", "deviceIdentifier": "TEST",
                        "clientId": "AbCdE123", "clientSecret": "demo-secret", "deviceName": "Test", "modelName": "ENV-1" },
          "sampling": { "periodSeconds": 300 },
          "power":    { "sleep": true, "uploadEvery": 3, "stayAwakeSeconds": 1 },
          "sensors":  [ { "type": "sht4x" } ]
        }
        """;

    [TestMethod]
    public async Task It_says_until_when_the_board_sleeps_what_woke_it_and_what_that_takes()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync();
        using TemporaryFolder folder = new();
        await using Browser browser = await Browser.StartAsync();
        await using BoardRig rig = await BoardRig.StartAsync("--settings", folder.Write("battery.json", Settings.Replace("URL", platform.Url)), "--speed", "100");
        IPage page = await browser.OpenAsync(rig.Address);

        await Expect(page.Locator(".state")).ToContainTextAsync("asleep until");
        ILocator board = page.GetByRole(AriaRole.Region, new() { Name = "Board" });
        await Expect(board).ToContainTextAsync("woken by the timer");
        await Expect(board).ToContainTextAsync("mAh a day");
        Assert.IsEmpty(browser.Complaints, string.Join('\n', browser.Complaints));
    }
}
