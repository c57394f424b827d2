using Host.Board;

namespace Host.Tests.Board;

/// <summary>The program's threads when the power goes.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ThreadTests
{
    /// <summary>A thread that runs a callback of .NET's libraries, such as a cancellation's, is meanwhile not the board's.</summary>
    [TestMethod]
    public void Threads_that_come_go_and_throw_as_the_power_goes_harm_nobody()
    {
        ExecutionContext elsewhere = ExecutionContext.Capture()!;
        for (int i = 0; i < 50; i++)
        {
            using VirtualBoard board = new();
            BoardRun run = board.Power.On(() => StartThreads(elsewhere));
            Thread.Sleep(5);
            board.Power.Cut();
            Assert.IsTrue(run.Wait(Patience.Limit));
            Assert.IsEmpty(board.Failures);
        }
    }

    private static void StartThreads(ExecutionContext elsewhere)
    {
        BoardRun run = VirtualBoard.Current.Power.Run!;
        for (int i = 0; i < 4; i++)
        {
            new Thread(() =>
            {
                while (run.IsOn)
                {
                    ExecutionContext.Run(elsewhere, _ => { }, null);
                    try
                    {
                        throw new InvalidOperationException();
                    }
                    catch (InvalidOperationException)
                    {
                        // What the program throws and catches is noted, too.
                    }
                }
            }).Start();
        }
    }
}
