using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Firmware;
using Firmware.Settings;
using Host.Board;
using Host.Events;
using Host.Simulator.Display;
using Host.Simulator.Readings;
using Host.World;
using Nubison.Delivery;

namespace Host.Simulator.Device;

/// <summary>
/// A device as somebody has it on the desk: a board with what is wired to it and what surrounds it, and a power supply
/// under which the firmware boots again after a reboot, a wake-up or a crash, over the same flash. Everything can be done
/// from any thread.
/// </summary>
internal sealed class SimulatedDevice : IDisposable
{
    private const int History = 5000;
    private const int NoButton = -1;

    /// <summary>A long press, 5 s to send and log out, and as much again for what hangs.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly PowerSupply _power;
    private readonly Subscription<LogLine> _lines;
    private readonly Consumption _consumption;
    private readonly bool _sleeps;
    private readonly int _button;
    private Counts _before = Counts.None;
    private Node? _node;

    /// <summary>Puts a device together, without power.</summary>
    public SimulatedDevice(string name, VirtualBoard board, JsonObject settings, double speed = 1, Surroundings? world = null)
    {
        Name = name;
        Board = board;
        _sleeps = Sleeps(settings);
        World = world ?? new Surroundings(board.Time, dayLength: _sleeps ? TimeSpan.FromDays(1) : null);
        _button = settings["board"]?["button"] is JsonValue button ? (int)button : board.Soc.BootButton;
        Led = LedOf(settings, board);
        _lines = board.Log.Subscribe();
        board.Clock.SleepDrift = DriftOf(name);
        _power = new PowerSupply(board, RunFirmware, speed);
        _consumption = new Consumption(board);
        Sensors = Wiring.Plug(settings, board, World);
        Quantities = [.. World.Quantities, .. Sensors.SelectMany(sensor => sensor.Feels).Select(felt => felt.Quantity)];
        Disturbances = [.. Disturbance.Of(board), .. Sensors.SelectMany(sensor => sensor.Disturbances)];
        BringNetwork(settings);
        Resist(settings);
        Expose();
        World.Changed += Expose;
        World.Tipped += Tip;
        board.Failed += Fail;
        _power.Changed += Enter;
        _power.Booting += wakeUp => Add(DeviceEventKind.Booted, null, wakeUp.Text);
        _power.Ended += End;
        _ = PumpAsync();
    }

    public string Name { get; }

    public VirtualBoard Board { get; }

    public Surroundings World { get; }

    public IReadOnlyList<PluggedSensor> Sensors { get; }

    /// <summary>Gets the quantities of its surroundings, and those of each sensor.</summary>
    public IReadOnlyList<Quantity> Quantities { get; }

    /// <summary>Gets what can go wrong; each can be switched on and off by itself.</summary>
    public IReadOnlyList<Disturbance> Disturbances { get; }

    /// <summary>Gets what happened, from the first boot on.</summary>
    public Feed<DeviceEvent> Events { get; } = new(History);

    public DeviceState State => _power.State;

    /// <summary>Gets a task that ends when the device has no power any more.</summary>
    public Task Life => _power.Life;

    /// <summary>Gets the firmware of the run that goes on, or of the last one; null before the first.</summary>
    public Node? Node => Volatile.Read(ref _node);

    /// <summary>Gets what the device has counted, over all its runs.</summary>
    public Counts Counts
    {
        get
        {
            lock (_lock)
            {
                return Total();
            }
        }
    }

    /// <summary>Gets how it has spent its time and its battery; null if it is not to sleep between its readings.</summary>
    public PowerReport? Consumption => _sleeps ? _consumption.Report : null;

    /// <summary>Gets the true time at which its timer will wake it; null if it does not sleep, or not by the timer.</summary>
    public DateTimeOffset? AsleepUntil { get; private set; }

    /// <summary>Turns the power on; does nothing if it is on.</summary>
    public void Start() => _power.Start();

    /// <summary>Pulls the plug: what is not on flash is lost.</summary>
    public Task CutPowerAsync() => _power.Cut();

    public async Task ResetAsync()
    {
        await _power.Cut();
        _power.Start();
    }

    /// <summary>Gets the status LED; null if the settings have none.</summary>
    public VirtualPin? Led { get; }

    /// <summary>Gets a value indicating whether the board's button is held.</summary>
    public bool IsPressed { get; private set; }

    /// <summary>Holds the board's button.</summary>
    public void Press()
    {
        if (_button != NoButton)
        {
            IsPressed = true;
            Board.Pins[_button].Drive(false);
        }
    }

    /// <summary>Lets go of the board's button.</summary>
    public void Release()
    {
        if (_button != NoButton)
        {
            IsPressed = false;
            Board.Pins[_button].Release();
        }
    }

    /// <summary>
    /// Stops the device as a person does: holds the button until the device says that it stops, lets it go, as it waits for
    /// that too, and pulls the plug once it sleeps. A device without a button, or that does not stop, just loses its power,
    /// and so does one that sleeps already: what waits is on its flash.
    /// </summary>
    public async Task StopAsync()
    {
        if (State == DeviceState.Running && _button != NoButton)
        {
            using Subscription<DeviceEvent> events = Events.Subscribe();
            Press();
            await HappensAsync(events, StopLimit, e => e.Kind == DeviceEventKind.Ended || DeviceLine.Parse(e.Text).Topic == "stop");
            Release();

            if (State == DeviceState.Running)
            {
                await HappensAsync(events, StopLimit, e => e.Kind == DeviceEventKind.Ended);
            }
        }

        if (State == DeviceState.Running)
        {
            Note(_button == NoButton ? "the settings have no button: the power is cut" : "the board does not stop: the power is cut");
        }

        await _power.Cut();
    }

    /// <summary>Reads events until one is it, or the time is over.</summary>
    public static async Task HappensAsync(Subscription<DeviceEvent> events, TimeSpan limit, Func<DeviceEvent, bool> isIt)
    {
        using CancellationTokenSource end = new(limit);

        try
        {
            while (!isIt((await events.Reader.ReadAsync(end.Token)).Item))
            {
            }
        }
        catch (OperationCanceledException)
        {
            // It does not happen.
        }
    }

    public void Dispose()
    {
        _power.Cut();
        World.Dispose();
        _lines.Dispose();
    }

    /// <summary>Tells whether settings have the device sleep between its readings.</summary>
    public static bool Sleeps(JsonObject settings) => settings["power"]?["sleep"] is JsonValue sleep && sleep.TryGetValue(out bool sleeps) && sleeps;

    private static VirtualPin? LedOf(JsonObject settings, VirtualBoard board)
    {
        int led = settings["board"]?["led"] is JsonValue chosen ? (int)chosen : new PinTable(board.Soc.Name).DefaultLed;
        return board.Pins.IsFree(led) ? board.Pins[led] : null;
    }

    /// <summary>The access point has the network that the device looks for: the settings', or that of the board's own configuration.</summary>
    private void BringNetwork(JsonObject settings)
    {
        if (settings["wifi"] is JsonObject wifi)
        {
            Board.AccessPoint.Ssid = (string)wifi["ssid"]!;
            Board.AccessPoint.Password = (string?)wifi["password"] ?? string.Empty;
        }
        else
        {
            Board.Wifi.StoredSsid = Board.AccessPoint.Ssid;
            Board.Wifi.StoredPassword = Board.AccessPoint.Password;
        }
    }

    /// <summary>Pins that are to wake the board need resistors of their own, as docs/battery.md says: the chip's are gone while it sleeps.</summary>
    private void Resist(JsonObject settings)
    {
        if ((string?)settings["power"]?["wakeLevel"] != "high")
        {
            foreach (JsonNode? pin in settings["power"]?["wakePins"] as JsonArray ?? [])
            {
                Board.Pins[(int)pin!].PullUp(true);
            }
        }
    }

    private void Expose()
    {
        foreach (PluggedSensor sensor in Sensors)
        {
            sensor.Expose();
        }
    }

    private void Tip()
    {
        foreach (PluggedSensor sensor in Sensors)
        {
            sensor.Tip?.Invoke();
        }
    }

    /// <summary>A device that looks for its sensors itself says, as settings, what it uses and what it calls it.</summary>
    private void Learn(DeviceLine line)
    {
        if (line.Topic == "scan" && line.Text.StartsWith('{') && JsonNode.Parse(line.Text) is JsonObject entry)
        {
            Sensors.FirstOrDefault(sensor => sensor.Name == Wiring.NameOfChip(entry))?.Entry = entry;
        }
    }

    private Counts Total() => Node is { Uplink: not null } node ? _before + Counts.Of(node.Journal, node.Uplink.Counters) : _before;

    /// <summary>Program.Main, with a way to its counts, and without the pause of 10 s after a failure.</summary>
    private void RunFirmware()
    {
        BoardRun run = Board.Power.Run!;

        try
        {
            Node node = new(new BoardClock());
            Volatile.Write(ref _node, node);
            node.Run();
        }
        catch (Exception exception) when (run.IsOn)
        {
            Fail(exception);
            run.End(RunEnd.Reboot);
        }
    }

    /// <summary>What the chip's oscillator is off by while it sleeps, up to 2 % either way: each device has its own.</summary>
    private static double DriftOf(string name)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        return ((Crc32.Compute(bytes, 0, bytes.Length) % 1001) - 500d) / 25_000;
    }

    private void Enter(DeviceState state)
    {
        _consumption.Enter(state);
        World.Follow();
        AsleepUntil = state == DeviceState.Asleep && Board.Power.Run?.Wake.Timer is TimeSpan timer
            ? Board.Time.GetUtcNow() + (timer / (1 + Board.Clock.SleepDrift))
            : null;
    }

    private void End(BoardRun run, RunEnd end)
    {
        lock (_lock)
        {
            _before = Total();
            Volatile.Write(ref _node, null);
        }

        Pump();
        string how = end switch
        {
            RunEnd.DeepSleep => "asleep",
            RunEnd.Reboot => "reboots",
            _ => "without power",
        };
        Events.Add(new DeviceEvent(Name, DeviceEventKind.Ended, run.Uptime, how) { Counts = Counts, OnFlash = FlashReadings.Read(Board.Flash.Folder) });

        if (AsleepUntil is DateTimeOffset until && Consumption is PowerReport power)
        {
            Note(string.Create(CultureInfo.InvariantCulture, $"asleep until {until:HH:mm:ss} UTC, after {power.LastSeconds:F1} s awake; {power.Summary}"));
        }
    }

    private void Fail(Exception exception) => Add(DeviceEventKind.Failed, Board.Power.Run, exception.ToString());

    private void Note(string text) => Add(DeviceEventKind.Note, Board.Power.Run, text);

    private void Add(DeviceEventKind kind, BoardRun? run, string text) =>
        Events.Add(new DeviceEvent(Name, kind, run?.Uptime ?? TimeSpan.Zero, text));

    private async Task PumpAsync()
    {
        while (await _lines.Reader.WaitToReadAsync())
        {
            Pump();
        }
    }

    /// <summary>Brings the log's lines among the events: at once, and before a run is said to be over.</summary>
    private void Pump()
    {
        lock (_lines)
        {
            while (_lines.Reader.TryRead(out Numbered<LogLine> line))
            {
                Events.Add(new DeviceEvent(Name, DeviceEventKind.Line, line.Item.Uptime, line.Item.Text));
                Learn(DeviceLine.Parse(line.Item.Text));
            }
        }
    }
}
