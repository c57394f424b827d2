namespace Host.Events;

/// <summary>
/// A sequence of events: numbered in the order in which they were added, the newest kept, and read by any number of
/// subscribers, each at its own pace. No subscriber's code runs where an event is added.
/// </summary>
/// <typeparam name="T">What an event is.</typeparam>
/// <param name="history">How many of the newest are kept.</param>
/// <param name="last">The number before that of the first event.</param>
public sealed class Feed<T>(int history, long last = 0)
{
    private readonly Lock _lock = new();
    private readonly Queue<Numbered<T>> _recent = new();
    private readonly List<Subscription<T>> _subscriptions = [];
    private long _last = last;

    /// <summary>Gets the number of the newest event; 0 if there is none.</summary>
    public long Last => Interlocked.Read(ref _last);

    /// <summary>Gets the newest events, oldest first, as a copy.</summary>
    public IReadOnlyList<Numbered<T>> Recent
    {
        get
        {
            lock (_lock)
            {
                return [.. _recent];
            }
        }
    }

    /// <summary>Adds an event.</summary>
    /// <returns>Its number.</returns>
    public long Add(T item)
    {
        lock (_lock)
        {
            Numbered<T> numbered = new(Interlocked.Increment(ref _last), item);
            _recent.Enqueue(numbered);

            if (_recent.Count > history)
            {
                _recent.Dequeue();
            }

            _subscriptions.ForEach(subscription => subscription.Offer(numbered));
            return numbered.Number;
        }
    }

    /// <summary>Begins to read.</summary>
    /// <param name="after">The number of the last event that is known already; null for the events from now on.</param>
    /// <param name="capacity">How many events may wait to be read.</param>
    /// <returns>The subscription: first what is kept of the events after that one, then each new one.</returns>
    public Subscription<T> Subscribe(long? after = null, int capacity = 1000)
    {
        Subscription<T> subscription = new(this, capacity);

        lock (_lock)
        {
            foreach (Numbered<T> numbered in _recent.Where(numbered => numbered.Number > (after ?? _last)))
            {
                subscription.Offer(numbered);
            }

            _subscriptions.Add(subscription);
        }

        return subscription;
    }

    internal void Leave(Subscription<T> subscription)
    {
        lock (_lock)
        {
            _subscriptions.Remove(subscription);
        }
    }
}
