using System.Text.Json.Nodes;
using Host.Platform;
using Host.Simulator.Control;
using Host.Simulator.Device;
using Host.Simulator.Readings;

namespace Host.Simulator.Page;

/// <summary>What lies on the bench and can be looked at: the device, its platform, what can be done to them, what came of it.</summary>
internal sealed class Bench : IAsyncDisposable
{
    /// <summary>Lays everything out, before the device has power.</summary>
    /// <param name="platform">Its platform; null for one that is out of reach.</param>
    public Bench(SimulatedDevice device, JsonObject settings, NubisonPlatform? platform)
    {
        Device = device;
        Settings = settings;
        Platform = platform;
        Controls = new Controls(device, platform);
        Readings = new ReadingWatch(device, device.Name, platform);
        History = new SurroundingsHistory(device.Sensors.SelectMany(sensor => sensor.Feels).Select(felt => felt.Quantity), device.Board.Time);
    }

    public SimulatedDevice Device { get; }

    public JsonObject Settings { get; }

    public NubisonPlatform? Platform { get; }

    /// <summary>Gets the platform's own page; null if there is none.</summary>
    public string? PlatformPage { get; set; }

    public Controls Controls { get; }

    public ReadingWatch Readings { get; }

    public SurroundingsHistory History { get; }

    public async ValueTask DisposeAsync()
    {
        History.Dispose();
        await Readings.DisposeAsync();
    }
}
