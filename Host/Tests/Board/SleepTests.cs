extern alias Nano;

using Host.Board;
using Microsoft.Extensions.Time.Testing;
using Nano::nanoFramework.Hardware.Esp32;

namespace Host.Tests.Board;

/// <summary>A board sleeps as an ESP32 does: what wakes it, what its clock makes of the time, what is left of its pins.</summary>
[TestClass]
public sealed class SleepTests : IDisposable
{
    /// <summary>Any sleep is over at once.</summary>
    private const double AtOnce = 1e9;

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    private readonly FakeTimeProvider _pc = new(new DateTimeOffset(2026, 11, 26, 8, 0, 0, TimeSpan.Zero));
    private VirtualBoard _board;

    public SleepTests() => _board = new VirtualBoard(time: _pc);

    public void Dispose() => _board.Dispose();

    [TestMethod]
    public async Task The_timer_wakes_the_board_and_is_the_cause_of_the_next_run()
    {
        Assert.AreEqual(Sleep.WakeupCause.Undefined, Run(Sleep.GetWakeupCause));
        SleepWith(() => Sleep.EnableWakeupByTimer(Period));

        WakeUp wakeUp = await _board.Power.SleepAsync(AtOnce, default);

        Assert.AreEqual(Sleep.WakeupCause.Timer, Run(Sleep.GetWakeupCause, wakeUp));
        Assert.AreEqual(_pc.GetUtcNow() + Period, _board.Time.GetUtcNow());
    }

    [TestMethod]
    public async Task Time_asleep_passes_so_many_times_faster_and_not_beyond_the_wake_up()
    {
        SleepWith(() => Sleep.EnableWakeupByTimer(Period));
        DateTimeOffset start = _board.Time.GetUtcNow();
        Task<WakeUp> asleep = _board.Power.SleepAsync(100, default);

        _pc.Advance(TimeSpan.FromSeconds(2));
        Assert.AreEqual(start + TimeSpan.FromSeconds(200), _board.Time.GetUtcNow());
        Assert.IsFalse(asleep.IsCompleted);
        _pc.Advance(TimeSpan.FromSeconds(7));

        Assert.AreEqual(ChipWakeCause.Timer, (await asleep).Cause);
        Assert.AreEqual(start + Period, _board.Time.GetUtcNow(), "the PC's timer came 6 s late");
        long before = _board.Time.GetTimestamp();
        _pc.Advance(TimeSpan.FromSeconds(1));
        Assert.AreEqual(TimeSpan.FromSeconds(1), _board.Time.GetElapsedTime(before), "awake it goes at the PC's speed");
    }

    [TestMethod]
    [DataRow(0.05)]
    [DataRow(-0.03)]
    public async Task The_clock_and_the_timer_go_wrong_together_while_the_board_sleeps(double drift)
    {
        _board.Clock.SleepDrift = drift;
        SleepWith(() => Sleep.EnableWakeupByTimer(Period));
        _board.Clock.Set();
        DateTimeOffset start = _board.Clock.UtcNow;

        await _board.Power.SleepAsync(AtOnce, default);

        Assert.AreEqual(Period.TotalSeconds, (_board.Clock.UtcNow - start).TotalSeconds, 0.001, "by the chip's own clock");
        Assert.AreEqual(Period.TotalSeconds / (1 + drift), (_board.Time.GetUtcNow() - start).TotalSeconds, 0.001, "truly");
    }

    [TestMethod]
    public async Task The_clock_starts_in_1970_goes_on_through_sleep_and_reboot_and_is_lost_with_the_power()
    {
        SleepWith(() => Sleep.EnableWakeupByTimer(Period));
        Assert.AreEqual(DateTimeOffset.UnixEpoch, _board.Clock.UtcNow);
        await _board.Power.SleepAsync(AtOnce, default);
        SleepWith(() => Sleep.EnableWakeupByTimer(Period));
        Assert.AreEqual(DateTimeOffset.UnixEpoch + Period, _board.Clock.UtcNow);
        await _board.Power.SleepAsync(AtOnce, default);
        Run(() => 0);
        _board.Power.Run!.End(RunEnd.Reboot);
        Run(() => 0);
        Assert.AreEqual(DateTimeOffset.UnixEpoch + (2 * Period), _board.Clock.UtcNow);

        _board.Power.Cut();
        Run(() => 0);
        Assert.AreEqual(DateTimeOffset.UnixEpoch, _board.Clock.UtcNow);

        _board.Clock.Set();
        _board.Power.Run!.End(RunEnd.DeepSleep);
        _board.Power.Cut();
        Run(() => 0);
        Assert.AreEqual(DateTimeOffset.UnixEpoch, _board.Clock.UtcNow, "it was cut while the board slept");
    }

    [TestMethod]
    public async Task A_time_server_sets_the_clock_once_the_board_is_online()
    {
        using IDisposable entered = _board.Enter();
        _board.Internet.IsUp = false;
        await _board.Wifi.Join(_board.AccessPoint.Ssid, _board.AccessPoint.Password);
        Assert.AreEqual(1970, _board.Clock.UtcNow.Year);

        _board.Internet.IsUp = true;

        Patience.Until(() => _board.Clock.UtcNow == _board.Time.GetUtcNow());
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public async Task A_pin_wakes_the_board_by_its_level_and_is_told_apart_from_the_timer(int level)
    {
        _board.Pins[27].Drive(level == 0);
        SleepWith(() =>
        {
            Sleep.EnableWakeupByTimer(Period);
            Assert.AreEqual(EspNativeError.OK, Sleep.EnableWakeupByPin(Pin(27), level));
        });
        Task<WakeUp> asleep = _board.Power.SleepAsync(100, default);
        _pc.Advance(TimeSpan.FromSeconds(1));

        _board.Pins[27].Drive(level != 0);

        Assert.AreEqual(Sleep.WakeupCause.Ext0, Run(Sleep.GetWakeupCause, await asleep));
        Assert.AreEqual(_pc.GetUtcNow() + TimeSpan.FromSeconds(99), _board.Time.GetUtcNow());
    }

    [TestMethod]
    public async Task A_set_of_pins_wakes_the_board_and_tells_which()
    {
        SleepWith(() => Sleep.EnableWakeupByMultiPins(Pin(4) | Pin(27), Sleep.WakeupMode.AnyHigh));
        Task<WakeUp> asleep = _board.Power.SleepAsync(1, default);

        _board.Pins[4].Drive(true);

        WakeUp wakeUp = await asleep;
        Assert.AreEqual(Sleep.WakeupCause.Ext1, Run(Sleep.GetWakeupCause, wakeUp));
        Assert.AreEqual(1ul << 4, wakeUp.Pins);
    }

    [TestMethod]
    [DataRow("esp32", false)]
    [DataRow("esp32c6", true)]
    public async Task Low_an_esp32_wants_all_of_a_set_and_a_later_chip_any(string chip, bool any)
    {
        Use(chip);
        _board.Pins[2].Drive(true);
        _board.Pins[4].Drive(true);
        SleepWith(() => Sleep.EnableWakeupByMultiPins(Pin(2) | Pin(4), Sleep.WakeupMode.AllLow));
        Task<WakeUp> asleep = _board.Power.SleepAsync(1, default);

        _board.Pins[2].Drive(false);

        if (!any)
        {
            Assert.IsFalse(asleep.IsCompleted);
            _board.Pins[4].Drive(false);
        }

        Assert.AreEqual(any ? 1ul << 2 : (1ul << 2) | (1ul << 4), (await asleep).Pins);
    }

    [TestMethod]
    public void Chips_wake_by_the_pins_that_they_can()
    {
        Use("esp32c6");
        Run(() =>
        {
            Assert.ThrowsExactly<NotSupportedException>(() => Sleep.EnableWakeupByPin(Pin(4), 0));
            Assert.AreEqual(EspNativeError.INVALID_ARG, Sleep.EnableWakeupByMultiPins(Pin(8), Sleep.WakeupMode.AnyHigh));
            return 0;
        });
        Use("esp32c3");
        Run(() =>
        {
            Assert.ThrowsExactly<NotSupportedException>(() => Sleep.EnableWakeupByPin(Pin(4), 0));
            Assert.ThrowsExactly<NotSupportedException>(() => Sleep.EnableWakeupByMultiPins(Pin(4), Sleep.WakeupMode.AnyHigh));
            return 0;
        });
        Use("esp32");
        Assert.AreEqual(EspNativeError.INVALID_ARG, Run(() => Sleep.EnableWakeupByPin(Pin(5), 0)));
    }

    /// <summary>So a contact to ground with no more than the chip's own pull-up wakes the board at once, and again and again.</summary>
    [TestMethod]
    public async Task Pins_lose_pulls_and_levels_when_the_board_sleeps()
    {
        SleepWith(() =>
        {
            Nano::System.Device.Gpio.GpioController gpio = new();
            gpio.OpenPin(27, Nano::System.Device.Gpio.PinMode.InputPullUp);
            gpio.OpenPin(26, Nano::System.Device.Gpio.PinMode.Output).Write(Nano::System.Device.Gpio.PinValue.High);
            Assert.IsTrue(_board.Pins[27].Level && _board.Pins[26].Level);
            Sleep.EnableWakeupByPin(Pin(27), 0);
        });

        Assert.AreEqual(ChipWakeCause.Ext0, (await _board.Power.SleepAsync(1, default)).Cause);
        Assert.IsFalse(_board.Pins[27].Level || _board.Pins[26].Level);
    }

    private static Sleep.WakeupGpioPin Pin(int number) => (Sleep.WakeupGpioPin)(1UL << number);

    private void Use(string chip)
    {
        _board.Dispose();
        _board = new VirtualBoard(soc: Soc.Named(chip), time: _pc);
    }

    /// <summary>Has the board's program say something, in the run that goes on or a new one.</summary>
    private T Run<T>(Func<T> program, WakeUp wakeUp = default)
    {
        if (!_board.Power.IsOn)
        {
            _board.Power.On(() => { }, wakeUp);
        }

        using IDisposable entered = _board.Enter();
        return program();
    }

    private void SleepWith(Action arm) => Run(() =>
    {
        arm();
        Assert.ThrowsExactly<BoardStoppedException>(Sleep.StartDeepSleep);
        return 0;
    });
}
