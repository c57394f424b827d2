using Host.Board.Chips;

namespace Host.Tests.Chips;

[TestClass]
public sealed class Veml7700ChipTests : ChipTests
{
    private readonly Veml7700Chip _chip;

    public Veml7700ChipTests() => _chip = new Veml7700Chip(Time);

    [TestMethod]
    [DataRow("C0 08", 2, 800, 0.0042)]
    [DataRow("00 08", 2, 100, 0.0336)]
    [DataRow("00 00", 1, 100, 0.0672)]
    [DataRow("40 00", 1, 200, 0.0336)]
    [DataRow("80 18", 4, 400, 0.0672)]
    [DataRow("00 18", 4, 100, 0.2688)]
    [DataRow("00 10", 8, 100, 0.5376)]
    [DataRow("00 13", 8, 25, 2.1504)]
    [DataRow("00 12", 8, 50, 1.0752)]
    public void Resolutions_are_those_of_the_application_notes_table(string configuration, int gain, int time, double resolution)
    {
        _ = gain;
        _chip.Illuminance = 150;
        _chip.Send("00 " + configuration);
        Wait(time + 3);

        Assert.AreEqual(150 / resolution, Counts(), 0.51);
    }

    [TestMethod]
    public void It_starts_shut_down_and_tells_its_id()
    {
        Wait(5000);

        Assert.AreEqual("01 00", _chip.Ask("00", 2));
        Assert.AreEqual("00 00", _chip.Ask("04", 2));
        Assert.AreEqual("81 C4", _chip.Ask("07", 2));
    }

    [TestMethod]
    public void The_first_result_comes_after_wake_up_and_integration()
    {
        _chip.Send("00 00 00");
        Wait(102);
        Assert.AreEqual("00 00", _chip.Ask("04", 2));
        Wait(1);

        // 100 lx / 0.0672 lx is 1488 = 0x05D0, low byte first.
        Assert.AreEqual("D0 05", _chip.Ask("04", 2));
        Assert.AreEqual("D0 05", _chip.Ask("05", 2));
    }

    [TestMethod]
    public void Power_saving_makes_results_rarer()
    {
        _chip.Send("03 03 00");
        _chip.Send("00 00 00");
        Wait(103);
        _chip.Illuminance = 50;
        Wait(1090);
        Assert.AreEqual("D0 05", _chip.Ask("04", 2));
        Wait(10);

        Assert.AreEqual("E8 02", _chip.Ask("04", 2));
    }

    [TestMethod]
    public void Too_much_light_gives_the_greatest_code()
    {
        _chip.Illuminance = 100_000;
        _chip.Send("00 00 00");
        Wait(103);

        Assert.AreEqual("FF FF", _chip.Ask("04", 2));
    }

    [TestMethod]
    public void A_nonlinear_chip_is_set_right_by_the_application_notes_polynomial()
    {
        _chip.Nonlinear = true;
        _chip.Illuminance = 20_000;
        _chip.Send("00 00 10");
        Wait(103);

        double seen = Counts() * 0.5376;
        double corrected = (6.0135e-13 * Math.Pow(seen, 4)) - (9.3924e-9 * Math.Pow(seen, 3))
            + (8.1488e-5 * seen * seen) + (1.0023 * seen);
        Assert.IsLessThan(15_000, seen);
        Assert.AreEqual(20_000, corrected, 2);
    }

    [TestMethod]
    public void Shut_down_it_keeps_the_last_result()
    {
        _chip.Send("00 00 00");
        Wait(103);
        _chip.Send("00 01 00");
        _chip.Illuminance = 0;
        Wait(1000);

        Assert.AreEqual("D0 05", _chip.Ask("04", 2));
    }

    [TestMethod]
    public void It_refuses_what_is_not_there_or_read_only()
    {
        _chip.Send("04 12 34");
        _chip.Send("07 12 34");
        Assert.AreEqual("00 00", _chip.Ask("04", 2));
        Assert.AreEqual("81 C4", _chip.Ask("07", 2));
        Assert.AreEqual(0, _chip.Send("08"), "no such register");
        Assert.AreEqual(2, _chip.Send("00 00"), "half a value");
        Assert.AreEqual("01 00", _chip.Fetch(2));
    }

    [TestMethod]
    public void A_power_cycle_brings_all_back()
    {
        _chip.Send("01 12 34");
        _chip.PowerCycle();

        Assert.AreEqual("01 00", _chip.Fetch(2), "the pointer is at the configuration");
        Assert.AreEqual("00 00", _chip.Ask("01", 2));
    }

    [TestMethod]
    public void Without_power_saving_each_integration_follows_the_last()
    {
        _chip.Send("03 06 00");
        _chip.Send("00 00 00");
        Wait(103);
        _chip.Illuminance = 50;
        Wait(100);

        Assert.AreEqual("E8 02", _chip.Ask("04", 2));
    }

    private int Counts()
    {
        byte[] bytes = _chip.Bytes("04", 2);
        return bytes[0] | (bytes[1] << 8);
    }
}
