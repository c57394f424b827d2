using Host.Board;

namespace Host.Simulator.Device;

/// <summary>
/// A board's power supply, under which its program starts again after a reboot and a wake-up, until the plug is pulled.
/// </summary>
internal sealed class PowerSupply(VirtualBoard board, Action main, double speed)
{
    /// <summary>From the end of a run to the start of the next: chip and runtime boot.</summary>
    private static readonly TimeSpan BootTime = TimeSpan.FromMilliseconds(300);

    private readonly Lock _lock = new();
    private CancellationTokenSource _plug = new();
    private Task _life = Task.CompletedTask;
    private volatile DeviceState _state;

    /// <summary>Raised when the program starts.</summary>
    public event Action<BoardRun>? Booted;

    /// <summary>Raised when a run is over, before the next one begins.</summary>
    public event Action<BoardRun, RunEnd>? Ended;

    public DeviceState State => _state;

    /// <summary>Gets a task that ends when there is no power any more.</summary>
    public Task Life
    {
        get
        {
            lock (_lock)
            {
                return _life;
            }
        }
    }

    /// <summary>Turns the power on; does nothing if it is on.</summary>
    public void Start()
    {
        lock (_lock)
        {
            if (_life.IsCompleted)
            {
                _plug = new CancellationTokenSource();
                _life = Task.Run(() => LiveAsync(_plug.Token));
            }
        }
    }

    /// <summary>Pulls the plug.</summary>
    public Task Cut()
    {
        lock (_lock)
        {
            _plug.Cancel();
            board.Power.Cut();
            return _life;
        }
    }

    private async Task LiveAsync(CancellationToken unplugged)
    {
        while (Boot(unplugged) is BoardRun run)
        {
            RunEnd end = await run.Ended;
            _state = end == RunEnd.DeepSleep ? DeviceState.Asleep : DeviceState.Off;
            Task asleep = end == RunEnd.DeepSleep ? SleepAsync(run, unplugged) : Task.CompletedTask;
            Ended?.Invoke(run, end);

            if (end == RunEnd.PowerCut)
            {
                return;
            }

            await asleep;
            await PauseAsync(BootTime, unplugged);
        }

        _state = DeviceState.Off;
    }

    /// <summary>Starts the program; null if the plug is pulled.</summary>
    private BoardRun? Boot(CancellationToken unplugged)
    {
        BoardRun run;

        lock (_lock)
        {
            if (unplugged.IsCancellationRequested)
            {
                return null;
            }

            run = board.Power.On(main);
            _state = DeviceState.Running;
        }

        Booted?.Invoke(run);
        return run;
    }

    /// <summary>Waits for the timer, or for a pin to be pulled low, whatever the program has asked to be woken by.</summary>
    private async Task SleepAsync(BoardRun run, CancellationToken unplugged)
    {
        using CancellationTokenSource woken = CancellationTokenSource.CreateLinkedTokenSource(unplugged);
        VirtualPin[] pins = [.. board.Soc.WakeUp.Where(number => (run.WakeUpPins >> number & 1) != 0).Select(number => board.Pins[number])];

        void Look(bool high)
        {
            if (pins.Any(pin => !pin.Level))
            {
                // It was no timer that woke the board.
                run.WakeUpTimer = null;
                woken.Cancel();
            }
        }

        Array.ForEach(pins, pin => pin.Changed += Look);
        Look(high: true);
        await PauseAsync(run.WakeUpTimer / speed ?? Timeout.InfiniteTimeSpan, woken.Token);
        Array.ForEach(pins, pin => pin.Changed -= Look);
    }

    private static Task PauseAsync(TimeSpan time, CancellationToken end) =>
        Task.Delay(time, end).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
