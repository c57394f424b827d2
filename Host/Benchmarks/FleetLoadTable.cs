using System.Globalization;
using Host.Models;
using ScottPlot;

namespace Host.Benchmarks;

/// <summary>The table and the plots of docs/fleet.md.</summary>
internal static class FleetLoadTable
{
    private const int Devices = 5000;
    private const int Period = 60;
    private const int Seed = 1;
    private const int Outage = 600;

    /// <summary>Seconds that share a point of a plot.</summary>
    private const int Bin = 10;

    /// <summary>Measures, and draws into docs.</summary>
    public static IEnumerable<string> Lines()
    {
        yield return "| What | devices | period | until all have caught up | mean | busiest ten seconds | busiest second | of logins |";
        yield return "| --- | --- | --- | --- | --- | --- | --- | --- |";
        ModelFleet small = new(50, 5, Seed, false);
        yield return Line(FleetLoad.Steady(small, 1200), false);
        ModelFleet fleet = new(Devices, Period, Seed, false);
        FleetLoad power = FleetLoad.Power(fleet);
        FleetLoad steady = FleetLoad.Steady(fleet, 1200);
        yield return Line(Drawn(steady, "fleet-steady", 0), false);
        yield return Line(Drawn(power, "fleet-power", 0));
        yield return Line(FleetLoad.Power(new ModelFleet(Devices, Period, Seed, true)));
        yield return Line(FleetLoad.Power(new ModelFleet(500, Period, Seed, false)));
        FleetLoad outage = FleetLoad.Outage("10 minutes without platform", fleet, Outage);
        yield return Line(Drawn(outage, "fleet-outage", Outage));
        fleet.Live(600);
        yield return Line(FleetLoad.Outage("10 minutes without Wi-Fi", fleet, Outage, isWifi: true));
        fleet.Live(600);
        yield return Line(FleetLoad.Outage("10 minutes, and all tokens forgotten", fleet, Outage, forgets: true));
        yield return string.Empty;
        long taken = fleet.Nodes.Sum(node => node.Taken);
        yield return Text($"{taken:N0} readings taken, {fleet.Nodes.Sum(node => node.Arrived):N0} delivered, {fleet.Nodes.Sum(node => node.Waiting)} waiting; {(double)fleet.Bytes / taken:N0} bytes of bodies a reading");
        yield return Text($"while the platform was away: at most {fleet.Attempts.Slice(outage.From - Outage, Outage).ToArray().Max() / fleet.Steady:F1} times the steady rate was tried in vain, in the last minute {fleet.Attempts.Slice(outage.From - 60, 60).ToArray().Average() / fleet.Steady:F1} times");
    }

    private static string Line(FleetLoad run) => Line(run, true);

    private static string Line(FleetLoad run, bool isCatchingUp) => Text(
        $"| {run.Name} | {run.Fleet.Nodes.Length:N0} | {run.Fleet.Period / 1000} s | {(isCatchingUp ? Text($"{run.Seconds / 60} min {run.Seconds % 60} s") : "-")} | {run.Mean:F2} | {run.BusiestTen:F2} | {run.Peak:F2} | {run.BusiestLogins / run.Fleet.Steady:F2} |");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static FleetLoad Drawn(FleetLoad run, string file, int before)
    {
        FleetLoad all = run with { From = run.From - before, Seconds = run.Seconds + before };
        double[][] bins = [.. all.Requests.Select(requests => (double)requests).Chunk(Bin).Where(bin => bin.Length == Bin)];
        double[] minutes = [.. bins.Select((_, index) => index * Bin / 60.0)];
        using Plot plot = new();
        Add(plot.Add.ScatterLine(minutes, [.. bins.Select(bin => bin.Max())]), "busiest of 10 seconds", Colors.Orange);
        Add(plot.Add.ScatterLine(minutes, [.. bins.Select(bin => bin.Average())]), "mean of 10 seconds", Colors.Blue);
        AddLevel(plot, run.Fleet.Steady, "readings taken a second", Colors.Green);
        AddLevel(plot, 2 * run.Fleet.Steady, "twice that", Colors.Red);
        plot.Axes.SetLimits(0, minutes[^1], 0, 2.2 * run.Fleet.Steady);
        plot.XLabel("minutes");
        plot.YLabel("requests a second");
        plot.ShowLegend(Alignment.LowerRight);
        plot.SaveSvg(Path.Combine(Documents(), file + ".svg"), 800, 300);
        return run;
    }

    private static void Add(ScottPlot.Plottables.Scatter line, string name, Color color) => (line.LegendText, line.Color, line.LineWidth) = (name, color, 1.5f);

    private static void AddLevel(Plot plot, double level, string name, Color color)
    {
        ScottPlot.Plottables.HorizontalLine line = plot.Add.HorizontalLine(level, 1.5f, color, LinePattern.Dashed);
        line.LegendText = name;
    }

    private static string Documents()
    {
        string? folder = AppContext.BaseDirectory;

        while (!File.Exists(Path.Combine(folder, "NubisonFirmware.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("NubisonFirmware.sln is nowhere above " + AppContext.BaseDirectory);
        }

        return Path.Combine(folder, "docs");
    }
}
