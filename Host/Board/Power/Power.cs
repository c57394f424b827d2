namespace Host.Board;

/// <summary>A board's power supply and what its program asks of it.</summary>
internal sealed class Power
{
    private readonly VirtualBoard _board;
    private readonly Lock _lock = new();
    private BoardRun? _run;
    private bool _isLost = true;

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
    public BoardRun On(Action main, WakeUp wakeUp = default)
    {
        BoardRun run = Begin(wakeUp);
        run.StartThread("device main", main);
        return run;
    }

    /// <summary>Lets the time pass for which the board sleeps: until what its program has armed wakes it.</summary>
    public async Task<WakeUp> SleepAsync(double speed, CancellationToken unplugged)
    {
        WakeSources sources = Run!.Wake;
        VirtualPin[] pins = [.. _board.Soc.Gpios.Where(sources.Has).Select(number => _board.Pins[number])];
        using CancellationTokenSource woken = CancellationTokenSource.CreateLinkedTokenSource(unplugged);
        WakeUp wakeUp = new(ChipWakeCause.Timer);
        void Look(bool high)
        {
            if (sources.Find(_board.Soc, _board.Pins) is WakeUp found && !woken.IsCancellationRequested)
            {
                wakeUp = found;
                woken.Cancel();
            }
        }

        long start = _board.Time.GetTimestamp();
        Array.ForEach(pins, pin => pin.Changed += Look);
        Look(high: true);
        await _board.Time.PassAsync(sources.Timer / (1 + _board.Clock.SleepDrift), speed, woken.Token);
        Array.ForEach(pins, pin => pin.Changed -= Look);
        _board.Clock.Sleep(_board.Time.GetElapsedTime(start));
        return wakeUp;
    }

    /// <summary>Cuts the power: what was not closed on flash is forgotten, and the time of day.</summary>
    public void Cut()
    {
        lock (_lock)
        {
            _isLost = true;
        }

        Run?.End(RunEnd.PowerCut);
    }

    /// <summary>Gives the run that goes on, or begins one without a program.</summary>
    internal BoardRun Ensured()
    {
        lock (_lock)
        {
            return _run is { IsOn: true } ? _run : Begin(default);
        }
    }

    private BoardRun Begin(WakeUp wakeUp)
    {
        lock (_lock)
        {
            if (_run is { IsOn: true })
            {
                throw new InvalidOperationException("The board is on.");
            }

            if (_isLost || _run?.Ended.Result == RunEnd.PowerCut)
            {
                _board.Clock.Reset();
                _isLost = false;
            }

            _run = new BoardRun(_board, wakeUp);
            _board.Begin(_run);
            return _run;
        }
    }
}
