namespace Host.Simulator.Readings;

/// <summary>
/// What has become of each reading, concluded from what can be seen from outside of the firmware: how many it says it
/// has taken, what lies on its flash, what came to the platform, or was answered. Not safe from several threads.
/// </summary>
internal sealed class ReadingBook
{
    /// <summary>How many readings whose way is over are still shown.</summary>
    private const int Shown = 60;

    private readonly SortedDictionary<long, ReadingState> _readings = [];
    private readonly HashSet<long> _seen = [];
    private long _forgotten;
    private long _highest;
    private long _first;
    private long _taken;
    private long _takenBefore;
    private long _tried;
    private long _accepted;
    private long _unsaved;
    private long _dropped;
    private int _excess;

    /// <summary>Begins before the device has power.</summary>
    /// <param name="onFlash">The numbers of the readings on flash: those beyond were taken in an earlier life.</param>
    public ReadingBook(long settled, IReadOnlySet<long> onFlash)
    {
        _forgotten = settled;
        _highest = Math.Max(settled, onFlash.DefaultIfEmpty().Max());
        _first = _highest + 1;

        foreach (long number in onFlash.Where(number => number > settled))
        {
            _seen.Add(number);
            _readings.Add(number, ReadingState.OnFlash);
        }

        _takenBefore = _readings.Count;
    }

    public ReadingTotals Totals => new(
        _takenBefore + _taken,
        _readings.Values.LongCount(state => state == ReadingState.InRam),
        _readings.Values.LongCount(state => state == ReadingState.OnFlash),
        _accepted, _unsaved, _dropped);

    /// <summary>Gets the readings that wait and the last ones that do not, oldest first; one that is just being tried is sent.</summary>
    public IReadOnlyList<(long Number, ReadingState State)> Readings =>
        [.. _readings.Select(reading => (reading.Key, reading.Key == _tried && reading.Value < ReadingState.Sent ? ReadingState.Sent : reading.Value))];

    /// <summary>The platform was asked to take a reading, whatever it answered.</summary>
    public void Try(long number) => _tried = number;

    public void Accept(long number)
    {
        if (number > _forgotten)
        {
            See(number);
            Settle(number, ReadingState.Accepted);
        }
    }

    /// <summary>Takes in how things are. What the platform has by then is to be told before.</summary>
    public void Observe(long taken, long waiting, IReadOnlySet<long> onFlash)
    {
        foreach (long number in onFlash.Where(number => number > _forgotten))
        {
            See(number);
        }

        _taken = taken;
        Number(onFlash);

        foreach ((long number, ReadingState state) in _readings.Where(reading => IsWaiting(reading.Value)).ToArray())
        {
            if (onFlash.Contains(number))
            {
                _readings[number] = ReadingState.OnFlash;
            }
            else if (state == ReadingState.OnFlash)
            {
                Settle(number, ReadingState.Dropped);
            }
        }

        DropExcess(waiting);
    }

    /// <summary>The run is over, after it was observed for the last time: what is in RAM alone is gone.</summary>
    public void EndRun()
    {
        foreach (long number in _readings.Where(reading => reading.Value == ReadingState.InRam).Select(reading => reading.Key).ToArray())
        {
            Settle(number, ReadingState.Unsaved);
        }

        _takenBefore += _taken;
        _taken = 0;
        _highest = Math.Max(_highest, _readings.Keys.LastOrDefault());
        _first = _highest + 1;
        _excess = 0;
    }

    private static bool IsWaiting(ReadingState state) => state < ReadingState.Accepted;

    /// <summary>A number that exists for certain.</summary>
    private void See(long number)
    {
        _seen.Add(number);
        _highest = Math.Max(_highest, number);
    }

    /// <summary>
    /// Gives this run's readings their numbers. They follow each other, but where they begin is not known: after a
    /// power cut the device leaves some out. The newest number seen cannot be beyond the last reading taken, which moves the
    /// beginning up until it is right: at the latest when nothing is in RAM.
    /// </summary>
    private void Number(IReadOnlySet<long> onFlash)
    {
        long first = Math.Max(_first, _highest - _taken + 1);

        if (_highest >= _first && first > _first)
        {
            foreach (long number in _readings.Keys.Where(number => number >= _first && number < first && !_seen.Contains(number)).ToArray())
            {
                _readings.Remove(number);
            }

            _first = first;
        }

        for (long number = _first; number < _first + _taken; number++)
        {
            if (number > _forgotten)
            {
                _readings.TryAdd(number, onFlash.Contains(number) ? ReadingState.OnFlash : ReadingState.InRam);
            }
        }
    }

    /// <summary>More wait here than the device says, and not for a moment only: it gave up the oldest in RAM.</summary>
    private void DropExcess(long waiting)
    {
        long[] inRam = [.. _readings.Where(reading => reading.Value == ReadingState.InRam).Select(reading => reading.Key)];
        long excess = Math.Min(inRam.Length, _readings.Values.LongCount(IsWaiting) - waiting);
        _excess = excess > 0 ? _excess + 1 : 0;

        if (_excess > 2)
        {
            _excess = 0;
            Array.ForEach(inRam[..(int)excess], number => Settle(number, ReadingState.Dropped));
        }
    }

    /// <summary>A reading's way is over; one that comes to the platform after all was never lost.</summary>
    private void Settle(long number, ReadingState state)
    {
        ReadingState before = _readings.GetValueOrDefault(number, ReadingState.InRam);

        if (before is ReadingState.Accepted || before == state)
        {
            return;
        }

        _unsaved -= before == ReadingState.Unsaved ? 1 : 0;
        _dropped -= before == ReadingState.Dropped ? 1 : 0;
        _readings[number] = state;
        _accepted += state == ReadingState.Accepted ? 1 : 0;
        _unsaved += state == ReadingState.Unsaved ? 1 : 0;
        _dropped += state == ReadingState.Dropped ? 1 : 0;
        Forget();
    }

    private void Forget()
    {
        while (_readings.Count > Shown && !IsWaiting(_readings.First().Value) && _readings.Values.Count(state => !IsWaiting(state)) > Shown)
        {
            long oldest = _readings.Keys.First();
            _readings.Remove(oldest);
            _seen.Remove(oldest);
            _forgotten = oldest;
        }
    }
}
