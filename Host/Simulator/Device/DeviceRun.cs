using System.Collections.Concurrent;
using Host.Events;
using Host.Platform;
using Host.Simulator.CommandLine;
using Host.Simulator.Control;
using Host.Simulator.Display;

namespace Host.Simulator.Device;

/// <summary>One run of the simulator: a device from power-on until it is told to stop, shown on the terminal.</summary>
internal sealed class DeviceRun(SimulatorOptions options, RunDisplay display, SimulatedDevice device, NubisonPlatform? platform)
{
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly TaskCompletionSource _refused = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets what the device found wrong with its settings only once it ran, such as a certificate that is none.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Runs the firmware until it is asked to stop, or the scenario is over.</summary>
    /// <param name="scenario">What is played; null for nothing.</param>
    public async Task<Counts> RunAsync(ScenarioRun? scenario, CancellationToken stop, CancellationToken unplug)
    {
        Subscription<DeviceEvent> events = device.Events.Subscribe(after: 0);
        Subscription<TimelineEntry>? timeline = platform?.Timeline.Added.Subscribe();
        Task shown = Task.WhenAll(ShowAsync(events, Show), timeline is null ? Task.CompletedTask : ShowAsync(timeline, entry => display.Show(entry, device.Board.Power.Run?.Uptime ?? TimeSpan.Zero)));

        device.Start();
        Task over = scenario?.PlayAsync(stop) ?? Task.Delay(Timeout.InfiniteTimeSpan, stop);
        await Task.WhenAny(_refused.Task, over, Task.Delay(options.Duration ?? Timeout.InfiniteTimeSpan, stop));
        await (_refused.Task.IsCompleted ? GiveUpAsync() : StopAsync(stop, unplug));

        events.Dispose();
        timeline?.Dispose();
        await shown;
        display.ShowCounts(device.Counts, device.Consumption);

        if (options.Report is not null)
        {
            await File.WriteAllTextAsync(options.Report.FullName, device.Counts.ToJson(device.Consumption), CancellationToken.None);
        }

        return device.Counts;
    }

    private async Task StopAsync(CancellationToken stop, CancellationToken unplug)
    {
        if (stop.IsCancellationRequested)
        {
            display.ShowNote("stopping: the button is pressed, the device sends what waits; Ctrl+C once more pulls the plug");
        }

        using CancellationTokenRegistration unplugged = unplug.Register(() => _ = device.CutPowerAsync());
        await device.StopAsync();
    }

    private static async Task ShowAsync<T>(Subscription<T> feed, Action<T> show)
    {
        await foreach (Numbered<T> added in feed.Reader.ReadAllAsync())
        {
            show(added.Item);
        }
    }

    /// <summary>Settings that the device refuses end the run too: it would wait for ever to be given others.</summary>
    private void Show(DeviceEvent happened)
    {
        display.Show(happened);
        DeviceLine line = DeviceLine.Parse(happened.Text);

        if (line.Topic == "settings" && !line.Text.StartsWith("warning: ", StringComparison.Ordinal))
        {
            _faults.Enqueue(line.Text);
            _refused.TrySetResult();
        }
    }

    /// <summary>Lets the device say all its faults, which it does in one go.</summary>
    private async Task GiveUpAsync()
    {
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        await device.CutPowerAsync();
    }
}
