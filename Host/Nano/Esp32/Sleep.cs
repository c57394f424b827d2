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

    /// <summary>Pins that can wake the board, a bit each: all but the first by a cast.</summary>
    [Flags]
    public enum WakeupGpioPin : ulong
    {
        /// <summary>None.</summary>
        None = 0,

        /// <summary>GPIO 0.</summary>
        Pin0 = 1UL << 0,
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
    /// <returns><see cref="EspNativeError.INVALID_ARG"/> for a pin that cannot wake the chip.</returns>
    /// <exception cref="NotSupportedException">No pins can wake the chip.</exception>
    public static EspNativeError EnableWakeupByMultiPins(WakeupGpioPin pins, WakeupMode mode)
    {
        BoardRun run = BoardRun.Running;
        Soc soc = run.Board.Soc;

        if (soc.WakeUp.Count == 0)
        {
            throw new NotSupportedException($"The {soc.Name} cannot be woken by pins.");
        }

        if (!CanWake(soc, (ulong)pins))
        {
            return EspNativeError.INVALID_ARG;
        }

        run.Wake.Ext1 = (ulong)pins;
        run.Wake.Ext1Level = mode == WakeupMode.AnyHigh;
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

    private static bool CanWake(Soc soc, ulong pins) =>
        pins != 0 && (pins & ~soc.WakeUp.Aggregate(0ul, (set, number) => set | (1ul << number))) == 0;
}
