using Host.Board.Chips;
using Microsoft.Extensions.Time.Testing;

namespace Host.Tests.Chips;

[TestClass]
public sealed class Tsl2591ChipTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Tsl2591Chip _chip;

    public Tsl2591ChipTests()
    {
        _chip = new Tsl2591Chip(_time);
    }

    [TestMethod]
    [DataRow(4.98, 0.0, "30 75 7E 13")]
    [DataRow(0.0, 5.62, "30 75 42 4C")]
    public void The_data_sheets_optical_characteristics_come_out(double white, double infrared, string expected)
    {
        // Figure 8: high gain and 100 ms; 4.98 µW/cm² of white light are 30000 and 4990 counts, 5.62 of 850 nm 30000 and 19522.
        _chip.WhiteLight = white;
        _chip.Infrared = infrared;
        _chip.Send("A1 20");
        _chip.Send("A0 03");
        Wait(108);

        Assert.AreEqual(expected, _chip.Ask("B4", 4));
    }

    [TestMethod]
    public void It_tells_its_id()
    {
        Assert.AreEqual("00 50 00", _chip.Ask("B1", 3));
    }

    [TestMethod]
    [DataRow(0x00, 1.0, 108)]
    [DataRow(0x12, 25.0 * 3, 324)]
    [DataRow(0x25, 428.0 * 6, 648)]
    [DataRow(0x30, 9876.0, 108)]
    public void Gain_and_integration_time_scale_the_counts(int control, double factor, int milliseconds)
    {
        _chip.WhiteLight = 0.2;
        _chip.Send($"A1 {control:X2}");
        _chip.Send("A0 03");
        Wait(milliseconds - 1);
        Assert.AreEqual("00", _chip.Ask("B3", 1), "not valid yet");
        Wait(1);

        Assert.AreEqual("01", _chip.Ask("B3", 1));
        byte[] data = _chip.Bytes("B4", 2);
        Assert.AreEqual(0.2 * 30000 / 4.98 / 428 * factor, data[0] | (data[1] << 8), 0.51);
    }

    [TestMethod]
    [DataRow("20", 108, "FF 8F")]
    [DataRow("21", 216, "FF FF")]
    public void Too_much_light_gives_the_greatest_count(string control, int milliseconds, string expected)
    {
        _chip.WhiteLight = 1000;
        _chip.Send("A1 " + control);
        _chip.Send("A0 03");
        Wait(milliseconds);

        Assert.AreEqual(expected, _chip.Ask("B4", 2));
    }

    [TestMethod]
    public void Power_alone_measures_nothing()
    {
        _chip.Send("A0 01");
        Wait(1000);

        Assert.AreEqual("00 00 00 00 00", _chip.Ask("B3", 5));
    }

    [TestMethod]
    public void Enabling_it_again_takes_the_valid_flag_back()
    {
        _chip.Send("A0 03");
        Wait(108);
        _chip.Send("A0 01");
        _chip.Send("A0 03");

        Assert.AreEqual("00", _chip.Ask("B3", 1));
    }

    [TestMethod]
    public void Writes_and_reads_go_on_through_the_registers()
    {
        Assert.AreEqual(5, _chip.Send("A4 11 22 33 44"));

        Assert.AreEqual("11 22 33 44 00", _chip.Ask("A4", 5));
    }

    [TestMethod]
    public void A_system_reset_clears_all()
    {
        _chip.Send("A4 11");
        _chip.Send("A0 03");
        _chip.Send("A1 80");

        Assert.AreEqual("00 00", _chip.Ask("A0", 2));
        Assert.AreEqual("00", _chip.Ask("A4", 1));
    }

    [TestMethod]
    public void It_refuses_what_is_not_there_or_read_only()
    {
        Assert.AreEqual(0, _chip.Send("12"), "no command bit");
        Assert.AreEqual(0, _chip.Send("82"), "a reserved transaction");
        Assert.AreEqual(0, _chip.Send("A2"), "no such register");
        Assert.AreEqual(0, _chip.Send("E5"), "no such special function");
        Assert.AreEqual(1, _chip.Send("E7 00"), "a special function has no data");
        _chip.Send("B2 12");
        _chip.Send("B4 12");
        Assert.AreEqual("50", _chip.Ask("B2", 1));
        Assert.AreEqual("00", _chip.Ask("B4", 1));
    }

    [TestMethod]
    public void The_registers_at_the_ends_can_be_reached()
    {
        Assert.AreEqual(2, _chip.Send("AC 05"));
        Assert.AreEqual("05", _chip.Ask("AC", 1));
        Assert.AreEqual("00 00", _chip.Ask("B7", 2), "nothing behind the last one");
        foreach (string function in new[] { "E4", "E6", "E7", "EA" })
        {
            Assert.AreEqual(1, _chip.Send(function), function);
        }

        Assert.AreEqual(0, _chip.Send(""));
    }

    [TestMethod]
    public void Another_gain_starts_the_integration_over()
    {
        _chip.Send("A0 03");
        Wait(100);
        _chip.Send("A1 20");
        Wait(100);
        Assert.AreEqual("00", _chip.Ask("B3", 1));
        Wait(8);

        Assert.AreEqual("01", _chip.Ask("B3", 1));
    }

    [TestMethod]
    public void It_goes_on_integrating()
    {
        _chip.Send("A1 20");
        _chip.Send("A0 03");
        Wait(216);
        _chip.WhiteLight = 4.98;
        Wait(108);

        Assert.AreEqual("01 30 75", _chip.Ask("B3", 3));
    }

    private void Wait(double milliseconds) => _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
}
