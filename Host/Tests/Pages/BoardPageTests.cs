using Host.Simulator.CommandLine;
using Host.Tests.Simulator;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Host.Tests.Pages;

/// <summary>The board's page in a browser: the command as a person starts it, the firmware running.</summary>
[TestClass]
public sealed class BoardPageTests
{
    private Browser _browser = null!;
    private BoardRig _rig = null!;

    [TestInitialize]
    public async Task StartAsync()
    {
        _browser = await Browser.StartAsync();
        _rig = await BoardRig.StartAsync();
    }

    [TestCleanup]
    public async Task StopAsync()
    {
        if (_rig is not null)
        {
            await _rig.DisposeAsync();
            await _browser.DisposeAsync();
        }
    }

    [TestMethod]
    public async Task Through_an_outage_and_a_power_cut_every_reading_arrives_in_order_and_the_scenario_replays()
    {
        IPage page = await _browser.OpenAsync(_rig.Address);
        ILocator sum = page.GetByRole(AriaRole.Region, new() { Name = "Readings" }).GetByRole(AriaRole.Status);
        int few = Browser.IsForDocuments ? 14 : 1;
        await _rig.DoAsync("hold door at 0");
        await _rig.UntilAsync(totals => totals.Accepted >= few);

        await ClickAsync(page, "Wi-Fi off");
        BoardRig.Totals off = await _rig.UntilAsync(_ => true);
        await _rig.UntilAsync(totals => totals.OnFlash > off.OnFlash);
        await ClickAsync(page, "Cut power");
        await Expect(page.Locator("header .state")).ToContainTextAsync("without power");
        await ClickAsync(page, "Power on");
        BoardRig.Totals outage = await _rig.UntilAsync(totals => totals.OnFlash > off.OnFlash + few);
        await Expect(page.Locator(".dot.OnFlash").Nth(1)).ToBeAttachedAsync();
        await Browser.ShootAsync(page, "board");
        await ClickAsync(page, "Wi-Fi off");

        // What happens must not wait for long, nor what waits before it.
        await _rig.UntilAsync(totals => totals.Accepted > outage.Accepted);
        await _rig.DoAsync("hold door at 1");
        await _rig.UntilAsync(totals => totals.Accepted >= outage.Taken);
        await Expect(sum).ToContainTextAsync("adds up");
        await Expect(sum).ToContainTextAsync("0 lost with the power + 0 dropped + 0 refused");

        await ClickAsync(page, "platform answers 401");
        await Expect(page.Locator(".log")).ToContainTextAsync("token refused (401)");
        await ClickAsync(page, "platform answers 401");
        BoardRig.Totals refusal = await _rig.UntilAsync(_ => true);
        await _rig.UntilAsync(totals => totals.Accepted > refusal.Accepted);
        await _rig.DoAsync("hold door at 0");
        await _rig.UntilAsync(totals => totals.Accepted >= refusal.Taken);

        int[] sequences = [.. (await _rig.TimelineAsync()).Select(data => data.GetProperty("sequence").GetInt32())];
        CollectionAssert.AreEqual(sequences.Distinct().Order().ToArray(), sequences.Distinct().ToArray(), "out of order");
        AssertNoComplaints();
        await AssertReplaysAsync(page);
    }

    [TestMethod]
    public async Task The_page_fits_a_phone_and_its_log_is_searched()
    {
        IPage page = await _browser.OpenAsync(_rig.Address, 390, 844, dark: true);
        await Expect(page.Locator(".dot.Accepted").First).ToBeAttachedAsync();
        await Browser.AssertFitsAsync(page);
        await Browser.ShootAsync(page, "board-phone");

        await page.GetByRole(AriaRole.Searchbox).FillAsync("registered");
        await Expect(page.Locator(".log code")).ToHaveCountAsync(1);
        await page.GetByText("Settings", new() { Exact = true }).ClickAsync();
        await Expect(page.Locator("pre").First).ToContainTextAsync("\"clientSecret\": \"•••\"");
        AssertNoComplaints();
    }

    private static Task ClickAsync(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private async Task AssertReplaysAsync(IPage page)
    {
        await ClickAsync(page, "Copy as test");
        await Expect(page.GetByText("copied")).ToBeVisibleAsync();
        string scenario = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        StringAssert.Contains(scenario, "  on Wi-Fi off\n");
        StringAssert.Contains(scenario, "  cut power\n");

        using TemporaryFolder folder = new();
        using StringWriter error = new();
        int status = await SimulatorCommand.RunAsync(["--scenario", folder.Write("scenario.txt", scenario), "--no-web"], TextWriter.Null, error, CancellationToken.None);
        Assert.AreEqual(0, status, error.ToString());
    }

    private void AssertNoComplaints() => Assert.IsEmpty(_browser.Complaints, string.Join('\n', _browser.Complaints));
}
