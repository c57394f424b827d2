using CsCheck;
using Host.Models;
using Nubison.Http;
using Nubison.Power;

namespace Host.Tests.Delivery;

/// <summary>
/// Devices that sleep between readings, with everything that happens to them: thousands of wakes of the real journal, state,
/// uplink and plan. For more: NUBISON_SCRIPTS=100000.
/// </summary>
[TestClass]
public class SleeperTests
{
    private const int Period = 300;
    private const int UploadSeconds = 30;

    private static readonly int Scripts = int.Parse(Environment.GetEnvironmentVariable("NUBISON_SCRIPTS") ?? "400");

    private static readonly Gen<Operation> Operations = Gen.Select(
        Gen.Frequency(
            (40, Gen.Const(What.Sleep)),
            (5, Gen.Const(What.Event)),
            (5, Gen.Const(What.NoWifi)),
            (4, Gen.Const(What.Unreachable)),
            (3, Gen.Const(What.Busy)),
            (3, Gen.Const(What.TokenGone)),
            (3, Gen.Const(What.LosesAnswers)),
            (20, Gen.Const(What.Well)),
            (3, Gen.Const(What.NoTimeServer)),
            (4, Gen.Const(What.Slow)),
            (6, Gen.Const(What.Cut))),
        Gen.Int[0, 10_000],
        (what, number) => new Operation(what, number));

    private enum What
    {
        Sleep,
        Event,
        NoWifi,
        Unreachable,
        Busy,
        TokenGone,
        LosesAnswers,
        Well,
        NoTimeServer,
        Slow,
        Cut,
    }

    [TestMethod]
    public void Whatever_happens_a_device_that_sleeps_loses_nothing_and_knows_the_time() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Double[-0.05, 0.05], Gen.Int[1, 6], Operations.List[1, 100])
            .Sample((seed, drift, uploadEvery, script) => new Life(seed, drift, uploadEvery).Play(script), iter: Scripts, threads: 2);

    [TestMethod]
    public void A_year_of_wakes_every_five_minutes_delivers_all_of_it_on_time()
    {
        ModelFlash flash = new();
        ModelSleeper device = new(flash, 1, Period, 3) { Clock = { Drift = -0.03 } };
        DateTime end = device.Clock.Now.AddYears(1);
        long arrived = 0;
        double worst = 0;
        device.Got = reading =>
        {
            Assert.AreEqual(++arrived, reading.Index, "in order, once");
            worst = Math.Max(worst, Math.Abs((reading.Time!.Value - device.Taken[reading.Index - 1].Time).TotalMilliseconds));
        };
        WakeCause cause = WakeCause.ColdBoot;
        long awake = 0;
        int wakes = 0;
        int commits = 0;
        int longest = 0;
        while (device.Clock.Now < end)
        {
            // An hour and a half without Wi-Fi each day, and a day each month.
            device.HasWifi = device.Clock.Now.TimeOfDay.TotalHours > 1.5 && device.Clock.Now.Day != 13;
            int before = flash.Commits;
            long sleep = device.Run(cause);
            wakes++;
            awake += device.Clock.Uptime;
            commits += flash.Commits - before;
            longest = device.HasUploaded ? longest : Math.Max(longest, flash.Commits - before);
            device.Clock.Sleep(sleep);
            cause = WakeCause.Timer;
        }

        Console.WriteLine($"{wakes} wakes, awake {awake / 1000.0 / wakes:F2} s each, {commits} commits, {device.Requests} requests, {device.Logins} logins, worst time {worst:F0} ms");
        Assert.AreEqual(device.Taken.Count, arrived + device.Journal.WaitingCount);
        Assert.AreEqual(0, device.Journal.DroppedCount);
        Assert.AreEqual(0, device.Journal.SkippedCount);
        Assert.AreEqual(365 * 24 * 12, wakes, 200);
        Assert.AreEqual(2, longest, "flash commits of a wake without upload");
        Assert.AreEqual(1, device.Logins);
        double[] gaps = [.. device.Taken.Zip(device.Taken.Skip(1), (one, next) => (next.Time - one.Time).TotalSeconds).Skip(6)];
        Assert.AreEqual(Period, gaps.Min(), 10);
        Assert.AreEqual(Period, gaps.Max(), 10);
        Assert.IsLessThanOrEqualTo(12, gaps.Count(gap => Math.Abs(gap - Period) > 3), "only after a day without a time server");
    }

    [TestMethod]
    public void An_outage_costs_fewer_and_fewer_uploads_and_a_full_journal_no_third_commit()
    {
        ModelFlash flash = new();
        ModelSleeper device = new(flash, 1, Period, 1) { HasWifi = false, Clock = { Drift = 0.02 } };
        WakeCause cause = WakeCause.ColdBoot;
        int uploads = 0;
        for (int i = 0; i < 3000; i++)
        {
            int before = flash.Commits;
            long sleep = device.Run(cause);
            Assert.IsTrue(device.HasUploaded || flash.Commits - before <= 2, $"wake {i}: {flash.Commits - before} commits");
            uploads += device.HasUploaded ? 1 : 0;
            device.Clock.Sleep(sleep);
            cause = WakeCause.Timer;
        }

        Assert.IsGreaterThan(1000, device.Journal.DroppedCount);
        Assert.IsLessThan(60, uploads);
        Assert.IsGreaterThan(45, uploads);
    }

    [TestMethod]
    public void A_low_battery_is_asked_less_and_one_that_is_cut_off_once_an_hour()
    {
        ModelSleeper device = new(new ModelFlash(), 1, Period, 1) { Battery = 3700 };
        Sleep(device, WakeCause.ColdBoot);
        Assert.AreEqual(Period, Sleep(device), 20);
        device.Battery = 3490;
        Assert.IsGreaterThan(3.0 * Period - 20, Sleep(device));
        Assert.AreEqual(4 * Period, Sleep(device), 20);
        int taken = device.Taken.Count;
        device.Battery = 3190;
        Sleep(device);
        Assert.AreEqual(taken + 1, device.Taken.Count, "the last one says why");
        Assert.AreEqual(3600, Sleep(device), 20);
        Assert.IsTrue(device.WasLookingOnly);
        device.Battery = 3300;
        Assert.AreEqual(3600, Sleep(device), 20);
        Assert.AreEqual(taken + 1, device.Taken.Count, "nothing is measured");
        device.Battery = 3600;
        Assert.IsLessThan(Period + 20.0, Sleep(device));
        Sleep(device);
        Assert.AreEqual(taken + 2, device.Taken.Count);
    }

    private static double Sleep(ModelSleeper device, WakeCause cause = WakeCause.Timer)
    {
        long sleep = device.Run(cause);
        device.Clock.Sleep(sleep);
        return sleep / 1000.0;
    }

    private readonly record struct Operation(What What, int Number);

    private sealed class Life
    {
        private readonly CutFlash _flash = new();
        private readonly ModelSleeper _device;
        private readonly Random _random;
        private readonly double _drift;
        private readonly HashSet<int> _mayBeLost = [];
        private readonly Dictionary<long, int> _arrived = [];
        private readonly HashSet<int> _indexes = [];

        // The first reading of each life between two power cuts.
        private readonly List<int> _starts = [1];
        private int _last;
        private int _unset;
        private long _sleep;
        private WakeCause _cause = WakeCause.ColdBoot;

        public Life(int seed, double drift, int uploadEvery)
        {
            _random = new Random(seed);
            _drift = drift;
            _device = new ModelSleeper(_flash, seed, Period, uploadEvery, UploadSeconds) { Got = Check };
        }

        public void Play(List<Operation> script)
        {
            Wake();
            foreach (Operation operation in script)
            {
                Do(operation.What, operation.Number);
            }

            Do(What.Well, 0);
            for (int i = 0; i < 400 && _device.Journal.WaitingCount > 0; i++)
            {
                Wake();
            }

            Assert.AreEqual(0, _device.Journal.WaitingCount);
            Assert.AreEqual(0, _device.Journal.DroppedCount);
            int[] lost = [.. Enumerable.Range(1, _device.Taken.Count).Where(index => !_indexes.Contains(index) && !_mayBeLost.Contains(index))];
            Assert.AreEqual("", string.Join(' ', lost));
        }

        private void Do(What what, int number)
        {
            switch (what)
            {
                case What.Event when _sleep > 0:
                    _sleep = Math.Max(1, _sleep * number / 10_000);
                    _cause = WakeCause.Pin;
                    break;
                case What.NoWifi:
                    _device.HasWifi = false;
                    break;
                case What.Unreachable:
                    _device.Failure = HttpFailure.NoConnection;
                    break;
                case What.LosesAnswers:
                    _device.Failure = HttpFailure.CutOff;
                    break;
                case What.Busy:
                    _device.Status = 503;
                    break;
                case What.TokenGone:
                    _device.Status = 401;
                    break;
                case What.Well:
                    (_device.HasWifi, _device.HasTimeServer, _device.Failure, _device.Status) = (true, true, HttpFailure.None, 0);
                    break;
                case What.NoTimeServer:
                    _device.HasTimeServer = false;
                    break;
                case What.Slow:
                    _device.MeasuringMilliseconds = number * 6;
                    break;
                case What.Cut:
                    _flash.ChangesLeft = number % 5;
                    _flash.Part = _random.NextDouble();
                    break;
            }

            Wake();
            _device.MeasuringMilliseconds = 400;
        }

        /// <summary>The time asleep, and the run after it.</summary>
        private void Wake()
        {
            if (_sleep > 0)
            {
                _device.Clock.Drift = _drift + ((_random.NextDouble() - 0.5) * 0.002);
                _device.Clock.Sleep(_sleep);
            }

            int first = _device.Taken.Count;
            try
            {
                _sleep = _device.Run(_cause);
                Assert.IsTrue(_sleep is > 0 and <= 4 * Period * 1100, $"asleep for {_sleep} ms");
                int limit = SleepPlan.MeasuringLimit + (UploadSeconds * 1000) + 1000;
                Assert.IsLessThanOrEqualTo(limit, (int)_device.Clock.Uptime, "awake");
                _cause = WakeCause.Timer;
                _unset = !_device.HasUploaded ? _unset : _device.HasTimeServer && _device.HasWifi ? 0 : _unset + 1;
            }
            catch (CutFlash.PowerCutException)
            {
                _mayBeLost.UnionWith(Enumerable.Range(first + 1, _device.Taken.Count - first));
                _starts.Add(_device.Taken.Count + 1);
                _device.Clock.LosePower(1000 + _random.Next(1_000_000));
                _sleep = 0;
                _cause = WakeCause.ColdBoot;
            }

            _flash.ChangesLeft = int.MaxValue;
        }

        private void Check(ModelReading reading)
        {
            Assert.AreEqual(reading.Index, _arrived.GetValueOrDefault(reading.Sequence, reading.Index), $"number {reading.Sequence} is of two readings");
            _arrived[reading.Sequence] = reading.Index;
            if (_indexes.Add(reading.Index))
            {
                Assert.IsGreaterThan(_last, reading.Index, "order");
                _last = reading.Index;
            }

            CheckTime(_device.Taken[reading.Index - 1], reading.Time, reading.Index < _starts[^1]);
        }

        private void CheckTime(ModelTaken taken, DateTime? time, bool isOfEarlierLife)
        {
            if (time is null)
            {
                Assert.IsNull(taken.SetAt, "a reading has no time though the clock was set");
                return;
            }

            // Nobody knows how far off the oscillator is until the clock was set twice, and after eight uploads without a setting few wait for one.
            bool isKnowable = taken.SetAt is not null && (taken.IsRateKnown || (_device.HasTimeServer && !isOfEarlierLife && _unset < 8));
            double interval = ((taken.SetAt is null ? _device.Clock.Now : taken.Time) - (taken.SetAt ?? taken.Time)).TotalMilliseconds;
            double allowed = ((isKnowable ? 0.01 : 0.06) * interval) + (taken.SetAt is null ? 4000 : 200);
            double error = (time.Value - taken.Time).TotalMilliseconds;
            Assert.IsTrue(Math.Abs(error) <= allowed, $"{taken} has {time:O}, {error:F0} ms off, {allowed:F0} allowed");
        }
    }
}
