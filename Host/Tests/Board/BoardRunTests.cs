using Host.Board;

namespace Host.Tests.Board;

/// <summary>A board's program finds its board, and ends with its power.</summary>
[TestClass]
public sealed class BoardRunTests : IDisposable
{
    private readonly VirtualBoard _board = new();

    public void Dispose() => _board.Dispose();

    [TestMethod]
    public void Two_boards_in_one_process_do_not_meet()
    {
        using VirtualBoard other = new();
        VirtualBoard? here = null;
        VirtualBoard? there = null;
        using CountdownEvent both = new(2);

        _board.Power.On(() => Found(out here));
        other.Power.On(() => Found(out there));

        void Found(out VirtualBoard board)
        {
            board = VirtualBoard.Current;
            both.Signal();
        }

        Assert.IsTrue(both.Wait(Patience.Limit));
        Assert.AreSame(_board, here);
        Assert.AreSame(other, there);
    }

    [TestMethod]
    public void The_board_flows_into_threads_and_timers()
    {
        using CountdownEvent both = new(2);
        int found = 0;

        // Held, or a collection could end it before it is due.
        Timer? timer = null;

        void Look()
        {
            if (VirtualBoard.Current == _board)
            {
                Interlocked.Increment(ref found);
            }

            both.Signal();
        }

        _board.Power.On(() =>
        {
            new Thread(Look).Start();
            timer = new Timer(_ => Look(), null, 1, Timeout.Infinite);
        });

        Assert.IsTrue(both.Wait(Patience.Limit));
        Assert.AreEqual(2, found);
        timer?.Dispose();
    }

    [TestMethod]
    [DataRow("main")]
    [DataRow("thread")]
    [DataRow("timer")]
    public void An_exception_that_nothing_catches_ends_its_thread_alone_and_is_a_fault(string where)
    {
        Timer? timer = null; // Held: a collection could end it before it is due.
        static void Fail() => throw new FormatException("nobody catches this");

        _board.Power.On(() =>
        {
            switch (where)
            {
                case "thread":
                    new Thread(Fail).Start();
                    break;
                case "timer":
                    timer = new Timer(_ => Fail(), null, 0, Timeout.Infinite);
                    break;
                default:
                    Fail();
                    break;
            }
        });

        Patience.Until(() => _board.Failures.Count > 0);
        Assert.IsInstanceOfType<FormatException>(_board.Failures.Single());
        Assert.IsTrue(_board.Power.IsOn);
        timer?.Dispose();
    }

    [TestMethod]
    public void A_power_cut_ends_threads_that_sleep_and_is_no_fault()
    {
        Thread? sleeper = null;
        using ManualResetEventSlim ready = new();

        BoardRun run = _board.Power.On(() =>
        {
            sleeper = new Thread(() =>
            {
                ready.Set();
                Thread.Sleep(Timeout.Infinite);
            });
            sleeper.Start();
            Thread.Sleep(Timeout.Infinite);
        });

        Assert.IsTrue(ready.Wait(Patience.Limit));
        _board.Power.Cut();

        Assert.IsTrue(sleeper!.Join(Patience.Limit));
        Assert.IsTrue(run.Wait(Patience.Limit));
        Assert.AreEqual(RunEnd.PowerCut, run.Ended.Result);
        Assert.IsEmpty(_board.Failures);
    }

    [TestMethod]
    public void A_board_that_is_on_cannot_be_turned_on()
    {
        _board.Power.On(() => { });
        Assert.ThrowsExactly<InvalidOperationException>(() => _board.Power.On(() => { }));
    }

    [TestMethod]
    public void A_thread_of_an_earlier_run_stays_off_when_the_board_is_on_again()
    {
        using ManualResetEventSlim go = new();
        bool? stopped = null;
        using ManualResetEventSlim told = new();

        _board.Power.On(() =>
        {
            while (!go.IsSet)
            {
                Thread.Yield();
            }

            stopped = !BoardRun.Current.IsOn;
            told.Set();
        });

        _board.Power.Cut();
        _board.Power.On(() => { });
        go.Set();

        Assert.IsTrue(told.Wait(Patience.Limit));
        Assert.IsTrue(stopped);
    }
}
