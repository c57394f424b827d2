using Host.Platform;
using Host.Tests.Platform;
using Host.Tests.Simulator;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Host.Tests.Pages;

/// <summary>The board's page where the platform is another program's, of which nothing is known but what goes over the wire.</summary>
[TestClass]
public sealed class ForeignPlatformTests
{
    [TestMethod]
    public async Task Over_TLS_the_lanes_show_every_reading_through_an_outage_and_a_power_cut()
    {
        await using Browser browser = await Browser.StartAsync();
        await using NubisonPlatform foreign = await NubisonPlatform.StartAsync();
        using TemporaryFolder folder = new();
        folder.Write("ca.pem", foreign.CaCertificatePem);
        string settings = folder.Write("my.json", $$"""
            { "wifi": { "ssid": "home", "password": "12345678" }, {{foreign.SettingsFor("F0E1D2")}}, "sampling": { "periodSeconds": 1 },
              "journal": { "flushSeconds": 0 }, "sensors": [ { "type": "sht4x", "name": "shed" } ] }
            """);
        await using BoardRig rig = await BoardRig.StartAsync("--settings", settings, "--server", foreign.HttpsUrl!);
        IPage page = await browser.OpenAsync(rig.Address);
        await Expect(page.Locator("header")).ToContainTextAsync(foreign.HttpsUrl!);
        await Expect(page.GetByRole(AriaRole.Slider, new() { Name = "sht4x 1/0x44 temperature" })).ToBeVisibleAsync();
        await rig.UntilAsync(totals => totals.Accepted >= 2);

        await rig.DoAsync("on Wi-Fi off");
        await rig.UntilAsync(totals => totals.OnFlash >= 2);
        await rig.DoAsync("cut power");
        await rig.DoAsync("restore power");
        BoardRig.Totals outage = await rig.UntilAsync(totals => totals.OnFlash >= 4);
        await rig.DoAsync("off Wi-Fi off");

        await rig.UntilAsync(totals => totals.Accepted > outage.Taken && totals.AddUp && totals.Accepted == Arrived(foreign));
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Readings" }).GetByRole(AriaRole.Status)).ToContainTextAsync("adds up");
        await Expect(page.Locator(".dot.Accepted").Nth(4)).ToBeAttachedAsync();
        Assert.IsEmpty(browser.Complaints, string.Join('\n', browser.Complaints));
    }

    private static int Arrived(NubisonPlatform platform) =>
        platform.Timeline.Entries(kind: TimelineKind.Data).Select(entry => entry.Sequence).Distinct().Count();
}
