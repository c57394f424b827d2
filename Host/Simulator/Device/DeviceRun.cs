using System.Collections.Concurrent;
using Firmware;
using Firmware.Settings;
using Host.Board;
using Host.Events;
using Host.Platform;
using Host.Simulator.CommandLine;
using Host.Simulator.Demo;
using Host.Simulator.Display;

namespace Host.Simulator.Device;

/// <summary>One run of the firmware on a virtual board, from power-on to deep sleep.</summary>
internal sealed class DeviceRun
{
    /// <summary>A long press, 5 s to send and log out, and as much again for what hangs.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);

    private readonly SimulatorOptions _options;
    private readonly RunDisplay _display;
    private readonly VirtualBoard _board;
    private readonly DeviceSettings _settings;
    private readonly NubisonPlatform? _platform;
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly TaskCompletionSource _refused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _stops = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Initializes a new instance of the <see cref="DeviceRun"/> class.</summary>
    /// <param name="options">When to stop, and where the report goes.</param>
    /// <param name="display">Where the run is shown.</param>
    /// <param name="board">The board, with the settings on its flash, without power.</param>
    /// <param name="settings">The same settings.</param>
    /// <param name="platform">The platform that was started for the run; null for another one.</param>
    public DeviceRun(SimulatorOptions options, RunDisplay display, VirtualBoard board, DeviceSettings settings, NubisonPlatform? platform)
    {
        _options = options;
        _display = display;
        _board = board;
        _settings = settings;
        _platform = platform;
    }

    /// <summary>Gets what the device found wrong with its settings only once it ran, such as a certificate that is none.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Runs the firmware until it is asked to stop.</summary>
    /// <param name="stop">Cancelled to stop.</param>
    /// <returns>The device's counts.</returns>
    public async Task<Counts> RunAsync(CancellationToken stop)
    {
        BringNetwork();
        ShowScene();
        using DemoBoard sensors = new(_board, TimeProvider.System);
        Node? node = null;
        _board.Log.Written += OnWritten;
        BoardRun run = _board.Power.On(() =>
        {
            // Program.Main, with a way to its counts.
            node = new Node();
            node.Run();
        });
        using Subscription<TimelineEntry>? timeline = _platform?.Timeline.Added.Subscribe();
        Task shown = timeline is null ? Task.CompletedTask : ShowAsync(timeline, run);
        await Task.WhenAny(run.Ended, _refused.Task, DelayAsync(stop)).ConfigureAwait(false);
        await (_refused.Task.IsCompleted ? GiveUpAsync() : StopAsync(run)).ConfigureAwait(false);
        timeline?.Dispose();
        await shown.ConfigureAwait(false);
        Counts counts = CountsOf(node);
        _display.ShowCounts(counts);
        if (_options.Report is not null)
        {
            await File.WriteAllTextAsync(_options.Report.FullName, counts.ToJson(), CancellationToken.None).ConfigureAwait(false);
        }

        return counts;
    }

    private async Task ShowAsync(Subscription<TimelineEntry> timeline, BoardRun run)
    {
        await foreach (Numbered<TimelineEntry> added in timeline.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            _display.ShowTimeline(run.Uptime, added.Item);
        }
    }

    /// <summary>Settings that the device refuses end the run too: it would wait for ever to be given others.</summary>
    private void OnWritten(LogLine logged)
    {
        _display.ShowDevice(logged.Text);
        DeviceLine line = DeviceLine.Parse(logged.Text);
        if (line.Topic == "settings" && !line.Text.StartsWith("warning: ", StringComparison.Ordinal))
        {
            _faults.Enqueue(line.Text);
            _refused.TrySetResult();
        }
        else if (line.Topic == "stop")
        {
            _stops.TrySetResult();
        }
    }

    /// <summary>The access point has the network that the device looks for.</summary>
    private void BringNetwork()
    {
        if (_settings.Wifi is WifiSettings wifi)
        {
            _board.AccessPoint.Ssid = wifi.Ssid;
            _board.AccessPoint.Password = wifi.Password;
        }
        else
        {
            // Not in the settings: it is in the board's own network configuration.
            _board.Wifi.StoredSsid = _board.AccessPoint.Ssid;
            _board.Wifi.StoredPassword = _board.AccessPoint.Password;
        }
    }

    private void ShowScene() => _display.ShowScene(
        ("platform", _settings.Platform.Url + (_platform is null ? string.Empty : $"  timeline at {_platform.Url}/timeline")),
        ("device", _settings.Platform.Account.DeviceKey),
        ("flash", _options.Flash is null ? "temporary" : _board.Flash.Folder),
        ("stop", "Ctrl+C presses the button long, a second one pulls the plug"));

    private Task DelayAsync(CancellationToken stop) => Task.Delay(_options.Duration ?? Timeout.InfiniteTimeSpan, stop);

    /// <summary>Lets the device say all its faults, which it does in one go.</summary>
    private async Task GiveUpAsync()
    {
        await Task.Delay(TimeSpan.FromMilliseconds(200)).ConfigureAwait(false);
        _board.Power.Cut();
    }

    private async Task StopAsync(BoardRun run)
    {
        int button = _settings.Board.Button;
        if (button != PinTable.None && run.IsOn)
        {
            // As a person does: held until the device says that it stops, then let go, for it waits for that too.
            _board.Pins[button].Drive(false);
            await Task.WhenAny(run.Ended, _stops.Task, Task.Delay(StopLimit)).ConfigureAwait(false);
            _board.Pins[button].Release();
            await Task.WhenAny(run.Ended, Task.Delay(StopLimit)).ConfigureAwait(false);
        }

        if (run.IsOn)
        {
            _display.ShowNote(button == PinTable.None ? "the settings have no button: the power is cut" : "the board does not stop: the power is cut");
            _board.Power.Cut();
        }

        foreach (Exception fault in _board.Faults)
        {
            _display.ShowNote("a thread of the device ended: " + fault);
        }
    }

    private static Counts CountsOf(Node? node) => node?.Counts is NodeCounts counts
        ? new Counts(
            counts.Readings, counts.Delivered, counts.Waiting, counts.Dropped, counts.Refused,
            counts.Logins, counts.Registrations, counts.Logouts, counts.Requests)
        : new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);
}
