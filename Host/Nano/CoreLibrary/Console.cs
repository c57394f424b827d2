extern alias DotNet;

using Host.Board;

namespace System;

/// <summary>Stands in for nanoFramework.CoreLibrary: the current board's log; outside of any board the PC's console.</summary>
public static class Console
{
    /// <summary>Writes a text.</summary>
    /// <param name="value">The text.</param>
    public static void Write(string value) => WriteText(value);

    /// <summary>Ends a line.</summary>
    public static void WriteLine() => WriteText("\n");

    /// <summary>Writes a line.</summary>
    /// <param name="value">The line.</param>
    public static void WriteLine(string value) => WriteText(value + "\n");

    private static void WriteText(string text)
    {
        BoardRun? run = BoardRun.CurrentOrNone;

        if (run is null)
        {
            DotNet::System.Console.Write(text);
            return;
        }

        run.Check();
        run.Board.Log.Write(run, text);
    }
}
