extern alias DotNet;

using Host.Board;

namespace System;

/// <summary>Stands in for nanoFramework.CoreLibrary: the current board's log; outside of any board the PC's console.</summary>
public static class Console
{
    /// <summary>Writes a line.</summary>
    public static void WriteLine(string value)
    {
        if (BoardRun.CurrentOrNone is not BoardRun run)
        {
            DotNet::System.Console.WriteLine(value);
            return;
        }

        run.Check();
        run.Board.Log.Write(run, value);
    }
}
