using System.Text;
using System.Text.Json;
using Host.Tool.Settings;

namespace Host.Tests.Tool.Fleet;

/// <summary>A bench with boards: stands in for nanoff and for serial ports. May be used from any thread.</summary>
internal sealed class Bench(TimeProvider time)
{
    private static readonly TimeSpan BootTime = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan UsbTime = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan OnlineTime = TimeSpan.FromSeconds(90);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, BenchPort> _open = [];
    private readonly List<ITimer> _timers = [];

    /// <summary>Called before each step, with its name.</summary>
    public Action<BenchBoard, string> Before { get; set; } = (_, _) => { };

    public List<BenchBoard> Boards { get; } = [];

    public string[] Ports()
    {
        lock (_lock)
        {
            return [.. Boards.Select(board => board.Port).OfType<string>()];
        }
    }

    /// <summary>Plugs a board in: at the first name that is free, as systems do.</summary>
    public void Plug(BenchBoard board, string? butNot = null)
    {
        lock (_lock)
        {
            board.Port = Enumerable.Range(1, Boards.Count + 1).Select(number => $"COM{number}").First(name => name != butNot && At(name) is null);
        }
    }

    public void Unplug(BenchBoard board)
    {
        lock (_lock)
        {
            if (board.Port is not null && _open.Remove(board.Port, out BenchPort? port))
            {
                port.Unplug();
            }

            board.Port = null;
        }
    }

    public Stream Open(string name)
    {
        lock (_lock)
        {
            BenchBoard board = At(name) ?? throw new IOException($"{name}: no such port");
            Before(board, "open");
            return _open[name] = new BenchPort(() => Restart(board, "start"));
        }
    }

    /// <summary>Does what nanoff does.</summary>
    public (int Status, string Output) Nanoff(IReadOnlyList<string> arguments)
    {
        lock (_lock)
        {
            string? Option(string name) => arguments.SkipWhile(argument => argument != name).ElementAtOrDefault(1);
            string step = arguments.Contains("--version") ? "version"
                : arguments.Contains("--update") ? "flash"
                : arguments.Contains("--deploy") ? "deploy"
                : arguments.Contains("--filedeployment") ? "provision"
                : arguments.Contains("--nanodevice") ? "runtime" : "chip";
            if (step == "version")
            {
                return (0, "nanoff 2.5.162+baccab8dd8");
            }

            JsonElement? files = step == "provision" ? JsonDocument.Parse(File.ReadAllText(Option("--filedeployment")!)).RootElement : null;
            BenchBoard? board = At(files?.GetProperty("SerialPort").GetString() ?? Option("--serialport")!);
            if (board is null)
            {
                return (6000, "Error E6000: Couldn't open serial device.");
            }

            Before(board, step);
            if (board.UnpluggedIn == step)
            {
                board.UnpluggedIn = null;
                Unplug(board);
                return (2001, "Error E2001: Error occurred with listing nano devices.");
            }

            return board.Fails(step) ? (4000, "Error E4000: Error executing ESP32 serial command.") : Do(board, step, files);
        }
    }

    private BenchBoard? At(string port) => Boards.FirstOrDefault(board => board.Port == port);

    private (int Status, string Output) Do(BenchBoard board, string step, JsonElement? files)
    {
        switch (step)
        {
            case "runtime":
                return board.Runtime is null ? (2001, "Error E2001: Error occurred with listing nano devices.")
                    : (0, RuntimeDetails.Text(netChecksum: board.Runtime == BenchBoard.RightRuntime ? RuntimeDetails.NetChecksum : 1));
            case "flash":
                board.Runtime = BenchBoard.RightRuntime;
                break;
            case "deploy":
                board.Firmware = "1.2.0";
                break;
            case "provision":
                string source = files!.Value.GetProperty("Files").EnumerateArray().First().GetProperty("SourceFilePath").GetString()!;
                board.Settings = File.ReadAllText(source);
                board.Provisioned++;
                return (0, "Deploying file...OK");
        }

        Restart(board, step);
        return (0, step == "chip" ? $"Reading details from chip...OK\n\nConnected to:\nESP32 (ESP32-D0WDQ6 (revision v1.0))\nFeatures Wi-Fi\nFlash size 4MB\nCrystal 40MHz\nMAC {board.Mac}\n\n" : "OK");
    }

    private void Restart(BenchBoard board, string step)
    {
        lock (_lock)
        {
            if (step == "start")
            {
                Before(board, step);
                if (board.UnpluggedIn == step)
                {
                    board.UnpluggedIn = null;
                    Unplug(board);
                    return;
                }
            }

            if (_open.TryGetValue(board.Port ?? "", out BenchPort? open))
            {
                open.IsPinged = false; // A board that has restarted knows of nobody who listens.
            }

            if (board.HasOwnUsb)
            {
                string? name = board.Port;
                Unplug(board);
                Later(UsbTime, () => Plug(board, name));
            }

            Later(board.HasOwnUsb ? UsbTime + BootTime : BootTime, () => Boot(board));
        }
    }

    private void Boot(BenchBoard board)
    {
        if (board.Runtime is null || board.Firmware is null || board.Fails("start"))
        {
            return;
        }

        CheckedSettings? settings = board.Settings is null ? null : CheckedSettings.Of(Encoding.UTF8.GetBytes(board.Settings));
        Log(board, $"0.012 boot: NubisonFirmware {board.Firmware}");
        foreach (string fault in settings?.Faults ?? [@"I:\nubison.json is missing"])
        {
            Log(board, $"0.300 settings: {fault}");
            return;
        }

        Log(board, $"0.310 boot: device {settings!.Device.Platform.Account.DeviceKey}");
        Later(OnlineTime, () => Log(board, board.IsOffline ? "90.000 network: no Wi-Fi" : "90.000 session: first reading delivered"));
    }

    private void Log(BenchBoard board, string line)
    {
        if (_open.TryGetValue(board.Port ?? "", out BenchPort? port))
        {
            port.Send(WireFrame.Log(line + "\n"));
        }
    }

    private void Later(TimeSpan delay, Action action) => _timers.Add(time.CreateTimer(
        _ =>
        {
            lock (_lock)
            {
                action();
            }
        },
        null,
        delay,
        Timeout.InfiniteTimeSpan));
}
