using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Host.CommandLine;
using Host.Tool.Boards;
using Host.Tool.Fleet;
using Host.Tool.Images;
using Host.Tool.Settings;
using Spectre.Console;

namespace Host.Tool.CommandLine;

/// <summary><c>nubison provision --fleet</c>: many boards, from a table.</summary>
internal sealed class FleetCommand(ToolHost host)
{
    private readonly Option<string?> _fleet = new("--fleet") { Description = "Many boards: a table (CSV) with a row for each and a column for each setting that differs", HelpName = "FILE" };
    private readonly Option<string?> _template = new("--template") { Description = "With --fleet: the settings that all have in common", HelpName = "FILE" };
    private readonly Option<string?> _results = new("--results") { Description = "With --fleet: where it is kept what became of each board; left out, results.csv", HelpName = "FILE" };
    private readonly Option<string?> _labels = new("--labels") { Description = "With --fleet: a sheet of labels to print, one for each board that is done", HelpName = "FILE" };
    private readonly Option<string[]> _redo = new("--redo") { Description = "With --fleet: do a row again, with whichever board comes. May be given again and again", HelpName = "ROW" };
    private readonly Option<int?> _parallel = new("--parallel") { Description = "With --fleet: how many boards are worked on at once; left out, 1", HelpName = "N", CustomParser = OptionValue.Whole(1, int.MaxValue, "a whole number above 0") };
    private readonly Option<bool> _verifyOnline = new("--verify-online") { Description = "With --fleet: a board is done when the platform has its first reading" };
    private readonly Option<string?> _image = SharedOptions.Image();
    private readonly Option<string?> _board = SharedOptions.Board();
    private readonly Option<string?> _version = SharedOptions.RuntimeVersion();
    private readonly Option<string?> _archive = SharedOptions.Archive();

    internal IReadOnlyList<Option> Options => [_fleet, _template, _results, _labels, _redo, _parallel, _verifyOnline, _image, _board, _version, _archive];

    /// <summary>Finds out whether it is asked for.</summary>
    /// <exception cref="ToolException">It has options that make no sense together.</exception>
    internal bool IsAsked(ParseResult parsed, params Option[] ofOneBoard)
    {
        bool isFleet = IsGiven(_fleet);
        if ((isFleet ? ofOneBoard : Options).FirstOrDefault(IsGiven) is Option wrong)
        {
            throw ToolException.Refused(isFleet ? $"{wrong.Name}: not with --fleet, which waits for boards to be plugged in" : $"{wrong.Name}: only with --fleet");
        }

        return isFleet;

        bool IsGiven(Option option) => parsed.GetResult(option) is OptionResult { Implicit: false };
    }

    internal async Task<int> RunAsync(ParseResult parsed, string[] changes, string? ca, bool dryRun, CancellationToken cancellation)
    {
        string template = parsed.GetValue(_template) ?? throw ToolException.Refused("--template: is missing, the settings that all boards have in common");
        int parallel = parsed.GetValue(_parallel) ?? 1;
        CheckedSettings common = CheckedSettings.Read(host.FullPath(template)).With(changes);
        FleetPlan plan = FleetPlan.Make(host, host.FullPath(parsed.GetValue(_fleet)!), common, ca);
        string file = host.FullPath(parsed.GetValue(_results) ?? "results.csv");
        string[] redo = parsed.GetValue(_redo) ?? [];
        if (redo.FirstOrDefault(row => plan.Rows.All(known => $"{known.Number}" != row)) is string unknown)
        {
            throw ToolException.Refused($"--redo: the table has no row {unknown}");
        }

        if (dryRun)
        {
            FleetState now = new(ResultsFile.Read(file));
            now.Check(plan.Rows);
            Show(plan, now);
            return ExitStatus.Done;
        }

        (string imageFile, DeploymentImage image) = DeployCommand.Find(host, parsed.GetValue(_image));
        FleetOptions options = new(
            image,
            imageFile,
            parsed.GetValue(_board) is string board ? BoardKind.Named(board).Target : null,
            SharedOptions.CheckVersion(parsed.GetValue(_version)),
            SharedOptions.FindArchive(host, parsed.GetValue(_archive)),
            parsed.GetValue(_verifyOnline),
            parallel);
        string? labels = parsed.GetValue(_labels);
        if (labels is not null && !Directory.Exists(Path.GetDirectoryName(host.FullPath(labels))))
        {
            throw ToolException.Refused($"--labels: the folder of {host.FullPath(labels)} does not exist");
        }

        using ResultsFile results = new(file);
        FleetState state = new(results.Results);
        state.Check(plan.Rows);
        foreach (string row in redo)
        {
            FleetResult again = new(host.Time.GetUtcNow().UtcDateTime, int.Parse(row, CultureInfo.InvariantCulture), "", "", "", "", "", FleetResult.Redo, 0);
            results.Append(again);
            state.Take(again);
        }

        try
        {
            await new FleetProvisioning(host, plan, results, state, options).RunAsync(cancellation);
        }
        finally
        {
            Finish(plan, state, labels);
        }

        return ExitStatus.Done;
    }

    private void Show(FleetPlan plan, FleetState state)
    {
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumns(new TableColumn("Row").RightAligned(), new TableColumn("Board"), new TableColumn("Identifier"), new TableColumn("Name"), new TableColumn("So far"));
        foreach (FleetRow row in plan.Rows)
        {
            FleetResult? result = state.Of(row.Number);
            string? mac = result?.Mac ?? row.Mac;
            table.AddRow([.. new[] { $"{row.Number}", mac ?? "any", row.Platform("deviceIdentifier", mac), row.Platform("deviceName", mac), result?.Outcome ?? "" }.Select(Markup.Escape)]);
        }

        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(host.Output), Ansi = AnsiSupport.No }).Write(table);
    }

    /// <summary>Numbers in their order, as <c>2, 4-7</c>.</summary>
    private static string Runs(IReadOnlyList<int> numbers) => string.Join(", ", numbers.Select((number, i) => (Number: number, Run: number - i))
        .GroupBy(number => number.Run, number => number.Number).Select(run => run.Count() == 1 ? $"{run.First()}" : $"{run.First()}-{run.Last()}"));

    private void Finish(FleetPlan plan, FleetState state, string? labels)
    {
        FleetRow[] done = [.. plan.Rows.Where(row => state.IsDone(row.Number))];
        FleetRow[] left = [.. plan.Rows.Except(done)];
        host.Output.WriteLine($"{done.Length} of {plan.Rows.Count} boards are done{(left.Length == 0 ? "" : $"; to go: row {Runs([.. left.Select(row => row.Number)])}")}");
        if (labels is not null)
        {
            File.WriteAllText(host.FullPath(labels), Labels.Page(done.Select(row =>
            {
                string mac = state.Of(row.Number)!.Mac;
                string identifier = row.Platform("deviceIdentifier", mac);
                return (row.Platform("deviceName", mac), identifier, mac, row.For(mac).Device.Platform.Account.DeviceKey);
            })));
        }
    }
}
