using Host.Tests.Doubles;
using Nubison.Boot;
using Nubison.Delivery;
using Nubison.State;

namespace Host.Tests.Delivery;

/// <summary>
/// A device's journal in use, and the plain lists it is measured against: what was given to it, what it reported stored,
/// what the platform got. All tests of recovery ask the same of a journal that is opened after something went wrong
/// (<see cref="Recover"/>).
/// </summary>
internal sealed class JournalHistory
{
    private readonly Dictionary<long, GivenReading> _given = [];
    private readonly HashSet<long> _inMemory = [];
    private readonly Dictionary<long, int> _stored = [];
    private readonly SortedSet<long> _arrived = [];
    private readonly HashSet<long> _refused = [];

    // Arrived, and the device does not know: it may have to count them as dropped when they have to make room.
    private readonly HashSet<long> _unanswered = [];
    private readonly WaitingReading _reading = new();
    private long _settledInBoot;

    // Readings that were dropped as no number could be given to them.
    private int _numberless;

    // Given when the power went, or what told of them was lost: they may be on flash, or their numbers be given again.
    private readonly Dictionary<long, GivenReading> _unsure = [];

    public JournalHistory(int kilobytes, int flushSeconds)
    {
        Kilobytes = kilobytes;
        FlushSeconds = flushSeconds;
        Clock = new ManualClock();
    }

    private JournalHistory(JournalHistory other, int step)
    {
        bool IsSure(KeyValuePair<long, GivenReading> reading) => reading.Value.Step < step || other._arrived.Contains(reading.Key);
        _given = new(other._given.Where(IsSure));
        _unsure = new(other._given.Where(reading => !IsSure(reading)).Concat(other._unsure).DistinctBy(reading => reading.Key));
        _stored = other._stored.Where(reading => reading.Value < step && other.IsOwed(reading.Key)).ToDictionary();
        _arrived = [.. other._arrived];
        _refused = [.. other._refused];
        _unanswered = [.. other._unanswered];
        Last = other.Highest;
        Kilobytes = other.Kilobytes;
        FlushSeconds = other.FlushSeconds;
        Clock = other.Clock.Copy();
    }

    public int Kilobytes { get; private set; }

    public int FlushSeconds { get; }

    public ManualClock Clock { get; }

    public LogLines Log { get; } = new();

    public StateRecord State { get; private set; } = null!;

    public Journal Journal { get; private set; } = null!;

    /// <summary>The number given last.</summary>
    public long Last { get; private set; }

    /// <summary>The highest number that readings are settled up to, as the journal sees it.</summary>
    public long Settled => State[StateField.Settled];

    /// <summary>The numbers reported stored that neither arrived nor were given up: they have to come.</summary>
    public IEnumerable<long> Owed => _stored.Keys.Where(IsOwed);

    /// <summary>The number of the step done last; what a power cut ends is a step.</summary>
    public int Step { get; private set; }

    public void Do(Action step)
    {
        Step++;
        step();
    }

    /// <summary>
    /// Copies what happened before a step, and what arrived until now; what was given and stored since may be on flash or
    /// not. The copy has no journal yet.
    /// </summary>
    public JournalHistory Copy(int step) => new(this, step);

    /// <summary>Takes these numbers only for owed.</summary>
    public void OweOnly(IEnumerable<long> numbers)
    {
        long[] owed = [.. numbers];
        _stored.Clear();
        Store(owed);
    }

    public void Boot(IStorage storage, bool isClockValid = true, TimeSpan pause = default)
    {
        _inMemory.Clear();
        _settledInBoot = 0;
        Clock.Reboot(pause);
        Clock.ValidFrom = isClockValid ? 0 : long.MaxValue;
        State = new StateRecord(storage, Log);
        _ = new BootRecord(State, Log);
        Journal = new Journal(storage, State, Clock, Log, Kilobytes, FlushSeconds);
    }

    public long Append(string members)
    {
        long number = Journal.Append(new TextMembers(members), Clock.Uptime);
        if (number == 0)
        {
            _numberless++;
            return 0;
        }

        Last = number;
        Assert.IsTrue(_given.TryAdd(Last, new(members, Clock.UtcNow, Clock.Uptime, Step)), $"number {Last} was given twice");
        _inMemory.Add(Last);
        if (FlushSeconds == 0)
        {
            Store(_inMemory);
        }

        return Last;
    }

    public void Flush()
    {
        Journal.Flush();
        Store(_inMemory);
    }

    public void Stop()
    {
        Journal.Flush();
        State.Save(true);
        Store(_inMemory);
    }

    /// <summary>Looks for a reading to send; what that writes is written before anything is sent.</summary>
    public void Look() => _reading.Peek(Journal);

    /// <summary>Sends one reading to the platform.</summary>
    /// <param name="isAnswered">False: the platform got it, and the device does not know.</param>
    /// <param name="isRefused">The platform refuses it, as it refuses one that it refused before.</param>
    /// <returns>The reading's number; 0 if none waits.</returns>
    public long Send(bool isAnswered = true, bool isRefused = false)
    {
        if (!_reading.Peek(Journal))
        {
            return 0;
        }

        long number = _reading.Number;
        AssertIsAsGiven();
        Assert.IsGreaterThan(_settledInBoot, number, "out of order");
        if (isRefused || _refused.Contains(number))
        {
            _refused.Add(number);
            _settledInBoot = number;
            Journal.Settle(number, true);
            return number;
        }

        _arrived.Add(number);
        _unanswered.Add(number);
        if (isAnswered)
        {
            _unanswered.Remove(number);
            _settledInBoot = number;
            Journal.Settle(number, false);
        }

        return number;
    }

    /// <summary>
    /// Boots on flash as something left it, with room for a segment begun anew behind a damaged one, takes new readings,
    /// delivers all, and checks what came: in order, nothing invented or changed, everything that is owed, little again;
    /// and that each number the platform misses is counted as dropped or skipped, and told in the log.
    /// </summary>
    /// <param name="flash">The flash after the fault.</param>
    /// <param name="again">How many readings may come again.</param>
    /// <param name="uncertain">How many numbers may be counted as skipped though they arrived.</param>
    /// <param name="wronglyDropped">How many may be counted as dropped though they arrived.</param>
    public void Recover(IStorage flash, int again = 8, int uncertain = 8, int wronglyDropped = 0)
    {
        long[] before = [.. _arrived];
        long[] owed = [.. _stored.Keys.Where(number => !_arrived.Contains(number) && !_refused.Contains(number))];
        Kilobytes += 16;
        Boot(flash);
        long dropped = Journal.DroppedCount;
        owed = [.. owed, Append("\"new\":1"), Append("\"new\":2")];
        List<long> came = [];
        for (long number = Send(); number > 0; number = Send())
        {
            came.Add(number);
            Assert.IsLessThan(10_000, came.Count, "it does not end");
        }

        long[] missing = [.. owed.Except(came)];
        Assert.IsEmpty(missing, $"lost: {string.Join(' ', missing)}; log: {Log}");
        Assert.IsLessThanOrEqualTo(again, came.Intersect(before).Count(), "came again");
        Assert.AreEqual(0, Journal.WaitingCount, "still waiting");
        AssertGapsAreCounted(uncertain, wronglyDropped);
        Clock.Advance(TimeSpan.FromMinutes(1));
        Journal.FlushIfDue();
        string told = Log.Lines.LastOrDefault(line => line.Contains("dropped")) ?? $" {dropped} in all";
        Assert.EndsWith($" {Journal.DroppedCount} in all", told, "the log does not tell of all that was dropped");
    }

    /// <summary>
    /// Checks that the numbers which the platform did not take are those counted as dropped, refused and skipped, and that
    /// what is counted as dropped are readings.
    /// </summary>
    /// <param name="uncertain">How many more may be counted.</param>
    /// <param name="wronglyDropped">How many of these as dropped.</param>
    public void AssertGapsAreCounted(int uncertain, int wronglyDropped = 0)
    {
        int lost = _given.Keys.Union(_unsure.Keys).Except(_arrived).Except(_refused).Count();
        Assert.IsLessThanOrEqualTo(
            lost + _numberless + _unanswered.Count + wronglyDropped, Journal.DroppedCount, "more was counted as dropped than is lost");

        long missing = Last - _arrived.Except(_refused).Count();
        long counted = Journal.DroppedCount - _numberless + Journal.RefusedCount + Journal.SkippedCount;
        Assert.IsGreaterThanOrEqualTo(missing, counted, "the platform misses more than was counted");
        Assert.IsLessThanOrEqualTo(missing + uncertain + _unanswered.Count, counted, "more was counted than the platform misses");
        Assert.IsLessThanOrEqualTo(_refused.Count, Journal.RefusedCount);
    }

    /// <summary>The highest number given, or skipped.</summary>
    private long Highest => Math.Max(Last, State.Next - 1);

    private bool IsOwed(long number) => number > Settled && !_arrived.Contains(number) && !_refused.Contains(number);

    private void Store(ICollection<long> numbers)
    {
        foreach (long number in numbers)
        {
            _stored[number] = Step;
        }

        _inMemory.Clear();
    }

    private void AssertIsAsGiven()
    {
        long number = _reading.Number;
        Assert.IsTrue(
            _given.TryGetValue(number, out GivenReading? given) || _unsure.TryGetValue(number, out given),
            $"reading {number} was never given");
        Assert.AreEqual(given.Members, _reading.Members, $"reading {number} was changed");
        if (_reading.Time is DateTime time)
        {
            Assert.AreEqual(given.Time, time, $"reading {number} got another time");
        }
        else
        {
            Assert.AreEqual(given.Uptime, _reading.Uptime, $"reading {number} got another uptime");
        }
    }
}
