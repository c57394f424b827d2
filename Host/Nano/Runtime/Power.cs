using Host.Board;

namespace nanoFramework.Runtime.Native;

/// <summary>Stands in for nanoFramework.Runtime.Native: ends the program.</summary>
public class Power
{
    /// <summary>Reboots the board: its run ends.</summary>
    /// <exception cref="BoardStoppedException">Always.</exception>
    public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot)
    {
        BoardRun run = BoardRun.Running;
        run.End(RunEnd.Reboot);
        run.Check();
    }
}
