using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Host.Board;

/// <summary>
/// One run of a board's program, from power-on to deep sleep, reboot or power cut. What the program held in RAM goes
/// with it: open files, connections, pin modes. Its threads find it as the ambient current run.
/// </summary>
internal sealed class BoardRun
{
    private static readonly AsyncLocal<BoardRun?> s_current = new(OnFlow);

    [ThreadStatic]
    private static (Exception Exception, BoardRun Run)? s_thrown;

    private readonly TaskCompletionSource<RunEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _off = new();
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>Without a lock: a thread that is interrupted while it waits for one as it joins or leaves would end the process.</summary>
    private ImmutableHashSet<Thread> _threads = [];

    /// <summary>
    /// On a device an exception that nothing catches ends its thread alone, silently; on .NET it would end the
    /// process. The ambient run is gone when that is decided, so the thrower is noted when the exception is thrown; by
    /// the thread, without a lock: what a handler of this event throws, such as an interruption, ends the process.
    /// </summary>
    static BoardRun()
    {
        AppDomain.CurrentDomain.FirstChanceException += (_, thrown) =>
        {
            if (s_current.Value is BoardRun run)
            {
                s_thrown = (thrown.Exception, run);
            }
        };

        ExceptionHandling.SetUnhandledExceptionHandler(exception =>
        {
            BoardRun? run = ReferenceEquals(s_thrown?.Exception, exception) ? s_thrown?.Run : null;
            run?.Fail(exception);
            return run is not null;
        });
    }

    internal BoardRun(VirtualBoard board, WakeUp wokenBy)
    {
        Board = board;
        WokenBy = wokenBy;
        Events = new EventThread(this);
        Connections = new Connections(this);
    }

    public VirtualBoard Board { get; }

    /// <summary>Gets a task that ends with the run, and tells how.</summary>
    public Task<RunEnd> Ended => _ended.Task;

    public bool IsOn => !_ended.Task.IsCompleted;

    public TimeSpan Uptime => Stopwatch.GetElapsedTime(_start);

    public WakeUp WokenBy { get; }

    /// <summary>Gets what the program lets wake it from deep sleep.</summary>
    public WakeSources Wake { get; } = new();

    internal static BoardRun Current => CurrentOrNone ?? throw new InvalidOperationException(
        "There is no virtual board here: nanoFramework's API works inside 'using (board.Enter())' or a program started with board.Power.On(main).");

    /// <summary>Gets the run that is current here; null if no board was entered.</summary>
    internal static BoardRun? CurrentOrNone => s_current.Value;

    /// <summary>Gets the run that is current here, which goes on.</summary>
    internal static BoardRun Running
    {
        get
        {
            BoardRun run = Current;
            run.Check();
            return run;
        }
    }

    /// <summary>Gets the thread that delivers the run's events, one after the other.</summary>
    internal EventThread Events { get; }

    internal Connections Connections { get; }

    /// <summary>Gets what is cancelled when the run ends.</summary>
    internal CancellationToken Off => _off.Token;

    public bool Wait(TimeSpan limit) => _ended.Task.Wait(limit);

    /// <summary>Makes a run current until the result is disposed.</summary>
    internal static IDisposable Enter(BoardRun run)
    {
        Entered entered = new(s_current.Value);
        s_current.Value = run;
        return entered;
    }

    /// <summary>Throws if the run has ended: the first thing every call of the device's API does.</summary>
    internal void Check()
    {
        if (!IsOn)
        {
            throw new BoardStoppedException(_ended.Task.Result);
        }
    }

    /// <summary>Ends the run; the first end counts.</summary>
    internal void End(RunEnd end)
    {
        if (!_ended.TrySetResult(end))
        {
            return;
        }

        _off.Cancel();

        foreach (Thread thread in Volatile.Read(ref _threads).Where(thread => thread != Thread.CurrentThread))
        {
            thread.Interrupt();
        }
    }

    /// <summary>Runs device code on a thread of its own; an exception that leaves it is a failure of the board.</summary>
    internal void StartThread(string name, Action body)
    {
        Thread thread = new(() =>
        {
            using (Enter(this))
            {
                Guard(body);
            }
        })
        {
            IsBackground = true,
            Name = name,
        };

        ImmutableInterlocked.Update(ref _threads, static (threads, joined) => threads.Add(joined), thread);

        thread.Start();
    }

    /// <summary>Runs device code; an exception that leaves it is a failure of the board.</summary>
    internal void Guard(Action body)
    {
        try
        {
            body();
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    private static void OnFlow(AsyncLocalValueChangedArgs<BoardRun?> change)
    {
        Thread thread = Thread.CurrentThread;

        if (!change.ThreadContextChanged || thread.IsThreadPoolThread)
        {
            return;
        }

        change.PreviousValue?.Leave(thread);
        change.CurrentValue?.Join(thread);
    }

    /// <summary>A thread that the program made: it must not keep the process alive, nor sleep past the run's end.</summary>
    private void Join(Thread thread)
    {
        thread.IsBackground = true;

        ImmutableInterlocked.Update(ref _threads, static (threads, joined) => threads.Add(joined), thread);
    }

    private void Leave(Thread thread) => ImmutableInterlocked.Update(ref _threads, static (threads, left) => threads.Remove(left), thread);

    /// <summary>What a thread throws because the run ended is not a failure.</summary>
    private void Fail(Exception exception)
    {
        if (IsOn)
        {
            Board.Fail(exception);
        }
    }

    private sealed class Entered(BoardRun? previous) : IDisposable
    {
        public void Dispose() => s_current.Value = previous;
    }
}
