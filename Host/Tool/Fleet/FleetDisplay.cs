using Spectre.Console;

namespace Host.Tool.Fleet;

/// <summary>What whoever plugs the boards in sees: a line for each board that is done with, and on a terminal how far the others are.</summary>
internal sealed class FleetDisplay(ToolHost host, int total, int done)
{
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(host.Output),
        Ansi = host.OutputIsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
    });

    private readonly Lock _lock = new();
    private ProgressContext? _progress;
    private ProgressTask? _whole;

    internal Task RunAsync(Func<Task> work) => !host.OutputIsTerminal
        ? work()
        : _console.Progress().AutoClear(true).HideCompleted(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).StartAsync(context =>
        {
            _progress = context;
            _whole = context.AddTask($"{total} boards", maxValue: total);
            _whole.Value = done;
            return work();
        });

    /// <summary>Shows a board that is being worked on.</summary>
    /// <returns>Takes each step's name as it begins; null at the end.</returns>
    internal Action<string?> Begin(string port, int steps)
    {
        ProgressTask? task = _progress?.AddTask(Markup.Escape(port), maxValue: steps + 1);
        return name =>
        {
            task?.Increment(1);
            task?.Description($"{Markup.Escape(port)}: {name}");
            if (name is null)
            {
                task?.StopTask();
            }
        };
    }

    /// <summary>Says that a board is done.</summary>
    internal void Done(string text)
    {
        _whole?.Increment(1);
        Say("green", $"ok      {text}");
    }

    internal void Failed(string text) => Say("red", $"FAILED  {text}");

    /// <summary>Says that nothing is done with a board.</summary>
    internal void Refused(string text) => Say("yellow", $"refused {text}");

    internal void Note(string text) => Write("default", text);

    private void Say(string color, string text)
    {
        Write(color, text);
        if (host.OutputIsTerminal)
        {
            _console.Write(new ControlCode("\a"));
        }
    }

    private void Write(string color, string text)
    {
        lock (_lock)
        {
            if (host.OutputIsTerminal)
            {
                _console.MarkupLine($"[{color}]{Markup.Escape(text)}[/]");
            }
            else
            {
                host.Output.WriteLine(text); // The console would break the line at its 80th letter.
            }
        }
    }
}
