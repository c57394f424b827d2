extern alias Nano;

using Host.Board;
using Microsoft.Extensions.Time.Testing;
using Nano::System.Device.Gpio;

namespace Host.Tests.Nano.Gpio;

/// <summary>Pins behave as nanoFramework's do on an ESP32.</summary>
[TestClass]
public sealed class GpioPinTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly VirtualBoard _board;
    private readonly IDisposable _entered;
    private readonly GpioController _controller;

    public GpioPinTests()
    {
        _board = new VirtualBoard(time: _time);
        _entered = _board.Enter();
        _controller = new GpioController();
    }

    public void Dispose()
    {
        _entered.Dispose();
        _board.Dispose();
    }

    [TestMethod]
    public void Without_a_board_the_first_call_says_what_is_missing()
    {
        _entered.Dispose();

        InvalidOperationException exception = Assert.ThrowsExactly<InvalidOperationException>(() => new GpioController());
        StringAssert.Contains(exception.Message, "board.Enter()");
    }

    [TestMethod]
    [DataRow(PinMode.Input, false)]
    [DataRow(PinMode.InputPullUp, true)]
    [DataRow(PinMode.InputPullDown, false)]
    public void An_open_input_reads_its_pull(PinMode mode, bool high) =>
        Assert.AreEqual((PinValue)high, _controller.OpenPin(13, mode).Read());

    [TestMethod]
    public void An_input_reads_what_drives_it()
    {
        GpioPin pin = _controller.OpenPin(13, PinMode.InputPullUp);

        _board.Pins[13].Drive(false);
        Assert.AreEqual(PinValue.Low, pin.Read());

        _board.Pins[13].Drive(true);
        Assert.AreEqual(PinValue.High, pin.Read());

        _board.Pins[13].Release();
        Assert.AreEqual(PinValue.High, pin.Read());
    }

    [TestMethod]
    public void Pins_34_to_39_have_no_pulls_and_drive_nothing()
    {
        GpioPin pin = _controller.OpenPin(34, PinMode.InputPullUp);

        Assert.AreEqual(PinValue.Low, pin.Read());
        Assert.ThrowsExactly<ArgumentException>(() => pin.SetPinMode(PinMode.Output));
    }

    [TestMethod]
    [DataRow(6)]
    [DataRow(11)]
    [DataRow(20)]
    [DataRow(40)]
    [DataRow(-1)]
    public void A_pin_of_the_flash_or_none_at_all_cannot_be_opened(int number) =>
        Assert.ThrowsExactly<InvalidOperationException>(() => _controller.OpenPin(number));

    [TestMethod]
    public void A_pin_is_open_once_until_it_is_closed()
    {
        GpioPin pin = _controller.OpenPin(13);
        Assert.ThrowsExactly<InvalidOperationException>(() => new GpioController().OpenPin(13));

        pin.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => pin.Read());
        _controller.OpenPin(13);
    }

    [TestMethod]
    public void An_output_starts_low_drives_its_wire_and_reads_low()
    {
        GpioPin pin = _controller.OpenPin(2, PinMode.Output);
        Assert.IsFalse(_board.Pins[2].Level);

        pin.Write(PinValue.High);
        Assert.IsTrue(_board.Pins[2].Level);
        Assert.AreEqual(PinValue.Low, pin.Read());

        pin.Dispose();
        Assert.IsFalse(_board.Pins[2].Level, "A closed pin drives nothing.");
    }

    [TestMethod]
    public void An_open_drain_leaves_high_to_the_pull_up()
    {
        GpioPin pin = _controller.OpenPin(21, PinMode.OutputOpenDrainPullUp);
        pin.Write(PinValue.High);
        Assert.IsTrue(_board.Pins[21].Level);

        _board.Pins[21].Drive(false);
        Assert.IsFalse(_board.Pins[21].Level);
    }

    [TestMethod]
    public void Writing_an_input_is_refused() =>
        Assert.ThrowsExactly<ArgumentException>(() => _controller.OpenPin(13, PinMode.Input).Write(PinValue.High));

    [TestMethod]
    public void Changes_come_in_order_on_one_thread_that_is_not_the_drivers()
    {
        GpioPin pin = _controller.OpenPin(13, PinMode.Input);
        List<PinEventTypes> edges = new();
        HashSet<Thread> threads = new();
        using CountdownEvent last = new(20);

        pin.ValueChanged += (_, change) =>
        {
            edges.Add(change.ChangeType);
            threads.Add(Thread.CurrentThread);
            last.Signal();
        };

        _board.Pins[13].Pulse(10);

        Assert.IsTrue(last.Wait(Patience.Limit));
        CollectionAssert.AreEqual(Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? PinEventTypes.Rising : PinEventTypes.Falling).ToList(), edges);
        Assert.HasCount(1, threads);
        Assert.DoesNotContain(Thread.CurrentThread, threads);
    }

    [TestMethod]
    public void A_bouncing_contact_is_one_change_at_the_end_of_the_debounce_time()
    {
        GpioPin pin = _controller.OpenPin(13, PinMode.InputPullUp);
        pin.DebounceTimeout = TimeSpan.FromMilliseconds(100);
        List<PinEventTypes> edges = new();
        using ManualResetEventSlim first = new();

        pin.ValueChanged += (_, change) =>
        {
            edges.Add(change.ChangeType);
            first.Set();
        };

        for (int i = 0; i < 5; i++)
        {
            _board.Pins[13].Drive(false);
            _board.Pins[13].Drive(true);
        }

        _board.Pins[13].Drive(false);
        _time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.IsEmpty(edges);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.IsTrue(first.Wait(Patience.Limit));
        CollectionAssert.AreEqual(new[] { PinEventTypes.Falling }, edges);
    }

    [TestMethod]
    public void A_glitch_shorter_than_the_debounce_time_is_no_change()
    {
        GpioPin pin = _controller.OpenPin(13, PinMode.InputPullUp);
        pin.DebounceTimeout = TimeSpan.FromMilliseconds(20);
        using ManualResetEventSlim heard = new();
        pin.ValueChanged += (_, _) => heard.Set();

        _board.Pins[13].Drive(false);
        _board.Pins[13].Drive(true);
        _time.Advance(TimeSpan.FromMilliseconds(20));

        AssertUnheard(heard);
    }

    [TestMethod]
    public void Who_no_longer_listens_hears_nothing()
    {
        GpioPin pin = _controller.OpenPin(13, PinMode.Input);
        using ManualResetEventSlim heard = new();
        void Hear(object sender, PinValueChangedEventArgs change) => heard.Set();

        pin.ValueChanged += Hear;
        pin.ValueChanged -= Hear;
        _board.Pins[13].Pulse(1);

        AssertUnheard(heard);
    }

    [TestMethod]
    public void An_exception_in_a_handler_is_a_fault_and_later_changes_still_come()
    {
        GpioPin pin = _controller.OpenPin(13, PinMode.Input);
        using ManualResetEventSlim second = new();

        pin.ValueChanged += (_, change) =>
        {
            if (change.ChangeType == PinEventTypes.Rising)
            {
                throw new FormatException("in the handler");
            }

            second.Set();
        };

        _board.Pins[13].Pulse(1);

        Assert.IsTrue(second.Wait(Patience.Limit));
        Assert.IsInstanceOfType<FormatException>(_board.Failures.Single());
    }

    [TestMethod]
    public void After_a_power_cut_every_call_says_that_the_board_is_off()
    {
        GpioPin pin = _controller.OpenPin(2, PinMode.Output);
        pin.Write(PinValue.High);

        _board.Power.Cut();

        Assert.AreEqual(RunEnd.PowerCut, Assert.ThrowsExactly<BoardStoppedException>(() => pin.Write(PinValue.Low)).End);
        Assert.ThrowsExactly<BoardStoppedException>(() => new GpioController());
        Assert.IsFalse(_board.Pins[2].Level, "A pin without power drives nothing.");
    }

    /// <summary>Events come one after the other: this one is behind all that are under way.</summary>
    private static void AssertUnheard(ManualResetEventSlim heard)
    {
        using ManualResetEventSlim last = new();
        BoardRun.Running.Events.Post(last.Set);
        Assert.IsTrue(last.Wait(Patience.Limit));
        Assert.IsFalse(heard.IsSet);
    }
}
