using Host.Board;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Stands in for nanoFramework.Hardware.Esp32: deep sleep, woken by a timer or by pins.</summary>
public class Sleep
{
    /// <summary>What woke the board.</summary>
    public enum WakeupCause
    {
        /// <summary>It did not sleep.</summary>
        Undefined = 0,

        /// <summary>One pin.</summary>
        Ext0 = 2,

        /// <summary>Pins of a set.</summary>
        Ext1 = 3,

        /// <summary>The timer.</summary>
        Timer = 4,
    }

    /// <summary>At which levels a set of pins wakes the board.</summary>
    public enum WakeupMode
    {
        /// <summary>All of them low, on an ESP32; any of them low, on the later chips.</summary>
        AllLow = 0,

        /// <summary>Any of them high.</summary>
        AnyHigh = 1,
    }

    /// <summary>Pins that can wake the board, a bit each.</summary>
    [Flags]
    public enum WakeupGpioPin : ulong
    {
        /// <summary>None.</summary>
        None = 0,

        /// <summary>GPIO 0.</summary>
        Pin0 = 1UL << 0,

        /// <summary>GPIO 1.</summary>
        Pin1 = 1UL << 1,

        /// <summary>GPIO 2.</summary>
        Pin2 = 1UL << 2,

        /// <summary>GPIO 3.</summary>
        Pin3 = 1UL << 3,

        /// <summary>GPIO 4.</summary>
        Pin4 = 1UL << 4,

        /// <summary>GPIO 5.</summary>
        Pin5 = 1UL << 5,

        /// <summary>GPIO 6.</summary>
        Pin6 = 1UL << 6,

        /// <summary>GPIO 7.</summary>
        Pin7 = 1UL << 7,

        /// <summary>GPIO 8.</summary>
        Pin8 = 1UL << 8,

        /// <summary>GPIO 9.</summary>
        Pin9 = 1UL << 9,

        /// <summary>GPIO 10.</summary>
        Pin10 = 1UL << 10,

        /// <summary>GPIO 11.</summary>
        Pin11 = 1UL << 11,

        /// <summary>GPIO 12.</summary>
        Pin12 = 1UL << 12,

        /// <summary>GPIO 13.</summary>
        Pin13 = 1UL << 13,

        /// <summary>GPIO 14.</summary>
        Pin14 = 1UL << 14,

        /// <summary>GPIO 15.</summary>
        Pin15 = 1UL << 15,

        /// <summary>GPIO 16.</summary>
        Pin16 = 1UL << 16,

        /// <summary>GPIO 17.</summary>
        Pin17 = 1UL << 17,

        /// <summary>GPIO 18.</summary>
        Pin18 = 1UL << 18,

        /// <summary>GPIO 19.</summary>
        Pin19 = 1UL << 19,

        /// <summary>GPIO 20.</summary>
        Pin20 = 1UL << 20,

        /// <summary>GPIO 21.</summary>
        Pin21 = 1UL << 21,

        /// <summary>GPIO 25.</summary>
        Pin25 = 1UL << 25,

        /// <summary>GPIO 26.</summary>
        Pin26 = 1UL << 26,

        /// <summary>GPIO 27.</summary>
        Pin27 = 1UL << 27,

        /// <summary>GPIO 32.</summary>
        Pin32 = 1UL << 32,

        /// <summary>GPIO 33.</summary>
        Pin33 = 1UL << 33,

        /// <summary>GPIO 34.</summary>
        Pin34 = 1UL << 34,

        /// <summary>GPIO 35.</summary>
        Pin35 = 1UL << 35,

        /// <summary>GPIO 36.</summary>
        Pin36 = 1UL << 36,

        /// <summary>GPIO 37.</summary>
        Pin37 = 1UL << 37,

        /// <summary>GPIO 38.</summary>
        Pin38 = 1UL << 38,

        /// <summary>GPIO 39.</summary>
        Pin39 = 1UL << 39,
    }

    /// <summary>Sets the time after which the board wakes from its next sleep.</summary>
    /// <param name="time">How long, by the chip's slow clock.</param>
    /// <returns>Always <see cref="EspNativeError.OK"/>.</returns>
    public static EspNativeError EnableWakeupByTimer(TimeSpan time)
    {
        BoardRun.Running.Wake.Timer = time;
        return EspNativeError.OK;
    }

    /// <summary>Lets a pin wake the board from its next sleep.</summary>
    /// <param name="pin">The pin.</param>
    /// <param name="level">The level that wakes: 0 or 1.</param>
    /// <returns><see cref="EspNativeError.INVALID_ARG"/> for a pin that cannot wake the chip.</returns>
    /// <exception cref="NotSupportedException">No single pin can wake the chip.</exception>
    public static EspNativeError EnableWakeupByPin(WakeupGpioPin pin, int level)
    {
        BoardRun run = BoardRun.Running;
        Soc soc = run.Board.Soc;

        if (!soc.HasSingleWakeUp)
        {
            throw new NotSupportedException($"The {soc.Name} cannot be woken by a pin alone.");
        }

        if (!CanWake(soc, (ulong)pin))
        {
            return EspNativeError.INVALID_ARG;
        }

        run.Wake.Ext0 = (System.Numerics.BitOperations.Log2((ulong)pin), level != 0);
        return EspNativeError.OK;
    }

    /// <summary>Lets a set of pins wake the board from its next sleep.</summary>
    /// <param name="pins">The pins.</param>
    /// <param name="mode">The levels that wake.</param>
    /// <returns><see cref="EspNativeError.INVALID_ARG"/> for a pin that cannot wake the chip.</returns>
    /// <exception cref="NotSupportedException">No pins can wake the chip.</exception>
    public static EspNativeError EnableWakeupByMultiPins(WakeupGpioPin pins, WakeupMode mode)
    {
        WakeSources wake = Supported().Wake;

        if (!CanWake(BoardRun.Running.Board.Soc, (ulong)pins))
        {
            return EspNativeError.INVALID_ARG;
        }

        wake.Ext1 = (ulong)pins;
        wake.Ext1Level = mode == WakeupMode.AnyHigh;
        return EspNativeError.OK;
    }

    /// <summary>Sends the board to sleep: its run ends.</summary>
    /// <exception cref="BoardStoppedException">Always.</exception>
    public static void StartDeepSleep()
    {
        BoardRun run = BoardRun.Running;
        run.End(RunEnd.DeepSleep);
        run.Check();
    }

    /// <summary>Tells what woke the board.</summary>
    /// <returns>The cause; <see cref="WakeupCause.Undefined"/> if it did not sleep.</returns>
    public static WakeupCause GetWakeupCause() => (WakeupCause)BoardRun.Running.WokenBy.Cause;

    /// <summary>Tells which pins of a set woke the board.</summary>
    /// <returns>The pins; none unless the cause is <see cref="WakeupCause.Ext1"/>.</returns>
    /// <exception cref="NotSupportedException">No pins can wake the chip.</exception>
    public static WakeupGpioPin GetWakeupGpioPin() => (WakeupGpioPin)Supported().WokenBy.Pins;

    private static BoardRun Supported()
    {
        BoardRun run = BoardRun.Running;
        return run.Board.Soc.WakeUp.Count > 0 ? run : throw new NotSupportedException($"The {run.Board.Soc.Name} cannot be woken by pins.");
    }

    private static bool CanWake(Soc soc, ulong pins) =>
        pins != 0 && (pins & ~soc.WakeUp.Aggregate(0ul, (set, number) => set | (1ul << number))) == 0;
}
