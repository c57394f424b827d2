using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Host.Tests.Pages;

/// <summary>The page of a fleet in a browser.</summary>
[TestClass]
public sealed class FleetPageTests
{
    [TestMethod]
    public async Task The_page_of_a_fleet_shows_each_device_and_leads_to_its_readings()
    {
        await using Browser browser = await Browser.StartAsync();
        await using BoardRig rig = await BoardRig.StartAsync("--devices", "3");
        IPage page = await browser.OpenAsync(rig.Address, 1000);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Fleet" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(4);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "PRD01_A1B2C3-0002" })).ToHaveAttributeAsync("href", new Regex("/devices/PRD01_A1B2C3-0002$"));
        await Expect(page.GetByLabel("Counts")).ToContainTextAsync(new Regex("[1-9] readings = "));
        await Expect(page.Locator("figure svg path").First).ToBeAttachedAsync();
        await Browser.AssertFitsAsync(page);
        await Browser.ShootAsync(page, "fleet");
        Assert.IsEmpty(browser.Complaints, string.Join('\n', browser.Complaints));
    }
}
