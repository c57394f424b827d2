using Host.Board.Chips;

namespace Host.Tests.Chips;

[TestClass]
public sealed class SensorChipTests : ChipTests
{
    [TestMethod]
    public void An_unplugged_chip_acknowledges_nothing()
    {
        Bme280Chip chip = new(Time) { Unplugged = true };

        Assert.AreEqual(-1, chip.Send(""));
        Assert.AreEqual(-1, chip.Send("D0"));
        Assert.AreEqual(Transfers.Nack, chip.Fetch(1));
    }

    [TestMethod]
    public void A_chip_plugged_back_in_starts_from_power_up()
    {
        Bme280Chip chip = new(Time);
        chip.Send("F2 01 F4 27");
        chip.Unplugged = true;
        chip.Unplugged = false;
        Assert.AreEqual(-1, chip.Send(""), "start-up takes 2 ms");
        Wait(2);

        Assert.AreEqual("00 00 00", chip.Ask("F2", 3));
    }

    [TestMethod]
    public void Corrupted_answers_differ_in_one_bit_and_end()
    {
        Bme280Chip chip = new(Time);
        chip.CorruptNextAnswers(2, 9);

        Assert.AreEqual("45 2F", chip.Ask("88", 2));
        Assert.AreEqual("45", chip.Ask("88", 1), "too short to have the bit");
        Assert.AreEqual("45 2F", chip.Ask("88", 2));
        Assert.AreEqual("45 6F", chip.Ask("88", 2));
    }

    [TestMethod]
    public void An_answer_that_was_refused_is_not_counted_as_corrupted()
    {
        Sht4xChip chip = new(Time);
        chip.CorruptNextAnswers(1, 7);
        chip.Send("FD");
        chip.Fetch(6);
        Wait(10);

        Assert.StartsWith("67 66", chip.Fetch(6));
    }

    [TestMethod]
    public void Plugging_in_what_is_plugged_in_changes_nothing()
    {
        Bme280Chip chip = new(Time);
        chip.Send("F5 20");
        chip.Unplugged = false;

        Assert.AreEqual("20", chip.Ask("F5", 1));
    }

    [TestMethod]
    public void Unplugged_for_hours_it_starts_when_it_is_plugged_in()
    {
        Sht4xChip chip = new(Time);
        chip.Send("FD");
        chip.Unplugged = true;
        Time.Advance(TimeSpan.FromHours(3));
        chip.Unplugged = false;
        Assert.AreEqual(-1, chip.Send("89"));
        Wait(1);

        Assert.AreEqual(Transfers.Nack, chip.Fetch(6), "the measurement is forgotten");
        Assert.AreEqual(1, chip.Send("89"));
    }

    [TestMethod]
    public void The_last_bit_of_an_answer_can_be_corrupted_and_the_one_behind_it_not()
    {
        Bme280Chip chip = new(Time);
        chip.CorruptNextAnswers(1, 8);
        Assert.AreEqual("60", chip.Ask("D0", 1));
        chip.CorruptNextAnswers(1, 7);

        Assert.AreEqual("61", chip.Ask("D0", 1));
    }

    [TestMethod]
    public void Conversions_stay_in_step_however_late_one_looks()
    {
        Mcp9808Chip chip = new(Time);
        Wait(1100);
        chip.Ask("05", 2);
        chip.Temperature = 30;
        Wait(149);
        Assert.AreEqual("C1 90", chip.Ask("05", 2), "the fifth conversion ends after 1250 ms");
        Wait(1);

        Assert.AreEqual("C1 E0", chip.Ask("05", 2));
    }
}
