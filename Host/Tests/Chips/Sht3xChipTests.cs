using Host.Board.Chips;

namespace Host.Tests.Chips;

[TestClass]
public sealed class Sht3xChipTests : ChipTests
{
    private readonly Sht3xChip _chip;

    public Sht3xChipTests() => _chip = new Sht3xChip(Time);

    [TestMethod]
    public void The_data_sheets_checksum_example_is_sent()
    {
        // Table 20: the CRC of 0xBEEF is 0x92.
        _chip.SerialNumber = 0xBEEFBEEF;

        Assert.AreEqual("BE EF 92 BE EF 92", _chip.Ask("37 80", 6));
    }

    [TestMethod]
    [DataRow("24 00", 15)]
    [DataRow("24 0B", 6)]
    [DataRow("24 16", 4)]
    public void A_single_shot_takes_itsTime_and_refuses_all_until_then(string command, int milliseconds)
    {
        Assert.AreEqual(2, _chip.Send(command));
        Wait(milliseconds - 1);
        Assert.AreEqual(Transfers.Nack, _chip.Fetch(6));
        Assert.AreEqual(-1, _chip.Send("30 A2"));
        Wait(1);

        // 25 °C is 26214 = 0x6666, 50 % is 32768 = 0x8000 (4.13).
        Assert.AreEqual("66 66 93 80 00 A2", _chip.Fetch(6));
        Assert.AreEqual(Transfers.Nack, _chip.Fetch(6), "read once");
    }

    [TestMethod]
    public void With_clock_stretching_the_read_waits_for_the_result()
    {
        _chip.Send("2C 06");
        Task<string> read = Task.Run(() => _chip.Fetch(6));
        Assert.IsFalse(read.Wait(50));
        while (!read.Wait(1))
        {
            Wait(1);
        }

        Assert.AreEqual("66 66 93 80 00 A2", read.Result);
        Assert.IsGreaterThanOrEqualTo(15, (Time.GetUtcNow() - Time.Start).TotalMilliseconds);
    }

    [TestMethod]
    public void The_status_tells_of_resets_heater_and_refused_commands()
    {
        Assert.AreEqual("80 10", _chip.Ask("F3 2D", 2), "alert pending and reset detected, as after power-up");
        _chip.Send("30 41");
        Assert.AreEqual("00 00", _chip.Ask("F3 2D", 2));
        _chip.Send("30 6D");
        Assert.AreEqual("20 00", _chip.Ask("F3 2D", 2));
        _chip.Send("12 34");
        Assert.AreEqual("20 02", _chip.Ask("F3 2D", 2));
        _chip.Send("30 A2");
        Wait(1);
        Assert.AreEqual("80 10", _chip.Ask("F3 2D", 2));
    }

    [TestMethod]
    public void Periodic_results_are_fetched_once_each()
    {
        _chip.Send("21 30");
        Assert.AreEqual(Transfers.Nack, _chip.Ask("E0 00", 6), "nothing yet");
        Wait(15);
        Assert.AreEqual("66 66 93 80 00 A2", _chip.Ask("E0 00", 6));
        Assert.AreEqual(Transfers.Nack, _chip.Ask("E0 00", 6), "already fetched");
        Wait(999);
        Assert.AreEqual(Transfers.Nack, _chip.Ask("E0 00", 6));
        Wait(1);
        Assert.AreEqual("66 66 93 80 00 A2", _chip.Ask("E0 00", 6));
    }

    [TestMethod]
    public void It_refuses_what_it_does_not_know()
    {
        Assert.AreEqual(1, _chip.Send("12 34"), "an unknown command");
        Assert.AreEqual(2, _chip.Send("24 00 00"), "a third byte");
        Assert.AreEqual(1, _chip.Send("24"), "half a command");
        Wait(20);
        Assert.AreEqual(Transfers.Nack, _chip.Fetch(6), "none of them started anything");
        Assert.AreEqual(1, _chip.Send("E0 00"), "nothing to fetch outside periodic mode");
    }

    [TestMethod]
    public void In_periodic_mode_it_refuses_a_single_shot_until_break()
    {
        _chip.Send("20 32");
        Assert.AreEqual(1, _chip.Send("24 00"));
        _chip.Send("30 93");

        Assert.AreEqual(2, _chip.Send("24 00"));
    }

    [TestMethod]
    [DataRow("20 32 20 24 20 2F", 2000)]
    [DataRow("21 30 21 26 21 2D", 1000)]
    [DataRow("22 36 22 20 22 2B", 500)]
    [DataRow("23 34 23 22 23 29", 250)]
    [DataRow("27 37 27 21 27 2A", 100)]
    [DataRow("2B 32 2B 32 2B 32", 250)]
    public void Each_periodic_command_has_its_rate(string commands, int milliseconds)
    {
        foreach (string command in commands.Chunk(6).Select(chunk => new string(chunk).Trim()))
        {
            Sht3xChip chip = new(Time);
            Assert.AreEqual(2, chip.Send(command));
            Wait(15);
            chip.Ask("E0 00", 6);
            Wait(milliseconds - 1);
            Assert.AreEqual(Transfers.Nack, chip.Ask("E0 00", 6), command);
            Wait(1);

            Assert.AreNotEqual(Transfers.Nack, chip.Ask("E0 00", 6), command);
        }
    }

    [TestMethod]
    public void Commands_that_only_switch_are_acknowledged()
    {
        Assert.AreEqual(2, _chip.Send("30 93"));
        Assert.AreEqual(2, _chip.Send("30 6D"));
        Assert.AreEqual(2, _chip.Send("30 6D"));
        Assert.AreEqual("A0 10", _chip.Ask("F3 2D", 2), "the heater is on");
        Assert.AreEqual(2, _chip.Send("30 66"));
        Assert.AreEqual("80 10", _chip.Ask("F3 2D", 2), "the heater is off");
        Assert.AreEqual(2, _chip.Send("21 30"));
        Assert.AreEqual(2, _chip.Send("30 93"));
    }

    [TestMethod]
    public void A_soft_reset_takes_a_millisecond()
    {
        Assert.AreEqual(2, _chip.Send("30 A2"));
        Wait(0.9);
        Assert.AreEqual(-1, _chip.Send("F3 2D"));
        Wait(0.1);

        Assert.AreEqual(2, _chip.Send("F3 2D"));
    }

    [TestMethod]
    public void A_fetch_without_a_result_and_a_new_mode_drop_an_answer_nobody_read()
    {
        _chip.Send("37 80");
        _chip.Send("21 30");
        Assert.AreEqual(Transfers.Nack, _chip.Fetch(6));
        _chip.Send("F3 2D");
        _chip.Send("E0 00");

        Assert.AreEqual(Transfers.Nack, _chip.Fetch(3));
    }

    [TestMethod]
    public void A_power_cycle_ends_a_single_shot()
    {
        _chip.Send("24 00");
        _chip.PowerCycle();
        Wait(1);
        Assert.AreEqual(2, _chip.Send("F3 2D"));
        Wait(20);

        Assert.AreEqual("80 10", _chip.Fetch(2));
    }
}
