using Host.Board;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Stands in for nanoFramework.Hardware.Esp32: deep sleep, woken by a timer or by hand.</summary>
public class Sleep
{
    /// <summary>What woke the board.</summary>
    public enum WakeupCause
    {
        /// <summary>It did not sleep.</summary>
        Undefined = 0,

        /// <summary>One pin.</summary>
        Ext0 = 2,

        /// <summary>One of several pins.</summary>
        Ext1 = 3,

        /// <summary>The timer.</summary>
        Timer = 4,
    }

    /// <summary>Pins that can wake the board.</summary>
    [Flags]
    public enum WakeupGpioPin : ulong
    {
        /// <summary>None.</summary>
        None = 0,

        /// <summary>GPIO 0, the BOOT button.</summary>
        Pin0 = 1,
    }

    /// <summary>Sets the time after which the board wakes from its next sleep; see <see cref="BoardRun.WakeUpTimer"/>.</summary>
    /// <param name="time">How long.</param>
    /// <returns>Always <see cref="EspNativeError.OK"/>.</returns>
    public static EspNativeError EnableWakeupByTimer(TimeSpan time)
    {
        BoardRun.Running.WakeUpTimer = time;
        return EspNativeError.OK;
    }

    /// <summary>Lets a pin wake the board from its next sleep; see <see cref="BoardRun.WakeUpPins"/>.</summary>
    /// <param name="pin">The pin.</param>
    /// <param name="level">The level that wakes: 0, the button's; 1 is not done here.</param>
    /// <returns>Always <see cref="EspNativeError.OK"/>.</returns>
    /// <exception cref="ArgumentException">The pin cannot wake the chip.</exception>
    /// <exception cref="NotSupportedException">Another level, or a chip that no single pin can wake.</exception>
    public static EspNativeError EnableWakeupByPin(WakeupGpioPin pin, int level)
    {
        if (level != 0)
        {
            throw new NotSupportedException($"Sleep.EnableWakeupByPin at level {level}");
        }

        Soc soc = BoardRun.Running.Board.Soc;
        if (soc.WakeUp.Count == 0)
        {
            throw new NotSupportedException($"The {soc.Name} cannot be woken by a pin.");
        }

        if (soc.WakeUp.All(number => 1UL << number != (ulong)pin))
        {
            throw new ArgumentException($"{pin} cannot wake the {soc.Name}.");
        }

        BoardRun.Running.WakeUpPins = (ulong)pin;
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
    /// <returns>The timer if it was set before the board slept and the board slept last; nothing else is told apart.</returns>
    public static WakeupCause GetWakeupCause()
    {
        BoardRun run = BoardRun.Running;
        return run.WokenByTimer ? WakeupCause.Timer : WakeupCause.Undefined;
    }
}
