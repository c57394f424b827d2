using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Host.Tool;
using Host.Tool.CommandLine;
using Host.Tool.Images;

namespace Host.Tests.Tool.Fleet;

/// <summary>A bench with boards, somebody who plugs them in one after the other, and a table for them.</summary>
internal sealed class FleetBench : IDisposable
{
    internal const string Secret = "s3cr3t";

    private static readonly TimeSpan NanoffTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan HandTime = TimeSpan.FromSeconds(4);

    private static readonly byte[] Image = MakeImage();

    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };
    private readonly Pump _pump = new();
    private readonly Queue<BenchBoard> _box = new();
    private readonly Dictionary<BenchBoard, (DateTimeOffset Due, bool IsIn)> _hand = [];
    private int _read;

    internal FleetBench(int rows, Func<int, BenchBoard>? make = null)
    {
        Folder = Directory.CreateTempSubdirectory("nubison-test-").FullName;
        Directory.CreateDirectory(Temporary);
        File.WriteAllText(PathOf("nubison.json"), SettingsText.With(clientSecret: "${env:SECRET}"));
        File.WriteAllText(PathOf("devices.csv"), "platform.deviceIdentifier,platform.deviceName\n" + string.Concat(Enumerable.Repeat("A${row},Greenhouse ${row}\n", rows)));
        File.WriteAllBytes(PathOf("Firmware.bin"), Image);
        Bench = new Bench(_pump.Time) { Before = (board, step) => Steps.Add($"{_pump.Time.GetUtcNow():HH:mm:ss.f} {board.Mac[^2..]} {board.Port} {step}") };
        for (int i = 1; i <= rows; i++)
        {
            Add(make?.Invoke(i) ?? new BenchBoard { Mac = MacOf(i) });
        }
    }

    /// <summary>Starts anew with the boards and files of a run that was killed.</summary>
    internal FleetBench(FleetBench killed)
        : this(killed.Bench.Boards.Count, i => killed.Bench.Boards[i - 1])
    {
        foreach (BenchBoard board in Bench.Boards)
        {
            board.Port = null;
        }

        File.WriteAllLines(PathOf("results.csv"), killed.Results);
    }

    internal string Folder { get; }

    /// <summary>How many times something may happen until the process is killed.</summary>
    internal int Life { get => _pump.Life; set => _pump.Life = value; }

    internal string Temporary => PathOf("temporary");

    internal Bench Bench { get; }

    internal string Output => _output.ToString();

    internal string Error => _error.ToString();

    /// <summary>What was done with the boards.</summary>
    internal List<string> Steps { get; } = [];

    /// <summary>How many boards are plugged in at a time.</summary>
    internal int Sockets { get; set; } = 1;

    /// <summary>What becomes of a board when its line has come: true if it goes back to the box's end.</summary>
    internal Func<BenchBoard, string, bool> Judge { get; set; } = (_, line) => line.StartsWith("FAILED", StringComparison.Ordinal);

    internal CancellationToken Cancellation { get; set; }

    /// <summary>The results file's lines, also while a run that was killed still has it.</summary>
    internal string[] Results
    {
        get
        {
            if (OperatingSystem.IsWindows())
            {
                using StreamReader reader = new(new FileStream(PathOf("results.csv"), FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite));
                return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            }

            // .NET's own lock, which other programs do not know.
            using Process cat = Process.Start(new ProcessStartInfo("cat", PathOf("results.csv")) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            return cat.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static byte[] MakeImage()
    {
        using ToolRun build = new();
        FirmwareBuild.WriteTo(build);
        return DeploymentImage.FromFolder(build.PathOf("Firmware/bin/Release")).ToArray();
    }

    internal static string MacOf(int number) => $"24:0A:C4:00:{number >> 8:X2}:{number & 255:X2}";

    internal string PathOf(string name) => Path.Combine(Folder, name);

    internal void Add(BenchBoard board)
    {
        Bench.Boards.Add(board);
        _box.Enqueue(board);
    }

    internal int? Run(params string[] options) => _pump.Run<int?>(
            async () => await NubisonCommand.RunAsync(
                ["provision", "--fleet", "devices.csv", "--template", "nubison.json", "--image", "Firmware.bin", .. options],
                new ToolHost
                {
                    Output = _output,
                    Error = _error,
                    OutputIsTerminal = false,
                    Folder = Folder,
                    TemporaryFolder = Temporary,
                    Variable = name => name switch { "SECRET" => Secret, "NUBISON_NANOFF" => PathOf("nubison.json"), _ => null },
                    Ports = Bench.Ports,
                    OpenPort = (port, _) => Bench.Open(port),
                    RunNanoff = async (arguments, token) =>
                    {
                        await Task.Delay(NanoffTime, _pump.Time, token);
                        (int, string) end = Bench.Nanoff(arguments);
                        await Task.Delay(NanoffTime, _pump.Time, token);
                        return end;
                    },
                    Time = _pump.Time,
                    Wait = (span, token) => Task.Delay(span, _pump.Time, token),
                },
                Cancellation),
            Hand,
            () => Output + Error);

    /// <summary>Fails unless each row has been done once, each with a board of its own that runs with the row's settings, and no secret is left anywhere.</summary>
    internal void AssertEachRowIsOneBoard(int rows)
    {
        string[][] done = [.. Results.Select(line => line.Split(',')).Where(cells => cells[7] is "started" or "done").GroupBy(cells => cells[1]).Select(row => row.Last()).Where(cells => cells[7] == "done")];
        Assert.AreEqual(rows, done.Length, Output);
        Assert.AreEqual(rows, done.Select(cells => cells[2]).Distinct().Count(), "boards");
        foreach (string[] cells in done)
        {
            BenchBoard board = Bench.Boards.Single(board => board.Mac == cells[2]);
            Assert.AreEqual($"A{cells[1]}", cells[4]);
            Assert.AreEqual(cells[4], (string?)JsonNode.Parse(board.Settings!)!["platform"]!["deviceIdentifier"], board.Mac);
            Assert.AreEqual((BenchBoard.RightRuntime, "1.2.0"), (board.Runtime, board.Firmware));
        }

        Assert.AreEqual(0, Directory.GetFileSystemEntries(Temporary).Length);
        foreach (string file in Directory.GetFiles(Folder))
        {
            Assert.IsFalse(File.ReadAllText(file).Contains(Secret, StringComparison.Ordinal), file);
        }

        Assert.IsFalse((Output + Error).Contains(Secret, StringComparison.Ordinal));
    }

    /// <summary>Unplugs what is done with, and plugs in what is next.</summary>
    private void Hand()
    {
        DateTimeOffset now = _pump.Time.GetUtcNow();
        StringBuilder text = _output.GetStringBuilder();
        string news = text.Length > _read ? text.ToString(_read, text.Length - _read) : "";
        foreach (string line in news.Split('\n').SkipLast(1))
        {
            _read += line.Length + 1;
            if (Bench.Boards.FirstOrDefault(board => line.Contains(board.Mac, StringComparison.Ordinal) || (board.Port is not null && line.StartsWith($"FAILED  {board.Port}:", StringComparison.Ordinal))) is BenchBoard board)
            {
                Bench.Unplug(board);
                _hand.Remove(board);
                if (Judge(board, line))
                {
                    _box.Enqueue(board);
                }
            }
        }

        foreach ((BenchBoard board, (DateTimeOffset due, bool isIn)) in _hand.ToArray())
        {
            if (!isIn && due <= now)
            {
                Bench.Plug(board);
                _hand[board] = (now + Patience, true);
            }
            else if (isIn && board.Port is null && !board.HasOwnUsb)
            {
                _hand[board] = (now + HandTime, false); // It was unplugged by accident.
            }
            else if (isIn && due <= now)
            {
                Bench.Unplug(board);
                _hand[board] = (now + HandTime, false);
            }
        }

        while (_hand.Count < Sockets && _box.TryDequeue(out BenchBoard? next))
        {
            _hand[next] = (now + HandTime, false);
        }
    }
}
