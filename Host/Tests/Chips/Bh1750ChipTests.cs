using Host.Board.Chips;

namespace Host.Tests.Chips;

[TestClass]
public sealed class Bh1750ChipTests : ChipTests
{
    private readonly Bh1750Chip _chip;

    public Bh1750ChipTests() => _chip = new Bh1750Chip(Time);

    [TestMethod]
    public void The_data_sheets_example_comes_out()
    {
        // Page 10: 1000_0011 1001_0000 divided by 1.2 is 28067 lx.
        _chip.Illuminance = 28067;
        Assert.AreEqual(1, _chip.Send("10"));
        Wait(180);

        Assert.AreEqual("83 90", _chip.Fetch(2));
    }

    [TestMethod]
    [DataRow("20", 180.0, "04 B0")]
    [DataRow("21", 180.0, "09 60")]
    [DataRow("23", 24.0, "04 B0")]
    public void A_oneTime_measurement_takes_itsTime_and_ends_in_power_down(string instruction, double milliseconds, string expected)
    {
        _chip.Illuminance = 1000;
        _chip.Send(instruction);
        Wait(milliseconds - 1);
        Assert.AreEqual("00 00", _chip.Fetch(2), "nothing yet");
        Wait(1);
        Assert.AreEqual(expected, _chip.Fetch(2));
        _chip.Illuminance = 0;
        Wait(1000);
        Assert.AreEqual(expected, _chip.Fetch(2), "it measures no more");
        _chip.Send("07");
        Assert.AreEqual(expected, _chip.Fetch(2), "powered down it does not take the reset");
    }

    [TestMethod]
    public void A_continuous_mode_goes_on()
    {
        _chip.Send("10");
        Wait(180);
        _chip.Illuminance = 1000;
        Assert.AreEqual("00 78", _chip.Fetch(2));
        Wait(180);

        Assert.AreEqual("04 B0", _chip.Fetch(2));
    }

    [TestMethod]
    [DataRow("44", "6A", 138, 360.0)]
    [DataRow("40", "7F", 31, 80.9)]
    [DataRow("47", "7E", 254, 662.7)]
    public void The_measurementTime_register_scalesTime_and_counts(string high, string low, int register, double milliseconds)
    {
        // Page 11: 01000_MT[7,6,5] and 011_MT[4,3,2,1,0]; 69 by default.
        _chip.Illuminance = 1000;
        _chip.Send(high);
        _chip.Send(low);
        _chip.Send("20");
        Wait(milliseconds - 1);
        Assert.AreEqual("00 00", _chip.Fetch(2));
        Wait(1);

        int counts = Convert.ToInt32(_chip.Fetch(2).Replace(" ", ""), 16);
        Assert.AreEqual(1200.0 * register / 69, counts, 0.51);
    }

    [TestMethod]
    public void Low_resolution_counts_in_steps_of_four()
    {
        _chip.Illuminance = 10.4;
        _chip.Send("23");
        Wait(24);

        Assert.AreEqual("00 0C", _chip.Fetch(2));
    }

    [TestMethod]
    public void Too_much_light_gives_the_greatest_code()
    {
        _chip.Illuminance = 60000;
        _chip.Send("20");
        Wait(180);

        Assert.AreEqual("FF FF", _chip.Fetch(2));
    }

    [TestMethod]
    public void The_reset_clears_the_data_register_when_powered()
    {
        _chip.Send("20");
        Wait(180);
        _chip.Send("01");
        _chip.Send("07");

        Assert.AreEqual("00 00", _chip.Fetch(2));
    }

    [TestMethod]
    public void Power_down_ends_a_measurement()
    {
        _chip.Send("10");
        _chip.Send("00");
        Wait(1000);

        Assert.AreEqual("00 00", _chip.Fetch(2));
    }

    [TestMethod]
    public void It_refuses_what_it_does_not_know()
    {
        Assert.AreEqual(0, _chip.Send("12"), "an unknown instruction");
        Assert.AreEqual(0, _chip.Send("48"), "beyond the register's high bits");
        Assert.AreEqual(1, _chip.Send("01 10"), "two instructions at once");
        Wait(180);
        Assert.AreEqual("00 00 FF", _chip.Fetch(3), "neither counted, and behind the data the bus is released");
    }

    [TestMethod]
    public void Powered_down_by_instruction_it_keeps_its_data_and_takes_no_reset()
    {
        _chip.Send("10");
        Wait(180);
        _chip.Send("00");
        _chip.Send("07");

        Assert.AreEqual("00 78", _chip.Fetch(2));
    }

    [TestMethod]
    public void A_running_continuous_mode_takes_the_reset()
    {
        _chip.Send("10");
        Wait(180);
        _chip.Send("07");

        Assert.AreEqual("00 00", _chip.Fetch(2));
    }

    [TestMethod]
    [DataRow("60", 64)]
    [DataRow("7F", 95)]
    public void All_five_low_bits_of_the_measurementTime_can_be_written(string low, int register)
    {
        _chip.Illuminance = 40;
        _chip.Send("42");
        _chip.Send(low);
        _chip.Send("20");
        Wait((180.0 * register / 69) + 0.01);

        int counts = Convert.ToInt32(_chip.Fetch(2).Replace(" ", ""), 16);
        Assert.AreEqual(48.0 * register / 69, counts, 0.51);
    }

    [TestMethod]
    public void Too_much_light_with_low_resolution_gives_its_greatest_step()
    {
        _chip.Illuminance = 60000;
        _chip.Send("23");
        Wait(24);

        Assert.AreEqual("FF FC", _chip.Fetch(2));
    }
}
