using System.Text.Json;
using System.Text.RegularExpressions;
using Host.Platform;

namespace Host.Tests.Simulator;

/// <summary>A fleet of whole devices.</summary>
[TestClass]
public sealed partial class FleetRunTests
{
    private static readonly string[] Keys = ["PRD01_ROW-0001", "PRD01_ROW-0002", "PRD01_ROW-0003"];

    [TestMethod]
    public async Task Each_device_of_a_fleet_is_one_of_its_own_on_the_platform_the_page_and_the_flash()
    {
        using TemporaryFolder folder = new();
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync();
        string settings = folder.Write("settings.json", $$"""
            {
              "wifi":     { "ssid": "greenhouse", "password": "tomatoes" },
              "platform": { "url": "{{platform.Url}}", "productCode": "PRD01", "deviceIdentifier": "ROW",
                            "clientId": "AbCdE123", "clientSecret": "demo-secret", "deviceName": "Row", "modelName": "ENV-1" },
              "sampling": { "periodSeconds": 1 },
              "sensors":  [ { "type": "bme280" } ]
            }
            """);
        using HttpClient http = new();
        string page = string.Empty;
        bool HasAll(string output)
        {
            if (page.Length == 0 && Address().Match(output) is { Success: true } address)
            {
                page = http.GetStringAsync(address.Groups[1].Value).Result + http.GetStringAsync(address.Groups[1].Value + "api/state").Result;
            }

            return page.Length > 0 && Keys.All(key => platform.Timeline.LastSequence(key) >= 2);
        }

        SimulatorRun run = await SimulatorRun.UntilAsync(
            HasAll, "--devices", "3", "--settings", settings, "--flash", folder["flash"], "--report", folder["report.json"]);

        Assert.AreEqual(0, run.Status, run.Output + run.Error);
        using JsonDocument report = JsonDocument.Parse(await File.ReadAllTextAsync(folder["report.json"]));
        Assert.AreEqual(3, report.RootElement.GetProperty("devices").GetInt32());
        Assert.AreEqual(3, report.RootElement.GetProperty("registrations").GetInt32());
        Assert.AreEqual(0, report.RootElement.GetProperty("failures").GetInt32());
        Assert.AreEqual(platform.Timeline.Count(TimelineKind.Data), report.RootElement.GetProperty("delivered").GetInt64());
        Assert.Contains("<title>Fleet</title>", page);
        Assert.Contains("\"devices\": 3", page);
        Assert.HasCount(3, Directory.GetDirectories(folder["flash"]));
    }

    [GeneratedRegex(@"page  (http://\S+)")]
    private static partial Regex Address();
}
