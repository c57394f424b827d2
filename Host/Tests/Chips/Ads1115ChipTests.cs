using Host.Board.Chips;

namespace Host.Tests.Chips;

[TestClass]
public sealed class Ads1115ChipTests : ChipTests
{
    private readonly Ads1115Chip _chip;

    public Ads1115ChipTests() => _chip = new Ads1115Chip(Time);

    [TestMethod]
    public void The_data_sheets_quick_start_works()
    {
        // 10.1.1: continuous conversion with the config bytes 84 83, then two bytes from the conversion register.
        _chip.SetVoltage(0, 1.5);
        _chip.SetVoltage(1, 0.5);
        Assert.AreEqual(3, _chip.Send("01 84 83"));
        Wait(9);

        Assert.AreEqual("3E 80", _chip.Ask("00", 2), "1 V of 2.048 V");
    }

    [TestMethod]
    [DataRow(3.0, "7F FF")]
    [DataRow(2.048 * 32767 / 32768, "7F FF")]
    [DataRow(2.048 / 32768, "00 01")]
    [DataRow(0.0, "00 00")]
    [DataRow(-2.048 / 32768, "FF FF")]
    [DataRow(-2.048, "80 00")]
    [DataRow(-3.0, "80 00")]
    public void The_data_sheets_table_of_codes_comes_out(double volts, string expected)
    {
        // Table 3.
        _chip.SetVoltage(0, Math.Max(volts, 0));
        _chip.SetVoltage(1, Math.Max(-volts, 0));
        _chip.Send("01 85 83");
        Wait(9);

        Assert.AreEqual(expected, _chip.Ask("00", 2));
    }

    [TestMethod]
    [DataRow(0, 1.0 - 0.2)]
    [DataRow(1, 1.0 - 0.05)]
    [DataRow(2, 0.2 - 0.05)]
    [DataRow(3, 0.3 - 0.05)]
    [DataRow(4, 1.0)]
    [DataRow(5, 0.2)]
    [DataRow(6, 0.3)]
    [DataRow(7, 0.05)]
    public void The_multiplexer_chooses_the_inputs(int setting, double volts)
    {
        double[] inputs = [1.0, 0.2, 0.3, 0.05];
        for (int i = 0; i < inputs.Length; i++)
        {
            _chip.SetVoltage(i, inputs[i]);
        }

        Assert.AreEqual(volts * 16000, Convert(0x8583 | (setting << 12)), 0.6);
    }

    [TestMethod]
    [DataRow(0, 6.144)]
    [DataRow(1, 4.096)]
    [DataRow(2, 2.048)]
    [DataRow(3, 1.024)]
    [DataRow(4, 0.512)]
    [DataRow(5, 0.256)]
    [DataRow(6, 0.256)]
    [DataRow(7, 0.256)]
    public void The_gain_sets_the_full_scale(int setting, double fullScale)
    {
        _chip.SetVoltage(0, 0.2);

        Assert.AreEqual(0.2 / fullScale * 32768, Convert(0xC183 | (setting << 9)), 0.51);
    }

    [TestMethod]
    [DataRow(0, 138.9)]
    [DataRow(4, 8.68)]
    [DataRow(7, 1.29)]
    public void A_single_shot_takes_theTime_of_its_data_rate(int setting, double milliseconds)
    {
        _chip.SetVoltage(0, 1);
        _chip.Send($"01 C5 {(setting << 5) | 3:X2}");
        Wait(milliseconds);
        Assert.AreEqual("45", _chip.Ask("01", 1), "bit 15 is 0: it converts");
        Assert.AreEqual("00 00", _chip.Ask("00", 2), "the old result");
        Wait(0.1);

        Assert.AreEqual("C5", _chip.Ask("01", 1));
        Assert.AreEqual("3E 80", _chip.Ask("00", 2));
    }

    [TestMethod]
    public void A_start_while_it_converts_does_nothing()
    {
        _chip.SetVoltage(0, 1);
        _chip.SetVoltage(1, 2);
        _chip.Send("01 C5 83");
        Wait(5);
        _chip.Send("01 D5 83");
        Wait(4);
        Assert.AreEqual("3E 80", _chip.Ask("00", 2), "the input it was started with");
        Wait(100);

        Assert.AreEqual("3E 80", _chip.Ask("00", 2), "and none after it");
    }

    [TestMethod]
    public void It_wakes_up_powered_down_with_the_default_configuration()
    {
        _chip.SetVoltage(0, 1);
        Wait(1000);

        Assert.AreEqual("85 83", _chip.Ask("01", 2));
        Assert.AreEqual("00 00", _chip.Ask("00", 2));
        Assert.AreEqual("80 00", _chip.Ask("02", 2));
        Assert.AreEqual("7F FF", _chip.Ask("03", 2));
    }

    [TestMethod]
    public void It_refuses_what_is_not_there_or_read_only()
    {
        Assert.AreEqual(3, _chip.Send("00 12 34"));
        Assert.AreEqual("00 00", _chip.Fetch(2), "read-only");
        Assert.AreEqual(0, _chip.Send("04"), "no such register");
        Assert.AreEqual(2, _chip.Send("01 C4"), "half a value");
        Assert.AreEqual("85 83", _chip.Ask("01", 2));
        Assert.AreEqual(3, _chip.Send("02 11 22 33"), "a byte too many");
        Assert.AreEqual("11 22", _chip.Fetch(2));
    }

    [TestMethod]
    public void The_continuous_mode_goes_on()
    {
        _chip.SetVoltage(0, 1);
        _chip.Send("01 C4 83");
        Wait(30);
        Assert.AreEqual("3E 80", _chip.Ask("00", 2));
        _chip.SetVoltage(0, 0.5);
        Assert.AreEqual("3E 80", _chip.Ask("00", 2));
        Wait(9);

        Assert.AreEqual("1F 40", _chip.Ask("00", 2));
        Assert.AreEqual("44", _chip.Ask("01", 1), "it converts all the time");
    }

    [TestMethod]
    public void A_single_shot_ends_the_continuous_mode_after_the_conversion_under_way_and_starts_nothing()
    {
        _chip.SetVoltage(0, 1);
        _chip.Send("01 C4 83");
        Assert.AreEqual(3, _chip.Send("01 D5 83"), "input 1 from now on");
        Assert.AreEqual("55", _chip.Ask("01", 1), "still converting");
        Wait(1000);

        Assert.AreEqual("D5", _chip.Ask("01", 1));
        Assert.AreEqual("3E 80", _chip.Ask("00", 2), "input 0");
    }

    private int Convert(int config)
    {
        _chip.Send($"01 {config >> 8:X2} {config & 0xFF:X2}");
        Wait(9);
        byte[] bytes = _chip.Bytes("00", 2);
        return (short)((bytes[0] << 8) | bytes[1]);
    }
}
