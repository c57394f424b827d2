using Host.Events;
using Host.Simulator.Display;

namespace Host.Simulator.Device;

/// <summary>Has the firmware look for sensors: booted with settings that declare none, it scans the buses before it does anything else.</summary>
internal static class BoardScan
{
    private const string Topic = "scan";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>
    /// From power to the answer of the slowest sensor, the SCD4x (data sheet section 3.1). A real board is no faster:
    /// its boot loader and runtime take that long before the program starts.
    /// </summary>
    private static readonly TimeSpan StartUp = TimeSpan.FromMilliseconds(1050);

    /// <summary>Writes what was found as the settings lines that one would write for it.</summary>
    public static async Task<int> RunAsync(SimulatedDevice device, TextWriter output)
    {
        await Task.Delay(StartUp);
        List<string> found = await BootAsync(device);
        string[] known = [.. found.Where(line => line.StartsWith('{'))];
        await output.WriteLineAsync("\"sensors\": [");
        await output.WriteLineAsync(string.Join($",{Environment.NewLine}", known.Select(line => "  " + line)));
        await output.WriteLineAsync("]");

        foreach (string unknown in found.Except(known))
        {
            await output.WriteLineAsync(unknown);
        }

        return known.Length;
    }

    private static async Task<List<string>> BootAsync(SimulatedDevice device)
    {
        List<string> found = [];
        using Subscription<DeviceEvent> events = device.Events.Subscribe();
        device.Start();
        await SimulatedDevice.HappensAsync(events, Limit, happened =>
        {
            DeviceLine line = DeviceLine.Parse(happened.Text);

            if (line.Topic == Topic)
            {
                found.Add(line.Text);
            }

            return line.Topic is not (Topic or "boot" or "settings" or "");
        });
        await device.CutPowerAsync();
        return found;
    }
}
