using System.Collections.Concurrent;

namespace Host.Board;

/// <summary>Delivers a run's events one after the other on one thread, as the device's event dispatcher does.</summary>
internal sealed class EventThread
{
    private readonly BoardRun _run;
    private readonly BlockingCollection<Action> _queue = [];
    private int _started;

    public EventThread(BoardRun run) => _run = run;

    /// <summary>Puts an event behind those that wait.</summary>
    public void Post(Action handler)
    {
        if (Interlocked.Exchange(ref _started, 1) == 0)
        {
            _run.StartThread("device events", Deliver);
        }

        _queue.Add(handler);
    }

    private void Deliver()
    {
        foreach (Action handler in _queue.GetConsumingEnumerable(_run.Off))
        {
            if (_run.IsOn)
            {
                _run.Guard(handler);
            }
        }
    }
}
