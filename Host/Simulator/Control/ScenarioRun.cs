using Host.Simulator.Page;
using Host.Simulator.Readings;

namespace Host.Simulator.Control;

/// <summary>Plays a scenario, and waits until what waits has arrived.</summary>
internal sealed class ScenarioRun
{
    /// <summary>The longest back-off is five minutes, and a backlog takes its time after it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly IReadOnlyList<Step> _steps;
    private readonly Controls _controls;
    private readonly ReadingWatch _readings;

    private ScenarioRun(IReadOnlyList<Step> steps, Bench bench)
    {
        _steps = steps;
        _controls = bench.Controls;
        _readings = bench.Readings;
    }

    /// <summary>Gets what was lost; null if nothing was.</summary>
    public string? Loss { get; private set; } = "it was stopped before its end";

    /// <exception cref="CommandException">It is wrong; the message says where.</exception>
    public static ScenarioRun Read(FileInfo file, Bench bench) => new(Scenario.Parse(File.ReadAllText(file.FullName), bench.Controls.Check), bench);

    /// <summary>Plays the steps; afterwards whatever was switched on is switched off.</summary>
    public async Task PlayAsync(CancellationToken stop)
    {
        foreach (Step step in _steps)
        {
            TimeSpan left = step.At - _controls.Now;

            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, stop);
            }

            await _controls.DoAsync(step.Command);
        }

        await PutRightAsync();
        TimeSpan limit = _controls.Now + Patience;

        do
        {
            await Task.Delay(Look, stop);
        }
        while (!HasArrived(_readings.Totals) && _controls.Now < limit);

        Loss = Judge(_readings.Totals);
    }

    /// <summary>One may just have been taken.</summary>
    private static bool HasArrived(ReadingTotals totals) => totals is { Waiting: <= 1, AddUp: true, Accepted: > 0 };

    private static string? Judge(ReadingTotals totals) => totals.Lost > 0 ? $"{totals.Lost} readings were lost"
        : !totals.AddUp ? $"of {totals.Taken} readings only {totals.Accepted + totals.Waiting} are accounted for"
        : HasArrived(totals) ? null
        : $"{totals.Waiting} readings did not arrive";

    private async Task PutRightAsync()
    {
        foreach (Device.Disturbance disturbance in _controls.Switches.Where(known => known.IsOn))
        {
            await _controls.DoAsync("off " + disturbance.Name);
        }

        await _controls.DoAsync("release");
        await _controls.DoAsync("restore power");
    }
}
