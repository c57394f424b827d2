namespace Host.Board;

/// <summary>A board's power supply and what its program asks of it.</summary>
internal sealed class Power
{
    private readonly VirtualBoard _board;
    private readonly Lock _lock = new();
    private BoardRun? _run;

    internal Power(VirtualBoard board) => _board = board;

    /// <summary>Gets the run that goes on or the last one; null before the first.</summary>
    public BoardRun? Run
    {
        get
        {
            lock (_lock)
            {
                return _run;
            }
        }
    }

    /// <summary>Gets a value indicating whether the board has power and does not sleep.</summary>
    public bool IsOn => Run?.IsOn ?? false;

    /// <summary>Turns the power on, or wakes the board, and starts its program on a thread of its own.</summary>
    public BoardRun On(Action main)
    {
        BoardRun run = Begin();
        run.StartThread("device main", main);
        return run;
    }

    /// <summary>Cuts the power: what was not closed on flash is forgotten. Does nothing if the board is off.</summary>
    public void Cut() => Run?.End(RunEnd.PowerCut);

    /// <summary>Gives the run that goes on, or begins one without a program.</summary>
    internal BoardRun Ensured()
    {
        lock (_lock)
        {
            return _run is { IsOn: true } ? _run : Begin();
        }
    }

    private BoardRun Begin()
    {
        lock (_lock)
        {
            if (_run is { IsOn: true })
            {
                throw new InvalidOperationException("The board is on.");
            }

            RunEnd? end = _run?.Ended.Result;
            _run = new BoardRun(_board, end, _run?.WakeUpTimer);
            _board.Begin(_run);
            return _run;
        }
    }
}
