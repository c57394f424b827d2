using Host.Board;

namespace Host.Simulator.Device;

/// <summary>Keeps account of how long a board is awake, on the air and asleep.</summary>
internal sealed class Consumption
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly Currents _currents;
    private TimeSpan _awake;
    private TimeSpan _onAir;
    private TimeSpan _asleep;
    private TimeSpan _last;
    private int _wakes;
    private DeviceState _state;
    private bool _isOnAir;
    private bool _isWoken;
    private long _since;

    /// <summary>Begins, without power.</summary>
    public Consumption(VirtualBoard board)
    {
        _time = board.Time;
        _currents = Currents.Of(board.Soc);
        board.Wifi.RadioChanged += isOn => Change(() => _isOnAir = isOn);
    }

    /// <summary>Gets the account so far.</summary>
    public PowerReport Report
    {
        get
        {
            lock (_lock)
            {
                Count();
                double charge = (_asleep * _currents.Asleep).TotalHours
                    + ((_awake - _onAir) * _currents.Processor).TotalHours + (_onAir * _currents.Radio).TotalHours;
                double days = (_awake + _asleep).TotalDays;
                return new PowerReport(
                    _wakes, Seconds(_awake), Seconds(_last), Seconds(_onAir), Seconds(_asleep), days > 0 ? Math.Round(charge / days, 3) : 0);
            }
        }
    }

    /// <summary>The board has got power, has lost it, sleeps or wakes.</summary>
    public void Enter(DeviceState state) => Change(() =>
    {
        bool wakes = _state == DeviceState.Asleep && state == DeviceState.Running;
        _wakes += wakes ? 1 : 0;
        _last = state == DeviceState.Running && _state != state ? TimeSpan.Zero : _last;
        _isWoken = wakes || (_isWoken && state == DeviceState.Running);
        _state = state;
    });

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 1);

    private void Change(Action change)
    {
        lock (_lock)
        {
            Count();
            change();
        }
    }

    private void Count()
    {
        long now = _time.GetTimestamp();
        TimeSpan passed = _time.GetElapsedTime(_since, now);
        _since = now;
        _last += _state == DeviceState.Running ? passed : TimeSpan.Zero;
        _awake += _isWoken ? passed : TimeSpan.Zero;
        _onAir += _isWoken && _isOnAir ? passed : TimeSpan.Zero;
        _asleep += _state == DeviceState.Asleep ? passed : TimeSpan.Zero;
    }
}
