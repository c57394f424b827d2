using Microsoft.Extensions.Time.Testing;

namespace Host.Tests.Tool.Fleet;

/// <summary>Runs asynchronous work on one thread, in the same order each time; where all of it waits, time passes at once.</summary>
internal sealed class Pump : SynchronizationContext
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly Queue<(SendOrPostCallback Work, object? State)> _queue = new();

    /// <summary>The time that passes.</summary>
    internal FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 26, 8, 0, 0, TimeSpan.Zero));

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_queue)
        {
            _queue.Enqueue((d, state));
        }
    }

    /// <summary>How many times something may happen until the process is killed.</summary>
    internal int Life { get; set; } = int.MaxValue;

    /// <summary>Runs some work to its end, or until it is killed: then nothing of it is ever run again, not even what clears up.</summary>
    /// <param name="work">The work.</param>
    /// <param name="tick">What else happens, whenever time has passed.</param>
    /// <param name="state">Says how far it is, for when it does not end.</param>
    internal T? Run<T>(Func<Task<T>> work, Action tick, Func<string> state)
    {
        SynchronizationContext? before = Current;
        SetSynchronizationContext(this);
        try
        {
            Task<T> task = work();
            for (DateTimeOffset limit = Time.GetUtcNow().AddHours(24); !task.IsCompleted;)
            {
                if (Life-- == 0)
                {
                    return default;
                }

                if (Next() is { } next)
                {
                    next.Work(next.State);
                    continue;
                }

                Assert.IsTrue(Time.GetUtcNow() < limit, $"it does not end: {state()}");
                tick();
                Time.Advance(Tick);
            }

            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private (SendOrPostCallback Work, object? State)? Next()
    {
        lock (_queue)
        {
            return _queue.TryDequeue(out (SendOrPostCallback, object?) next) ? next : null;
        }
    }
}
