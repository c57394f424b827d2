using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Host.Simulator.CommandLine;
using Host.Simulator.Device;
using Host.Simulator.Display;

namespace Host.Simulator.Fleet;

/// <summary>One run of a fleet: all devices get power at once, and run until they are told to stop.</summary>
internal sealed class FleetRun(SimulatorOptions options, RunDisplay display, DeviceFleet fleet)
{
    private const int ShownEvery = 10;

    /// <param name="stop">Presses the boards' buttons.</param>
    /// <param name="unplug">Pulls the plugs.</param>
    /// <returns>What all devices have counted.</returns>
    public async Task<Counts> RunAsync(CancellationToken stop, CancellationToken unplug)
    {
        Task started = Task.Run(() => fleet.Devices.ForEach(device => device.Start()), CancellationToken.None);
        await WatchAsync(stop);
        await started;
        display.ShowNote("stopping: the buttons are pressed, the devices send what waits; Ctrl+C once more pulls the plugs");

        using (unplug.Register(() => fleet.Devices.ForEach(device => _ = device.CutPowerAsync())))
        {
            await Task.WhenAll(fleet.Devices.Select(device => device.StopAsync()));
        }

        display.ShowCounts(fleet.Counts, null);

        if (options.Report is not null)
        {
            await File.WriteAllTextAsync(options.Report.FullName, Report(fleet), CancellationToken.None);
        }

        return fleet.Counts;
    }

    /// <summary>Writes the fleet's counts as the report's JSON.</summary>
    public static string Report(DeviceFleet fleet)
    {
        JsonObject report = JsonSerializer.SerializeToNode(fleet.Counts, Counts.Format)!.AsObject();
        IReadOnlyList<int> requests = fleet.Requests;
        (SimulatedDevice device, Counts counts) = fleet.Slowest(1)[0];
        report["devices"] = fleet.Devices.Count;
        report["failures"] = fleet.Failures;
        report["slowest"] = new JsonObject { ["device"] = device.Name, ["waiting"] = counts.Waiting };
        report["busiestSecond"] = requests.DefaultIfEmpty().Max();
        report["requestsASecond"] = JsonSerializer.SerializeToNode(requests);
        return report.ToJsonString(Counts.Format) + "\n";
    }

    private async Task WatchAsync(CancellationToken stop)
    {
        long start = Stopwatch.GetTimestamp();
        using PeriodicTimer second = new(TimeSpan.FromSeconds(1));
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(stop);

        if (options.Duration is TimeSpan duration)
        {
            end.CancelAfter(duration);
        }

        try
        {
            for (int seconds = 1; await second.WaitForNextTickAsync(end.Token); seconds++)
            {
                fleet.Look();

                if (seconds % ShownEvery == 0)
                {
                    display.ShowFleet(fleet, Stopwatch.GetElapsedTime(start));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C, or the time is over.
        }
    }
}
