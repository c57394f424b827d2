using Firmware.Time;
using Host.Board;
using Nubison.Time;

namespace Host.Simulator.Device;

/// <summary>
/// The clock of the board on which the firmware runs, in the place of the device's own, which on a PC would show the PC's
/// time of day, and that from the start on.
/// </summary>
internal sealed class BoardClock : IClock
{
    private readonly BoardRun _run = BoardRun.Running;

    public long Uptime
    {
        get
        {
            _run.Check();
            return (long)_run.Uptime.TotalMilliseconds;
        }
    }

    public bool IsValid => SystemClock.IsPlausible(UtcNow);

    public DateTime UtcNow => _run.Board.Clock.UtcNow.UtcDateTime;
}
