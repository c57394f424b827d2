using Host.Board.Chips;

namespace Host.Tests.Chips;

[TestClass]
public sealed class Bmp280ChipTests : ChipTests
{
    private readonly Bmp280Chip _chip;

    public Bmp280ChipTests() => _chip = new Bmp280Chip(Time);

    [TestMethod]
    public void The_data_sheets_calculation_example_comes_out_as_raw_data()
    {
        // 3.12: UT 519888 and UP 415148 are 25.08 °C (t_fine 128422) and 100653.27 Pa.
        _chip.Temperature = 128422.0 / 5120;
        _chip.Pressure = 1006.5327;
        _chip.Send("F4 B5");
        Wait(80);

        Assert.AreEqual("65 5A C0 7E ED 00", _chip.Ask("F7", 6));
    }

    [TestMethod]
    public void The_data_sheets_calibration_words_stand_in_their_places()
    {
        // 3.12: dig_T1 27504, dig_T2 26435, dig_T3 -1000, dig_P1 36477, dig_P2 -10685 ... dig_P9 6000, low byte first (3.11.2).
        Assert.AreEqual(
            "70 6B 43 67 18 FC 7D 8E 43 D6 D0 0B 27 0B 8C 00 F9 FF 8C 3C F8 C6 70 17",
            _chip.Ask("88", 24));
    }

    [TestMethod]
    public void It_tells_its_chip_id()
    {
        Assert.AreEqual("58", _chip.Ask("D0", 1));
    }

    [TestMethod]
    public void Its_longest_standby_is_4_s()
    {
        _chip.Send("F5 E0");
        _chip.Send("F4 27");
        Time.Advance(TimeSpan.FromSeconds(3.9));
        _chip.Temperature = 10;
        string before = _chip.Ask("FA", 3);
        Time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.AreEqual(before, _chip.Ask("FA", 3));
        Time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.AreNotEqual(before, _chip.Ask("FA", 3));
    }

    [TestMethod]
    public void It_has_no_humidity_registers()
    {
        _chip.Send("F2 01");
        _chip.Send("F4 25");
        Wait(20);

        Assert.AreEqual("00", _chip.Ask("F2", 1));
        Assert.AreEqual("00 00", _chip.Ask("FD", 2));
        Assert.AreEqual("00 00 00 00 00 00 00", _chip.Ask("E1", 7));
    }
}
