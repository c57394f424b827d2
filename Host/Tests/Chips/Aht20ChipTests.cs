using Host.Board.Chips;

namespace Host.Tests.Chips;

[TestClass]
public sealed class Aht20ChipTests : ChipTests
{
    private readonly Aht20Chip _chip;

    public Aht20ChipTests() => _chip = new Aht20Chip(Time);

    [TestMethod]
    public void An_answer_recorded_from_a_real_chip_comes_out()
    {
        // Humidity code 604873, temperature code 338629; the data sheet's formulas (6.1, 6.2), turned round.
        _chip.Humidity = 604873 * 100.0 / 1048576;
        _chip.Temperature = (338629 * 200.0 / 1048576) - 50;
        Assert.AreEqual(3, _chip.Send("AC 33 00"));
        Wait(80);

        Assert.AreEqual("18 93 AC 95 2A C5 B3", _chip.Fetch(7));
    }

    [TestMethod]
    [DataRow(-50.0, 0.0, "00 00 00 00 00")]
    [DataRow(150.0, 100.0, "FF FF FF FF FF")]
    [DataRow(50.0, 25.0, "40 00 08 00 00")]
    public void Codes_are_those_of_the_data_sheets_formulas(double temperature, double humidity, string expected)
    {
        _chip.Temperature = temperature;
        _chip.Humidity = humidity;
        _chip.Send("AC 33 00");
        Wait(80);

        Assert.AreEqual("18 " + expected, _chip.Fetch(6));
    }

    [TestMethod]
    public void While_it_measures_it_is_busy_and_shows_the_last_result()
    {
        _chip.Send("AC 33 00");
        Wait(79);
        Assert.AreEqual("98 00 00 00 00 00", _chip.Fetch(6));
        Assert.AreEqual("98", _chip.Ask("71", 1));
        Wait(1);

        Assert.AreEqual("18 80 00 06 00 00", _chip.Fetch(6));
    }

    [TestMethod]
    public void An_uncalibrated_chip_is_calibrated_by_initializing_it()
    {
        _chip.StartsCalibrated = false;
        Assert.AreEqual("10", _chip.Ask("71", 1));
        Assert.AreEqual(3, _chip.Send("BE 08 00"));
        Wait(10);

        Assert.AreEqual("18", _chip.Ask("71", 1));
    }

    [TestMethod]
    public void A_soft_reset_takes_20_ms()
    {
        _chip.Send("AC 33 00");
        Assert.AreEqual(1, _chip.Send("BA"));
        Wait(19);
        Assert.AreEqual(-1, _chip.Send("71"));
        Assert.AreEqual(Transfers.Nack, _chip.Fetch(1));
        Wait(1);

        Assert.AreEqual("18 00 00 00 00 00", _chip.Ask("71", 6));
    }

    [TestMethod]
    public void It_refuses_what_it_does_not_know()
    {
        Assert.AreEqual(0, _chip.Send("E1 08 00"), "the AHT10's calibration command");
        Assert.AreEqual(1, _chip.Send("AC 34 00"), "a wrong parameter");
        Assert.AreEqual(2, _chip.Send("AC 33"), "half a command");
        Assert.AreEqual(3, _chip.Send("AC 33 00 00"), "a byte too many");
        Assert.AreEqual("18", _chip.Fetch(1), "none of them started anything");
        _chip.Send("AC 33 00");
        Assert.AreEqual(0, _chip.Send("AC 33 00"), "not while it is busy");
    }

    [TestMethod]
    public void Behind_the_answer_the_bus_is_released()
    {
        Assert.EndsWith("FF FF", _chip.Fetch(9));
        Assert.AreEqual(0, _chip.Send(""));
    }

    [TestMethod]
    public void Initializing_takes_10_ms()
    {
        _chip.StartsCalibrated = false;
        _chip.Send("BE 08 00");
        Wait(9);
        Assert.AreEqual("90", _chip.Fetch(1));
        Wait(1);

        Assert.AreEqual("18", _chip.Fetch(1));
    }
}
