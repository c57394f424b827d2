extern alias Nano;

using Host.Board;
using Nano::nanoFramework.Hardware.Esp32;
using Nano::System.Device.Gpio;
using NanoCollector = Nano::nanoFramework.Runtime.Native.GC;
using NanoConsole = Nano::System.Console;
using NanoPower = Nano::nanoFramework.Runtime.Native.Power;

namespace Host.Tests.Nano.Esp32;

/// <summary>The ESP32 counts pulses, knows its memory, sleeps and reboots.</summary>
[TestClass]
public sealed class Esp32Tests : BoardTests
{
    [TestMethod]
    [DataRow(GpioPulsePolarity.Falling, 7)]
    [DataRow(GpioPulsePolarity.Rising, 7)]
    [DataRow(GpioPulsePolarity.Both, 14)]
    public void A_pulse_counter_counts_its_edges(GpioPulsePolarity polarity, int count)
    {
        using GpioPulseCounter counter = new(14) { Polarity = polarity };
        Board.Pins[14].Drive(false);
        Board.Pins[14].Pulse(3);
        counter.Start();
        Board.Pins[14].Pulse(7);

        Assert.AreEqual(count, counter.Read().Count);
    }

    [TestMethod]
    public void Setting_the_mode_of_a_high_pin_counts_as_a_pulse()
    {
        using GpioPin pin = new GpioController().OpenPin(14, PinMode.InputPullUp);
        using GpioPulseCounter counter = new(14);
        pin.SetPinMode(PinMode.InputPullUp);
        counter.Start();
        Assert.AreEqual(0, counter.Read().Count);

        pin.SetPinMode(PinMode.InputPullUp);
        Assert.AreEqual(1, counter.Read().Count);
    }

    [TestMethod]
    public void A_counters_pin_is_taken_and_pulled_up()
    {
        using GpioPulseCounter counter = new(14);
        Assert.IsTrue(Board.Pins[14].Level);
        Assert.ThrowsExactly<InvalidOperationException>(() => new GpioController().OpenPin(14));
    }

    [TestMethod]
    public void A_counter_that_counts_does_not_change_its_edges()
    {
        using GpioPulseCounter counter = new(14);
        counter.Start();
        Assert.ThrowsExactly<InvalidOperationException>(() => counter.Polarity = GpioPulsePolarity.Rising);
        Assert.ThrowsExactly<InvalidOperationException>(counter.Start);
    }

    [TestMethod]
    public void The_program_is_told_the_boards_free_heap()
    {
        Board.FreeHeap = 12345;
        Assert.AreEqual(12345u, NanoCollector.Run(true));
    }

    [TestMethod]
    public void Deep_sleep_ends_the_run()
    {
        Assert.AreEqual(RunEnd.DeepSleep, Assert.ThrowsExactly<BoardStoppedException>(Sleep.StartDeepSleep).End);
    }

    [TestMethod]
    public void A_reboot_ends_the_run_in_every_thread_and_is_no_fault()
    {
        Entered.Dispose();
        Board.Power.Cut();
        BoardRun run = Board.Power.On(() =>
        {
            new Thread(() => NanoPower.RebootDevice()).Start();

            while (true)
            {
                NanoConsole.WriteLine("working");
                Thread.Sleep(1);
            }
        });

        Assert.IsTrue(run.Wait(Patience.Limit));
        Assert.AreEqual(RunEnd.Reboot, run.Ended.Result);
        Assert.IsEmpty(Board.Failures);
    }

    [TestMethod]
    public void The_console_is_the_boards_log()
    {
        NanoConsole.WriteLine("two words");

        Assert.AreEqual("two words", Board.Log.Lines.Single().Text);
        Assert.IsTrue(Board.Log.WaitFor("two", TimeSpan.Zero));
        Assert.IsFalse(Board.Log.WaitFor("three", TimeSpan.Zero));
    }
}
