using Host.Tests.Doubles;
using Nubison.Boot;
using Nubison.Connection;
using Nubison.Delivery;
using Nubison.Log;
using Nubison.Protocol;
using Nubison.State;

namespace Host.Tests.Delivery;

/// <summary>A node that takes a reading every minute: the real journal and uplink on a clock that runs as fast as it can.</summary>
internal sealed class SoakDevice : ILog, IMembers
{
    private readonly MemoryFlash _flash = new();
    private readonly ManualClock _clock;
    private readonly SoakPlatform _platform;
    private readonly SeededRandom _random;
    private readonly PlatformAccount _account = new("http://p", "PRD01", "A1", "client", "secret", "device", "model");
    private readonly DateTime[] _taken;
    private readonly long[] _uptimes;
    private readonly int[] _indexes;
    private readonly int[] _boots;
    private readonly bool[] _isClockTold;
    private readonly bool[] _mayRepeat;
    private readonly bool[] _mayBeLost;

    private StateRecord _state = null!;
    private Uplink _uplink = null!;
    private long _nextReading;
    private long _nextStep;
    private int _boot;
    private int _index;

    public SoakDevice(int seed, int capacity)
    {
        _random = new SeededRandom(seed);
        _clock = new ManualClock { ValidFrom = long.MaxValue };
        _platform = new SoakPlatform(_clock, capacity) { Got = Check };
        _taken = new DateTime[capacity];
        _uptimes = new long[capacity];
        _indexes = new int[capacity];
        _boots = new int[capacity];
        _isClockTold = new bool[capacity];
        _mayRepeat = new bool[capacity];
        _mayBeLost = new bool[capacity];
        Boot();
    }

    public Journal Journal { get; private set; } = null!;

    public SoakPlatform Platform => _platform;

    public DateTime Now => _clock.UtcNow;

    public long Last { get; private set; }

    public bool HasWifi { get; set; } = true;

    public int Cuts { get; private set; }

    /// <summary>Lives for some time, looking after the journal about every second.</summary>
    public void Live(TimeSpan time)
    {
        DateTime end = Now + time;
        while (Now < end)
        {
            if (_clock.Uptime >= _nextReading)
            {
                TakeReading();
            }

            Journal.FlushIfDue();
            _isClockTold[_boot] |= _clock.IsValid;
            if (_clock.Uptime >= _nextStep)
            {
                _nextStep = _clock.Uptime + _uplink.Step();
            }

            long next = Math.Min(Math.Min(_nextReading, _nextStep), _clock.Uptime + 1000);
            _clock.Advance(TimeSpan.FromMilliseconds(Math.Max(0, next - _clock.Uptime)));
        }
    }

    /// <summary>Goes to sleep as planned and wakes up.</summary>
    public void Sleep(TimeSpan time)
    {
        Journal.Flush();
        _state.Save(true);
        Reboot(time);
    }

    /// <summary>Loses power for some time.</summary>
    public void LosePower(TimeSpan time)
    {
        Cuts++;
        for (long number = Last; number > 0 && _boots[number] == _boot && _clock.Uptime - _uptimes[number] <= 11_000; number--)
        {
            _mayBeLost[number] = true;
        }

        for (long number = _platform.Last; number > Math.Max(0, _platform.Last - 8); number--)
        {
            _mayRepeat[number] = true;
        }

        Reboot(time);
    }

    /// <summary>The readings that neither arrived nor were refused, and were not too new when the power went.</summary>
    public long[] Lost() =>
        [.. Enumerable.Range(1, (int)Last).Select(number => (long)number)
            .Where(number => _taken[number] != default && _indexes[number] % 997 != 0 && _platform.Times(number) == 0 && !_mayBeLost[number])];

    public void Write(string topic, string text)
    {
    }

    public void WriteTo(JsonWriter writer) =>
        writer.Literal("\"n\":").Number(_index).Literal(",\"temperature\":21.53,\"humidity\":45.2,\"pressure\":1013.25");

    private void Reboot(TimeSpan pause)
    {
        _clock.Reboot(pause);
        Boot();
    }

    private void Join(int milliseconds)
    {
        for (int seconds = HasWifi ? 4 : 15; seconds > 0; seconds--)
        {
            // On the device the sampling thread goes on meanwhile.
            _clock.Advance(TimeSpan.FromSeconds(1));
            Journal.FlushIfDue();
        }

        if (HasWifi && _clock.ValidFrom == long.MaxValue)
        {
            _clock.ValidFrom = _clock.Uptime + 1000 + _random.Next(40_000);
        }
    }

    private void Boot()
    {
        _boot++;
        _nextReading = 500;
        _nextStep = 0;
        _state = new StateRecord(_flash, this);
        _ = new BootRecord(_state, this);
        Journal = new Journal(_flash, _state, _clock, this, 128, 10);
        NubisonClient client = new(_platform, _account);
        TestLink link = new() { IsAway = () => !HasWifi, Joining = Join };
        _uplink = new Uplink(Journal, client, _state, link, _clock, _random, this, false, 60_000);
    }

    private void TakeReading()
    {
        _index++;
        Last = Journal.Append(this, _clock.Uptime);
        Assert.AreEqual(default, _taken[Last], $"number {Last} was given twice");
        _taken[Last] = Now;
        _uptimes[Last] = _clock.Uptime;
        _boots[Last] = _boot;
        _indexes[Last] = _index;
        _nextReading += 60_000;
        _uplink.Wake(isEvent: false);
        _nextStep = Math.Min(_nextStep, _clock.Uptime);
    }

    private void Check(long number, int index, DateTime? time, long uptime)
    {
        Assert.AreEqual(_indexes[number], index, $"reading {number} is another");
        if (number <= _platform.Last)
        {
            Assert.IsTrue(_mayRepeat[number], $"reading {number} came again or out of order after {_platform.Last}");
        }

        _mayRepeat[number] |= _platform.Misbehaviour == Misbehaviour.LosesAnswers;
        if (time is null)
        {
            Assert.AreEqual(_uptimes[number], uptime, $"reading {number} has another uptime");
            Assert.IsFalse(_isClockTold[_boots[number]], $"reading {number} has no time");
        }
        else
        {
            Assert.AreEqual(_taken[number], time, $"reading {number} has another time");
        }
    }
}
