using Host.Board;

namespace Host.Simulator.Device;

/// <summary>A board's power supply, under which its program starts again after a reboot and a wake-up, until the plug is pulled.</summary>
internal sealed class PowerSupply(VirtualBoard board, Action main, double speed)
{
    /// <summary>From the end of a run to the start of the next: chip and runtime boot.</summary>
    private static readonly TimeSpan BootTime = TimeSpan.FromMilliseconds(300);

    private readonly Lock _lock = new();
    private CancellationTokenSource _plug = new();
    private Task _life = Task.CompletedTask;
    private volatile DeviceState _state;

    /// <summary>Raised when the board has got power, has lost it, sleeps or wakes.</summary>
    public event Action<DeviceState>? Changed;

    /// <summary>Raised when the program is about to start.</summary>
    public event Action<WakeUp>? Booting;

    /// <summary>Raised when a run is over, before the next one begins.</summary>
    public event Action<BoardRun, RunEnd>? Ended;

    public DeviceState State
    {
        get => _state;

        private set
        {
            _state = value;
            Changed?.Invoke(value);
        }
    }

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
        WakeUp wakeUp = default;

        while (Boot(wakeUp, unplugged) is BoardRun run)
        {
            RunEnd end = await run.Ended;
            State = end == RunEnd.DeepSleep ? DeviceState.Asleep : DeviceState.Off;
            Task<WakeUp>? asleep = end == RunEnd.DeepSleep ? board.Power.SleepAsync(speed, unplugged) : null;
            Ended?.Invoke(run, end);

            if (end == RunEnd.PowerCut)
            {
                return;
            }

            wakeUp = asleep is null ? default : await asleep;
            State = unplugged.IsCancellationRequested ? DeviceState.Off : DeviceState.Running;
            await board.Time.PassAsync(BootTime, 1, unplugged);
        }

        State = DeviceState.Off;
    }

    /// <summary>Starts the program; null if the plug is pulled.</summary>
    private BoardRun? Boot(WakeUp wakeUp, CancellationToken unplugged)
    {
        lock (_lock)
        {
            if (unplugged.IsCancellationRequested)
            {
                return null;
            }

            State = DeviceState.Running;
            Booting?.Invoke(wakeUp);
            return board.Power.On(main, wakeUp);
        }
    }
}
