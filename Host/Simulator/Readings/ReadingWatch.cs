using Host.Events;
using Host.Platform;
using Host.Simulator.Device;

namespace Host.Simulator.Readings;

/// <summary>Watches what becomes of a device's readings, several times a second.</summary>
internal sealed class ReadingWatch : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);

    /// <summary>So long a reading is shown as being sent after the platform was asked to take it.</summary>
    private static readonly TimeSpan Trying = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly SimulatedDevice _device;
    private readonly NubisonPlatform? _platform;
    private readonly string _key;
    private readonly TimeSpan _period;
    private readonly ReadingBook _book;
    private readonly ReadingWire _wire;
    private readonly Subscription<DeviceEvent> _events;
    private readonly Subscription<TimelineEntry>? _timeline;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _watching;
    private long _takenBefore;
    private long _delivered;

    /// <summary>Begins to watch, before the device has power.</summary>
    /// <param name="platform">Its platform; null for one that cannot be asked.</param>
    /// <param name="period">How often to look; null for several times a second.</param>
    public ReadingWatch(SimulatedDevice device, string key, NubisonPlatform? platform, TimeSpan? period = null)
    {
        _period = period ?? Period;
        _device = device;
        _platform = platform;
        _key = key;
        _book = new ReadingBook(platform?.Timeline.LastSequence(key) ?? 0, FlashReadings.Read(device.Board.Flash.Folder));
        _wire = new ReadingWire(device.Board.Internet);
        _events = device.Events.Subscribe(capacity: 10_000);
        _timeline = platform?.Timeline.Added.Subscribe(capacity: 10_000);
        _watching = WatchAsync();
    }

    public ReadingTotals Totals
    {
        get
        {
            lock (_lock)
            {
                return _book.Totals.With(_device.Counts.Refused);
            }
        }
    }

    /// <summary>Gets the readings that wait and the last ones that do not, oldest first.</summary>
    public IReadOnlyList<(long Number, ReadingState State)> Readings
    {
        get
        {
            lock (_lock)
            {
                return _book.Readings;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        Look();
        _events.Dispose();
        _wire.Dispose();
        _timeline?.Dispose();
        _end.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            Look();
            await Task.Delay(_period, _end.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>
    /// The flash is read first: what is gone from it by then, the platform has told. If a run ended meanwhile, what was read may
    /// be of two runs: then its end alone is taken in, which tells how things were before the next run began.
    /// </summary>
    private void Look()
    {
        IReadOnlySet<long> onFlash = FlashReadings.Read(_device.Board.Flash.Folder);
        Counts counts = _device.Counts;
        bool isOneRun = true;

        lock (_lock)
        {
            while (_events.Reader.TryRead(out Numbered<DeviceEvent> happened))
            {
                if (happened.Item is { Counts: Counts last, OnFlash: IReadOnlySet<long> left })
                {
                    Observe(last, left);
                    _takenBefore = last.Readings;
                    _book.EndRun();
                    isOneRun = false;
                }
            }

            if (isOneRun)
            {
                Observe(counts, onFlash);
            }
        }
    }

    private void Observe(Counts counts, IReadOnlySet<long> onFlash)
    {
        TakeIn(counts);
        _book.Observe(counts.Readings - _takenBefore, counts.Waiting, onFlash);
    }

    private void TakeIn(Counts counts)
    {
        foreach (long number in _platform is null ? AnsweredOnTheWire(counts.Delivered) : CameToThePlatform())
        {
            _book.Accept(number);
        }

        (long sent, DateTimeOffset time) = _wire.LastSent;
        _book.Try(DateTimeOffset.UtcNow - time < Trying ? sent : 0);
    }

    /// <summary>A platform that cannot be asked: the wire tells which readings it took, the device how many.</summary>
    private IReadOnlyList<long> AnsweredOnTheWire(long delivered)
    {
        IReadOnlyList<long> answered = _wire.TakeAnswered(delivered - _delivered);
        _delivered += answered.Count;
        return answered;
    }

    private IEnumerable<long> CameToThePlatform()
    {
        while (_timeline!.Reader.TryRead(out Numbered<TimelineEntry> added))
        {
            if (added.Item.DeviceKey == _key && added.Item.Sequence is long number)
            {
                yield return number;
            }
        }
    }
}
