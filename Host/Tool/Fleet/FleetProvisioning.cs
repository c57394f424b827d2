using System.Threading.Channels;
using Host.Tool.Flasher;
using Host.Tool.Settings;

namespace Host.Tool.Fleet;

/// <summary>Waits for boards to be plugged in and makes each what its row says, until all rows are done.</summary>
internal sealed class FleetProvisioning
{
    private readonly ToolHost _host;
    private readonly FleetPlan _plan;
    private readonly ResultsFile _results;
    private readonly FleetState _state;
    private readonly FleetOptions _options;
    private readonly FleetDisplay _display;
    private readonly Nanoff _nanoff;
    private readonly BoardPorts _ports;
    private readonly Channel<bool> _places = Channel.CreateUnbounded<bool>();
    private readonly HashSet<int> _busy = [];
    private readonly Lock _lock = new();

    internal FleetProvisioning(ToolHost host, FleetPlan plan, ResultsFile results, FleetState state, FleetOptions options)
    {
        _host = host;
        _plan = plan;
        _results = results;
        _state = state;
        _options = options;
        _nanoff = new Nanoff(host);
        _ports = new BoardPorts(host, _nanoff);
        for (int i = 0; i < options.Parallel; i++)
        {
            _places.Writer.TryWrite(true);
        }

        _display = new FleetDisplay(host, plan.Rows.Count, DoneCount);
    }

    private int DoneCount
    {
        get
        {
            lock (_lock)
            {
                return _plan.Rows.Count(row => _state.IsDone(row.Number));
            }
        }
    }

    private int LeftCount => _plan.Rows.Count - DoneCount;

    /// <summary>Runs until all rows are done, or it is cancelled.</summary>
    internal Task RunAsync(CancellationToken cancellation) => _display.RunAsync(async () =>
    {
        IReadOnlyList<PortVisit> before = _ports.Arrivals();
        await _nanoff.FindAsync(cancellation);
        foreach (PortVisit visit in before)
        {
            _display.Note($"{visit.Name} was there before: if it is a board, unplug it and plug it in again");
        }

        AskForNext();
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        List<Task> work = [];
        try
        {
            while (LeftCount > 0)
            {
                work.AddRange(_ports.Arrivals().Select(visit => WorkAsync(visit, ended.Token)));
                foreach (Task over in work.FindAll(task => task.IsCompleted))
                {
                    work.Remove(over);
                    await over;
                }

                await _host.Wait(BoardPorts.LookEvery, cancellation);
            }

            await Task.WhenAll(work);
        }
        finally
        {
            ended.Cancel();
            await Task.WhenAll(work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    });

    private async Task WorkAsync(PortVisit visit, CancellationToken cancellation)
    {
        Board? board;
        try
        {
            board = await _ports.IdentifyAsync(visit, cancellation);
        }
        catch (ToolException exception)
        {
            if (_ports.IsThere(visit)) // Otherwise it is looked at when it is back.
            {
                End(new FleetResult(default, null, "", "", "", "", "", $"{FleetResult.Failed}{exception.Message.ReplaceLineEndings(" ")}", 0), visit.Name);
            }

            return;
        }

        if (board is null)
        {
            return;
        }

        await _places.Reader.ReadAsync(cancellation);
        try
        {
            await WorkAsync(board, cancellation);
        }
        finally
        {
            _places.Writer.TryWrite(true);
            board.IsOver = true;
        }
    }

    private async Task WorkAsync(Board board, CancellationToken cancellation)
    {
        if (Reserve(board) is not FleetRow row)
        {
            return;
        }

        long start = _host.Time.GetTimestamp();
        string firmware = $"{_options.Image.Assemblies[^1].Version}";
        string identifier = row.Platform("deviceIdentifier", board.Mac);
        FleetResult result = new(default, row.Number, board.Mac, board.Chip, identifier, "", firmware, FleetResult.Started, 0);
        Action<string?> show = _display.Begin($"{board.Visit.Name} row {row.Number} {identifier}", BoardStation.Steps);
        try
        {
            BoardStation station = new(_host, _nanoff, _ports, _options, board, show);
            CheckedSettings settings = row.For(board.Mac);
            BoardRuntime runtime = await station.InstallAsync(cancellation);
            result = result with { Runtime = $"{runtime.Target} {runtime.Version}" };
            Record(result);
            await station.ProvisionAsync(settings, _plan.AuthorityOf(settings), cancellation);
            result = result with { Outcome = FleetResult.Done };
        }
        catch (ToolException exception)
        {
            result = result with { Outcome = $"{FleetResult.Failed}{exception.Message.ReplaceLineEndings(" ")}" };
        }
        finally
        {
            show(null);
            lock (_lock)
            {
                _busy.Remove(row.Number);
            }
        }

        End(result with { Seconds = (int)_host.Time.GetElapsedTime(start).TotalSeconds }, board.Visit.Name);
    }

    private FleetRow? Reserve(Board board)
    {
        lock (_lock)
        {
            if (board.IsSuspect && _plan.Rows.Select(row => _state.Of(row.Number)).FirstOrDefault(result => result?.Mac == board.Mac) is FleetResult before)
            {
                Record(before with { Outcome = FleetResult.Started }); // Whatever it was, it is to be done again.
            }

            (FleetRow? row, string reason) = _state.Choose(board.Mac, _plan.Rows, _busy.Contains);
            if (row is not null)
            {
                _busy.Add(row.Number);
                return row;
            }

            _display.Refused($"{board.Mac} on {board.Visit.Name}: {reason}");
            return null;
        }
    }

    private void Record(FleetResult result)
    {
        lock (_lock)
        {
            result = result with { Time = _host.Time.GetUtcNow().UtcDateTime };
            _results.Append(result);
            _state.Take(result);
        }
    }

    private void End(FleetResult result, string port)
    {
        Record(result);
        string board = result.Row is null ? port : $"row {result.Row} {result.Identifier} ({result.Mac} on {port}, {result.Seconds} s)";
        if (result.Outcome == FleetResult.Done)
        {
            _display.Done(board);
        }
        else
        {
            _display.Failed($"{board}: {result.Outcome[FleetResult.Failed.Length..]}");
        }

        AskForNext();
    }

    private void AskForNext()
    {
        if (LeftCount > 0)
        {
            _display.Note($"Next board: {LeftCount} of {_plan.Rows.Count} to go");
        }
    }
}
