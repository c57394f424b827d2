using Host.Board.Chips;

namespace Host.Tests.Chips;

[TestClass]
public sealed class Mcp9808ChipTests : ChipTests
{
    private readonly Mcp9808Chip _chip;

    public Mcp9808ChipTests() => _chip = new Mcp9808Chip(Time);

    [TestMethod]
    public void The_data_sheets_reading_of_25_25_degrees_comes_out()
    {
        // Figure 5-5: bytes 1100 0001 and 1001 0100; with all limits at 0 °C, critical and upper are exceeded.
        _chip.Temperature = 25.25;
        Wait(250);

        Assert.AreEqual("C1 94", _chip.Ask("05", 2));
    }

    [TestMethod]
    [DataRow(125.0, "C7 D0")]
    [DataRow(0.0625, "C0 01")]
    [DataRow(0.0, "80 00")]
    [DataRow(-0.0625, "3F FF")]
    [DataRow(-25.25, "3E 6C")]
    [DataRow(-40.0, "3D 80")]
    public void Signs_and_flags_are_those_of_the_register_description(double temperature, string expected)
    {
        // Register 5-4: bit 12 the sign of a two's complement; critical from equal on, upper above, lower below.
        _chip.Temperature = temperature;
        Wait(250);

        Assert.AreEqual(expected, _chip.Ask("05", 2));
    }

    [TestMethod]
    public void Within_its_limits_no_flag_is_set()
    {
        _chip.Send("02 01 E0");
        _chip.Send("03 1F 60");
        _chip.Send("04 05 00");
        Wait(250);
        Assert.AreEqual("01 90", _chip.Ask("05", 2));
        _chip.Temperature = -11;
        Wait(250);

        Assert.AreEqual("3F 50", _chip.Ask("05", 2), "below the lower limit of -10 °C");
    }

    [TestMethod]
    [DataRow(0, 30, "C1 98")]
    [DataRow(1, 65, "C1 94")]
    [DataRow(2, 130, "C1 96")]
    [DataRow(3, 250, "C1 95")]
    public void The_resolution_sets_step_and_conversionTime(int setting, int milliseconds, string expected)
    {
        _chip.Temperature = 25.3125;
        Assert.AreEqual(2, _chip.Send($"08 0{setting}"));
        Wait(milliseconds - 1);
        Assert.AreEqual("80 00", _chip.Ask("05", 2), "no conversion yet");
        Wait(1);

        Assert.AreEqual(expected, _chip.Ask("05", 2));
        Assert.AreEqual($"0{setting}", _chip.Ask("08", 1));
    }

    [TestMethod]
    public void It_tells_manufacturer_and_device()
    {
        Assert.AreEqual("00 54", _chip.Ask("06", 2));
        Assert.AreEqual("04 00", _chip.Ask("07", 2));
        Assert.AreEqual("03", _chip.Ask("08", 1));
    }

    [TestMethod]
    public void Shut_down_it_keeps_the_last_temperature()
    {
        Wait(250);
        _chip.Send("01 01 00");
        _chip.Temperature = 30;
        Wait(1000);
        Assert.AreEqual("C1 90", _chip.Ask("05", 2));
        _chip.Send("01 00 00");
        Wait(250);

        Assert.AreEqual("C1 E0", _chip.Ask("05", 2));
    }

    [TestMethod]
    public void Locked_limits_and_their_lock_stay()
    {
        _chip.Send("04 05 00");
        _chip.Send("01 00 80");
        _chip.Send("04 06 00");
        _chip.Send("01 01 00");

        Assert.AreEqual("05 00", _chip.Ask("04", 2));
        Assert.AreEqual("00 80", _chip.Ask("01", 2), "and it is not shut down");
    }

    [TestMethod]
    public void It_refuses_what_is_not_there_or_read_only()
    {
        Wait(250);
        _chip.Send("05 12 34");
        _chip.Send("06 12 34");
        Assert.AreEqual("C1 90", _chip.Ask("05", 2));
        Assert.AreEqual("00 54", _chip.Ask("06", 2));
        Assert.AreEqual(0, _chip.Send("00"), "reserved");
        Assert.AreEqual(0, _chip.Send("09"), "reserved");
        Assert.AreEqual(2, _chip.Send("08 02 00"), "the resolution has one byte");
        Assert.AreEqual("02 FF", _chip.Fetch(2));
        Assert.AreEqual(2, _chip.Send("02 01"), "half a value");
        Assert.AreEqual("00 00", _chip.Fetch(2));
    }

    [TestMethod]
    [DataRow(0, 300.0, "CF F8")]
    [DataRow(0, -300.0, "30 00")]
    [DataRow(3, 300.0, "CF FF")]
    [DataRow(3, -300.0, "30 00")]
    public void Beyond_its_range_it_stays_at_the_last_code(int resolution, double temperature, string expected)
    {
        _chip.Temperature = temperature;
        _chip.Send($"08 0{resolution}");
        Wait(250);

        Assert.AreEqual(expected, _chip.Ask("05", 2));
    }

    [TestMethod]
    public void A_configuration_written_meanwhile_does_not_hold_the_conversions_up()
    {
        Wait(200);
        _chip.Send("01 02 00");
        Wait(50);

        Assert.AreEqual("C1 90", _chip.Ask("05", 2));
    }

    [TestMethod]
    public void Woken_up_it_needs_a_conversionTime_and_a_new_resolution_does_not_wake_it()
    {
        _chip.Send("01 01 00");
        _chip.Send("08 00");
        Wait(1000);
        Assert.AreEqual("80 00", _chip.Ask("05", 2));
        _chip.Send("01 00 00");
        Wait(29);
        Assert.AreEqual("80 00", _chip.Ask("05", 2));
        Wait(1);

        Assert.AreEqual("C1 90", _chip.Ask("05", 2));
    }

    [TestMethod]
    public void Above_the_upper_limit_alone_sets_one_flag()
    {
        _chip.Send("02 01 00");
        _chip.Send("04 05 00");
        Wait(250);

        Assert.AreEqual("41 90", _chip.Ask("05", 2));
    }

    [TestMethod]
    public void A_power_cycle_brings_all_back()
    {
        _chip.Send("02 01 00");
        _chip.Send("01 00 80");
        _chip.PowerCycle();

        Assert.AreEqual("00 00", _chip.Fetch(2), "the pointer is at the configuration");
        Assert.AreEqual("00 00", _chip.Ask("02", 2));
    }
}
