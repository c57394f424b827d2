namespace Host.Tool.Fleet;

/// <summary>What the results so far mean: which rows are done, which board has which row.</summary>
internal sealed class FleetState
{
    private readonly Dictionary<int, FleetResult> _rows = [];
    private readonly Dictionary<string, int> _formerRows = [];

    internal FleetState(IEnumerable<FleetResult> results)
    {
        foreach (FleetResult result in results)
        {
            Take(result);
        }
    }

    internal void Take(FleetResult result)
    {
        if (result is { Row: int row, Outcome: FleetResult.Started or FleetResult.Done })
        {
            _rows[row] = result;
        }
        else if (result is { Row: int again, Outcome: FleetResult.Redo } && _rows.Remove(again, out FleetResult? before))
        {
            _formerRows[before.Mac] = again; // Whoever redoes a row mostly has the same board in hand.
        }
    }

    /// <summary>What a row's board has come to: its line when it was begun, or when it was done; null if neither.</summary>
    internal FleetResult? Of(int row) => _rows.GetValueOrDefault(row);

    /// <summary>Whether a row's board is done.</summary>
    internal bool IsDone(int row) => Of(row)?.Outcome == FleetResult.Done;

    /// <summary>Finds out whether a table still has the rows that the results are of.</summary>
    /// <exception cref="ToolException">One is another now, or gone.</exception>
    internal void Check(IReadOnlyList<FleetRow> rows)
    {
        foreach ((int number, FleetResult result) in _rows)
        {
            string? now = rows.FirstOrDefault(row => row.Number == number)?.Platform("deviceIdentifier", result.Mac);
            if (now != result.Identifier)
            {
                throw ToolException.Refused($"--results: row {number} was \"{result.Identifier}\" and is {(now is null ? "no longer there" : $"\"{now}\" now")}; go on with the table as it was, or begin another file of results");
            }
        }
    }

    /// <summary>Chooses the row of a board.</summary>
    internal (FleetRow? Row, string Reason) Choose(string mac, IReadOnlyList<FleetRow> rows, Func<int, bool> isBusy)
    {
        int mine = _rows.FirstOrDefault(row => row.Value.Mac == mac).Key;
        FleetRow? named = rows.FirstOrDefault(row => row.Mac == mac);
        if (mine != 0 && (named?.Number ?? mine) != mine)
        {
            return (null, $"it is row {mine}'s already, in the table it is row {named!.Number}'s; --redo {mine} takes it from there");
        }

        if (IsDone(mine))
        {
            return (null, $"it is done already, as row {mine}");
        }

        FleetRow? row = mine != 0 ? rows.FirstOrDefault(row => row.Number == mine)
            : named ?? Free(row => row.Number == _formerRows.GetValueOrDefault(mac)) ?? Free(_ => true);
        if (row is null)
        {
            return (null, "no row is left for it");
        }

        return Of(row.Number) is FleetResult other && other.Mac != mac
            ? (null, $"its row {row.Number} is {other.Mac}'s already; --redo {row.Number} takes it from there")
            : (row, "");

        FleetRow? Free(Func<FleetRow, bool> isWanted) =>
            rows.FirstOrDefault(row => row.Mac is null && !_rows.ContainsKey(row.Number) && !isBusy(row.Number) && isWanted(row));
    }
}
