using System.Globalization;
using System.Text;
using Host.Platform;
using Host.Simulator.Device;
using Host.Simulator.Fleet;
using Spectre.Console;

namespace Host.Simulator.Display;

/// <summary>
/// Shows a run: what the device logs, what gets on the platform's timeline, the counts at the end. On a terminal in
/// colour; elsewhere as plain lines without escape codes, one a line however long.
/// </summary>
internal sealed class RunDisplay
{
    private const int NoWrapping = 100_000;

    /// <summary>What stands before an entry's data: time, topic, kind, and the blanks between them.</summary>
    private const int TimelineIndent = 10 + 2 + 9 + 1 + 4 + 2;

    private const string Separator = " · ";

    private static readonly Dictionary<string, string> TopicColors = new()
    {
        ["settings"] = "yellow",
        ["network"] = "blue",
        ["session"] = "green",
        ["delivery"] = "green",
        ["upload"] = "green",
        ["sampling"] = "cyan",
        ["sensor"] = "cyan",
        ["scan"] = "cyan",
        ["journal"] = "magenta",
        ["flash"] = "magenta",
    };

    private readonly Lock _lock = new();
    private readonly IAnsiConsole _console;
    private double _lastTime;

    private RunDisplay(IAnsiConsole console) => _console = console;

    private bool IsTerminal => _console.Profile.Capabilities.Ansi;

    public static RunDisplay On(TextWriter output)
    {
        if (output == Console.Out && !Console.IsOutputRedirected)
        {
            return new RunDisplay(AnsiConsole.Console);
        }

        IAnsiConsole plain = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        plain.Profile.Width = NoWrapping;
        return new RunDisplay(plain);
    }

    /// <summary>Shows what the run consists of.</summary>
    public void ShowScene(params (string Name, string Text)[] facts)
    {
        foreach ((string name, string text) in facts)
        {
            Write($"[bold]{name,10}[/]  {Markup.Escape(text)}");
        }

        Write(string.Empty);
    }

    public void Show(DeviceEvent happened)
    {
        switch (happened.Kind)
        {
            case DeviceEventKind.Line:
                ShowLine(DeviceLine.Parse(happened.Text));
                break;
            case DeviceEventKind.Failed:
                ShowNote("a thread of the device ended: " + happened.Text);
                break;
            case DeviceEventKind.Note:
            case DeviceEventKind.Booted when happened.Text.Length > 0:
                ShowNote(happened.Text);
                break;
        }
    }

    /// <summary>Shows an entry of the platform's timeline, at a time since the device booted.</summary>
    public void Show(TimelineEntry entry, TimeSpan uptime)
    {
        string data = entry.Data is null ? string.Empty : "  " + Readable(entry.Data);
        Write(uptime.TotalSeconds, $"[grey]timeline  {entry.KindName}[/]{data}");
    }

    public void ShowFleet(DeviceFleet fleet, TimeSpan time)
    {
        Counts counts = fleet.Counts;
        (SimulatedDevice slowest, Counts its) = fleet.Slowest(1)[0];
        string rate = fleet.Rate.ToString("F1", CultureInfo.InvariantCulture);
        string failures = fleet.Failures == 0 ? string.Empty : $" · [red]{fleet.Failures} failures[/]";
        Write(
            time.TotalSeconds,
            $"{counts.Readings} readings · {counts.Delivered} delivered · {counts.Waiting} waiting · {rate} requests/s · slowest {Markup.Escape(slowest.Name)}, {its.Waiting} waiting{failures}");
    }

    /// <summary>Shows something that the simulator itself has to say.</summary>
    public void ShowNote(string text) => Write($"{string.Empty,10}  [yellow]{Markup.Escape(text)}[/]");

    public void ShowCounts(Counts counts, PowerReport? power)
    {
        Table table = new Table().Border(IsTerminal ? TableBorder.Rounded : TableBorder.None).HideHeaders();
        table.AddColumn("what").AddColumn(new TableColumn("count").RightAligned());
        table.AddColumn("what").AddColumn(new TableColumn("count").RightAligned());
        AddRow(table, ("readings", counts.Readings), ("requests", counts.Requests));
        AddRow(table, ("delivered", counts.Delivered), ("logins", counts.Logins));
        AddRow(table, ("waiting", counts.Waiting), ("registrations", counts.Registrations));
        AddRow(table, ("dropped", counts.Dropped), ("logouts", counts.Logouts));
        AddRow(table, ("refused", counts.Refused), power is null ? (string.Empty, null) : ("wakes", power.Wakes));
        if (power is not null)
        {
            table.AddRow("awake", Seconds(power.AwakeSeconds), "asleep", Seconds(power.AsleepSeconds));
            table.AddRow("on the air", Seconds(power.RadioSeconds), "about", string.Create(CultureInfo.InvariantCulture, $"{power.MilliampHoursPerDay:0.##} mAh a day"));
        }

        lock (_lock)
        {
            _console.WriteLine();
            _console.Write(table);
        }
    }

    /// <summary>Writes a reading's values, on a terminal in as many lines as its width asks for.</summary>
    private string Readable(string data)
    {
        if (ReadingText.Of(data) is not { } values)
        {
            return Markup.Escape(data);
        }

        StringBuilder text = new();
        int room = _console.Profile.Width - TimelineIndent;
        int column = 0;

        foreach ((string attribute, string value) in values)
        {
            int length = attribute.Length + 1 + value.Length;
            bool fits = column == 0 || column + Separator.Length + length <= room;
            text.Append(column == 0 ? string.Empty : fits ? Separator : Environment.NewLine + new string(' ', TimelineIndent));
            text.Append(CultureInfo.InvariantCulture, $"{Markup.Escape(attribute)} [bold]{Markup.Escape(value)}[/]");
            column = (fits && column > 0 ? column + Separator.Length : 0) + length;
        }

        return text.ToString();
    }

    private void ShowLine(DeviceLine line)
    {
        string color = TopicColors.GetValueOrDefault(line.Topic, "white");
        string text = $"[{color}]{line.Topic,-9}[/] {Markup.Escape(line.Text)}";

        if (double.TryParse(line.Time, NumberStyles.Float, CultureInfo.InvariantCulture, out double time))
        {
            Write(time, text, isBoot: line.Topic == "boot");
        }
        else
        {
            Write($"{string.Empty,10}  {text}");
        }
    }

    /// <summary>Device and platform tell on ways of their own: their lines can overtake each other, the times shown do not.</summary>
    private void Write(double time, string markup, bool isBoot = false)
    {
        lock (_lock)
        {
            _lastTime = isBoot ? time : Math.Max(time, _lastTime);
            _console.MarkupLine($"[grey]{_lastTime.ToString("F3", CultureInfo.InvariantCulture),10}[/]  {markup}");
        }
    }

    private static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:F1} s");

    private static void AddRow(Table table, params (string Name, long? Count)[] cells) => table.AddRow(
        [.. cells.SelectMany(cell => new[] { cell.Name, cell.Count?.ToString(CultureInfo.InvariantCulture) ?? string.Empty })]);

    private void Write(string markup)
    {
        lock (_lock)
        {
            _console.MarkupLine(markup);
        }
    }
}
