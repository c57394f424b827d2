using Host.Tool.Settings;

namespace Host.Tool.Fleet;

/// <summary>What is to be done: the rows of a table, without a fault in any.</summary>
internal sealed class FleetPlan
{
    private readonly ToolHost _host;
    private readonly FleetTable _table;
    private readonly CheckedSettings _template;
    private readonly string? _ca;
    private readonly List<FleetRow> _rows = [];
    private readonly Dictionary<string, CaFile?> _authorities = [];
    private readonly List<(int Row, string Text)> _faults = [];
    private readonly List<(int Row, string Text)> _warnings = [];

    private FleetPlan(ToolHost host, FleetTable table, CheckedSettings template, string? ca)
    {
        _host = host;
        _table = table;
        _template = template;
        _ca = ca;
    }

    internal IReadOnlyList<FleetRow> Rows => _rows;

    /// <summary>Reads a table and checks it whole, each row by the device's own rules and all against each other.</summary>
    /// <param name="ca">The platform's root certificate; null for the one that the settings name.</param>
    /// <exception cref="ToolException">There are faults: carries all of them.</exception>
    internal static FleetPlan Make(ToolHost host, string path, CheckedSettings template, string? ca)
    {
        if (template.Root.Count == 0)
        {
            template.Check(host); // Not JSON: says why.
        }

        List<string> faults = [];
        FleetTable table = FleetTable.Read(path, faults);
        if (table.Lines.Count == 0)
        {
            faults.Add($"{table.Name}: has no row for a board");
        }

        FleetPlan plan = new(host, table, template, ca);
        plan.CheckRows(plan.CheckColumns());
        plan.CheckAgainstEachOther();
        foreach (string warning in plan.Lines(plan._warnings))
        {
            host.Error.WriteLine($"nubison: warning: {warning}");
        }

        faults.AddRange(plan.Lines(plan._faults));
        return faults.Count == 0 ? plan : throw ToolException.Refused(string.Join("\nnubison: ", faults));
    }

    /// <summary>The certificates that a board with these settings trusts.</summary>
    internal CaFile? AuthorityOf(CheckedSettings settings) => _authorities[settings.Device.Platform.CaCertificate ?? ""];

    private HashSet<string> CheckColumns()
    {
        HashSet<string> known = [FleetRow.MacColumn];
        foreach (string column in _table.Columns.Where(column => column.Length > 0 && column != FleetRow.MacColumn))
        {
            try
            {
                SettingsMembers.Require(column);
                known.Add(column);
            }
            catch (FormatException exception)
            {
                _faults.Add((1, exception.Message));
            }
        }

        return known;
    }

    private void CheckRows(HashSet<string> columns)
    {
        foreach (FleetTable.Line line in _table.Lines)
        {
            List<string> faults = [];
            FleetRow row = FleetRow.Make(_host, line.Number, line.Cells.Where(cell => columns.Contains(cell.Key)), _template, faults);
            _rows.Add(row);
            CheckedSettings settings = row.For();
            faults.AddRange(settings.Faults);
            if (settings.Faults.Count == 0)
            {
                FindAuthority(settings, faults);
            }

            _faults.AddRange(faults.Distinct().Select(fault => (row.Number, fault)));
            _warnings.AddRange(settings.Warnings.Select(warning => (row.Number, warning)));
        }
    }

    private void FindAuthority(CheckedSettings settings, List<string> faults)
    {
        string name = settings.Device.Platform.CaCertificate ?? "";
        try
        {
            if (!_authorities.ContainsKey(name))
            {
                _authorities[name] = CaFile.Find(_host, settings, _ca);
            }
        }
        catch (ToolException exception)
        {
            faults.Add(exception.Message);
        }
    }

    private void CheckAgainstEachOther()
    {
        const string Identifier = "deviceIdentifier";
        Check($"platform.{Identifier}", row => row.Platform("productCode") + "_" + row.Platform(Identifier, row.AnyMac), row => row.Platform(Identifier));
        Check(FleetRow.MacColumn, row => row.AnyMac, row => row.AnyMac);

        void Check(string path, Func<FleetRow, string> key, Func<FleetRow, string> shown) => _faults.AddRange(
            _rows.GroupBy(key).SelectMany(same => same.Skip(1).Select(row => (row.Number, $"{path}: \"{shown(row)}\" is row {same.First().Number}'s already"))));
    }

    /// <summary>What is so in every row is the template's, and said once.</summary>
    private IEnumerable<string> Lines(List<(int Row, string Text)> problems)
    {
        HashSet<string> everywhere = [.. problems.GroupBy(problem => problem.Text).Where(same => same.Count() > 1 && same.Count() == _rows.Count).Select(same => same.Key)];
        return everywhere.Select(text => $"{Path.GetFileName(_template.Path)}: {text} (in every row)").Concat(
            problems.Where(problem => !everywhere.Contains(problem.Text)).OrderBy(problem => problem.Row).Select(problem => $"{_table.Name}:{problem.Row} {problem.Text}"));
    }
}
