using Firmware;
using Host.Board;
using Host.Simulator.Demo;
using Host.Simulator.Display;

namespace Host.Simulator.Device;

/// <summary>
/// Has the firmware look for sensors on the demo board: booted with settings that declare none, it scans the buses
/// before it does anything else.
/// </summary>
internal static class BoardScan
{
    private const string Topic = "scan";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Writes what was found as the settings lines that one would write for it.</summary>
    /// <param name="board">The board, with settings on its flash, without power.</param>
    /// <param name="output">Where to write.</param>
    /// <returns>How many sensors were found.</returns>
    public static async Task<int> RunAsync(VirtualBoard board, TextWriter output)
    {
        using DemoBoard sensors = new(board, TimeProvider.System);
        await Task.Delay(DemoBoard.StartUp).ConfigureAwait(false);
        List<string> found = await BootAsync(board).ConfigureAwait(false);
        string[] known = [.. found.Where(line => line.StartsWith('{'))];
        await output.WriteLineAsync("\"sensors\": [").ConfigureAwait(false);
        await output.WriteLineAsync(string.Join($",{Environment.NewLine}", known.Select(line => "  " + line))).ConfigureAwait(false);
        await output.WriteLineAsync("]").ConfigureAwait(false);
        foreach (string unknown in found.Except(known))
        {
            await output.WriteLineAsync(unknown).ConfigureAwait(false);
        }

        return known.Length;
    }

    private static async Task<List<string>> BootAsync(VirtualBoard board)
    {
        List<string> found = [];
        TaskCompletionSource goesOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(LogLine logged)
        {
            DeviceLine line = DeviceLine.Parse(logged.Text);
            if (line.Topic == Topic)
            {
                found.Add(line.Text);
            }
            else if (line.Topic is not ("boot" or "settings"))
            {
                goesOn.TrySetResult();
            }
        }

        board.Log.Written += Look;
        board.Power.On(() => new Node().Run());
        await Task.WhenAny(goesOn.Task, Task.Delay(Limit)).ConfigureAwait(false);
        board.Log.Written -= Look;
        board.Power.Cut();
        return found;
    }
}
