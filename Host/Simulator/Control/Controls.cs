using System.Diagnostics;
using System.Globalization;
using Host.Events;
using Host.Platform;
using Host.Simulator.Device;
using Host.World;

namespace Host.Simulator.Control;

/// <summary>
/// Everything that can be done to a simulated device and its platform, as commands in words: the page's buttons, the
/// HTTP API and scenarios all give the same ones. What was done is recorded.
/// </summary>
internal sealed class Controls
{
    /// <summary>What there is to say, for messages.</summary>
    public const string Help =
        "on SWITCH, off SWITCH, hold QUANTITY at VALUE, free QUANTITY, tip, press, release, cut power, restore power, reset";

    private const int History = 1000;

    private readonly SimulatedDevice _device;
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>The times of steps count from now.</summary>
    /// <param name="platform">Its platform; null for one that is out of reach.</param>
    public Controls(SimulatedDevice device, NubisonPlatform? platform)
    {
        _device = device;
        Switches = [.. device.Disturbances, .. platform is null ? [] : PlatformDisturbance.Of(platform)];
    }

    /// <summary>Gets what can go wrong, each to be switched on and off.</summary>
    public IReadOnlyList<Disturbance> Switches { get; }

    public Feed<Step> Done { get; } = new(History);

    public TimeSpan Now => Stopwatch.GetElapsedTime(_start);

    /// <summary>Does what a command says.</summary>
    /// <exception cref="CommandException">It is none.</exception>
    public async Task DoAsync(string command)
    {
        Func<Task> action = Read(command);
        Done.Add(new Step(Now, command));
        await action();
    }

    /// <summary>Tells what is wrong with a command.</summary>
    /// <exception cref="CommandException">It is none.</exception>
    public void Check(string command) => Read(command);

    /// <summary>Writes what was done as a scenario.</summary>
    public string ToScenario() => string.Concat(Done.Recent.Select(step => step.Item + "\n"));

    private static Func<Task> Do(Action action) => () => Task.Run(action);

    private Func<Task> Read(string command)
    {
        (string verb, string rest) = Split(command);
        return (verb, rest) switch
        {
            ("on", _) when Switch(rest) is Disturbance known => Do(() => known.IsOn = true),
            ("off", _) when Switch(rest) is Disturbance known => Do(() => known.IsOn = false),
            ("hold", _) => Hold(rest),
            ("free", _) when Quantity(rest) is Quantity quantity => Do(() => quantity.Held = null),
            ("tip", "") => Do(_device.World.Tip),
            ("press", "") => Do(_device.Press),
            ("release", "") => Do(_device.Release),
            ("cut", "power") => _device.CutPowerAsync,
            ("restore", "power") => Do(_device.Start),
            ("reset", "") => _device.ResetAsync,
            _ => throw new CommandException($"'{command}' is not a command; there are: {Help}"),
        };
    }

    private static (string Verb, string Object) Split(string command)
    {
        string[] parts = command.Trim().Split(' ', 2, StringSplitOptions.TrimEntries);
        return (parts[0], parts.Length > 1 ? parts[1] : string.Empty);
    }

    private Disturbance Switch(string name) => Switches.FirstOrDefault(known => known.Name == name)
        ?? throw new CommandException($"there is no switch '{name}'; there are: {string.Join("; ", Switches.Select(known => known.Name))}");

    private Quantity Quantity(string name) => _device.Quantities.FirstOrDefault(known => known.Name == name)
        ?? throw new CommandException($"there is no quantity '{name}'; there are: {string.Join("; ", _device.Quantities.Select(known => known.Name))}");

    private Func<Task> Hold(string rest)
    {
        string[] parts = rest.Split(" at ", 2, StringSplitOptions.TrimEntries);
        Quantity quantity = Quantity(parts[0]);

        if (parts.Length < 2 || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            || !(value >= quantity.Minimum && value <= quantity.Maximum))
        {
            string range = string.Create(CultureInfo.InvariantCulture, $"{quantity.Minimum} to {quantity.Maximum}");
            throw new CommandException($"hold {quantity.Name}: 'at VALUE' is missing or not within {range}");
        }

        return Do(() => quantity.Held = value);
    }
}
