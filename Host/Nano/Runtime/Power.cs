using Host.Board;

namespace nanoFramework.Runtime.Native;

/// <summary>Stands in for nanoFramework.Runtime.Native: ends the program.</summary>
public class Power
{
    /// <summary>Reboots the board: its run ends.</summary>
    /// <param name="rebootOption">What follows; the virtual board has no boot loader.</param>
    /// <exception cref="BoardStoppedException">Always.</exception>
    /// <exception cref="NotSupportedException">A boot loader.</exception>
    public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot)
    {
        if (rebootOption is not (RebootOption.NormalReboot or RebootOption.ClrOnly))
        {
            throw new NotSupportedException($"Power.RebootDevice({rebootOption})");
        }

        BoardRun run = BoardRun.Running;
        run.End(RunEnd.Reboot);
        run.Check();
    }
}
