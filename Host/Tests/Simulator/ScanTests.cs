namespace Host.Tests.Simulator;

/// <summary>The option that looks for sensors.</summary>
[TestClass]
public sealed class ScanTests
{
    [TestMethod]
    public async Task A_scan_shows_the_demo_board_s_sensors_as_settings_lines()
    {
        SimulatorRun run = await SimulatorRun.StartAsync("--scan");
        Assert.AreEqual(0, run.Status, run.Error);
        StringAssert.StartsWith(run.Output, "\"sensors\": [");
        foreach (string sensor in new[] { "bme280", "sht4x", "scd4x", "mcp9808", "ads1115", "ina219", "bme680", "shtc3", "tmp117", "veml7700" })
        {
            StringAssert.Contains(run.Output, $"  {{ \"type\": \"{sensor}\", ");
        }

        StringAssert.Contains(run.Output, "]" + Environment.NewLine + "perhaps { \"type\": \"bh1750\", ");
    }
}
