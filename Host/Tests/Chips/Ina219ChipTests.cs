using Host.Board.Chips;

namespace Host.Tests.Chips;

[TestClass]
public sealed class Ina219ChipTests : ChipTests
{
    private readonly Ina219Chip _chip;

    public Ina219ChipTests() => _chip = new Ina219Chip(Time, 0.002) { BusVoltage = 11.98, Current = 10 };

    [TestMethod]
    public void The_data_sheets_example_comes_out()
    {
        // Table 8: 2 mΩ, 10 A, 11.98 V, calibration 20480: shunt 2000, bus 2995 and its flags, current 10000, power 5990.
        _chip.Send("05 50 00");
        Wait(1.2);

        Assert.AreEqual("07 D0", _chip.Ask("01", 2));
        Assert.AreEqual("5D 9A", _chip.Ask("02", 2), "2995 in bits 15 to 3, conversion ready");
        Assert.AreEqual("27 10", _chip.Ask("04", 2));
        Assert.AreEqual("17 66", _chip.Ask("03", 2));
    }

    [TestMethod]
    [DataRow(-0.320, "83 00")]
    [DataRow(-0.319, "83 64")]
    [DataRow(-0.300, "8A D0")]
    [DataRow(0.300, "75 30")]
    [DataRow(0.320, "7D 00")]
    [DataRow(0.500, "7D 00")]
    public void Shunt_voltages_are_in_10_µV_with_sign_and_stay_at_full_scale(double volts, string expected)
    {
        // 8.6.3.1: -320 mV is 0x8300.
        _chip.Current = volts / 0.002;
        Wait(1.2);

        Assert.AreEqual(expected, _chip.Ask("01", 2));
    }

    [TestMethod]
    [DataRow("39", 0.16, "3E 80")]
    [DataRow("31", 0.16, "3E 80")]
    [DataRow("29", 0.16, "1F 40")]
    [DataRow("21", 0.16, "0F A0")]
    [DataRow("21", -0.16, "F0 60")]
    public void The_gain_limits_the_shunt_voltage(string high, double volts, string expected)
    {
        _chip.Current = volts / 0.002;
        _chip.Send($"00 {high} 9F");
        Wait(1.2);

        Assert.AreEqual(expected, _chip.Ask("01", 2));
    }

    [TestMethod]
    public void Without_calibration_current_and_power_are_zero()
    {
        Wait(1.2);

        Assert.AreEqual("00 00", _chip.Ask("04", 2));
        Assert.AreEqual("00 00", _chip.Ask("03", 2));
    }

    [TestMethod]
    public void A_conversion_of_both_takes_1_172_ms()
    {
        _chip.Send("00 39 9F");
        Wait(1.171);
        Assert.AreEqual("00 00", _chip.Ask("02", 2), "not ready, nothing there");
        Wait(0.001);

        Assert.AreEqual("5D 9A", _chip.Ask("02", 2));
    }

    [TestMethod]
    public void Averaging_128_samples_takes_75_ms_each()
    {
        _chip.Send("00 3F FF");
        Wait(150);
        Assert.AreEqual("00 00", _chip.Ask("02", 2));
        Wait(0.1);

        Assert.AreEqual("5D 9A", _chip.Ask("02", 2));
    }

    [TestMethod]
    public void The_ready_flag_goes_with_reading_power_or_writing_a_mode()
    {
        Wait(1.2);
        _chip.Send("00 39 9B");
        Wait(2);
        Assert.AreEqual("5D 9A", _chip.Ask("02", 2), "triggered once, ready");
        Assert.AreEqual("5D 9A", _chip.Ask("02", 2), "reading the bus voltage leaves it");
        _chip.Ask("03", 2);
        Assert.AreEqual("5D 98", _chip.Ask("02", 2), "reading the power clears it");
        _chip.Send("00 39 9B");
        Wait(2);
        _chip.Send("00 39 98");
        Assert.AreEqual("5D 9A", _chip.Ask("02", 2), "power-down leaves it");
        _chip.Send("00 39 9B");
        Assert.AreEqual("5D 98", _chip.Ask("02", 2), "a trigger clears it");
    }

    [TestMethod]
    public void A_triggered_conversion_happens_once()
    {
        _chip.Send("00 39 9B");
        Wait(2);
        _chip.Current = 0;
        Wait(100);

        Assert.AreEqual("07 D0", _chip.Ask("01", 2));
    }

    [TestMethod]
    public void A_current_out_of_range_sets_the_overflow_flag()
    {
        _chip.Current = 160;
        _chip.Send("05 FF FE");
        Wait(1.2);

        Assert.AreEqual("5D 9B", _chip.Ask("02", 2));
    }

    [TestMethod]
    public void A_reset_puts_the_configuration_back()
    {
        _chip.Send("00 01 98");
        _chip.Send("05 50 00");
        _chip.Send("00 80 00");

        Assert.AreEqual("39 9F", _chip.Ask("00", 2));
        Assert.AreEqual("00 00", _chip.Ask("05", 2));
    }

    [TestMethod]
    public void It_refuses_what_is_not_there_or_read_only()
    {
        Wait(1.2);
        Assert.AreEqual(3, _chip.Send("01 12 34"));
        Assert.AreEqual("07 D0", _chip.Fetch(2), "read-only");
        Assert.AreEqual(0, _chip.Send("06"), "no such register");
        Assert.AreEqual("07 D0", _chip.Fetch(2), "the pointer stays");
        Assert.AreEqual(2, _chip.Send("05 50"), "half a value");
        Assert.AreEqual("00 00", _chip.Ask("05", 2));
        Assert.AreEqual(3, _chip.Send("05 50 01 00"), "a byte too many");
        Assert.AreEqual("50 00", _chip.Ask("05", 2), "and bit 0 is always 0");
        Assert.AreEqual("50 00 FF", _chip.Fetch(3));
    }

    [TestMethod]
    [DataRow("39 99", 0.586, "07 D0", "00 02")]
    [DataRow("39 9A", 0.586, "00 00", "5D 9A")]
    [DataRow("39 9B", 1.172, "07 D0", "5D 9A")]
    [DataRow("39 9D", 0.586, "07 D0", "00 02")]
    [DataRow("39 9E", 0.586, "00 00", "5D 9A")]
    public void A_mode_converts_what_it_names_and_takes_theTime_of_that(string mode, double milliseconds, string shunt, string bus)
    {
        _chip.Send("00 " + mode);
        Wait(milliseconds - 0.001);
        Assert.AreEqual("00 00", _chip.Ask("02", 2));
        Wait(0.001);

        Assert.AreEqual(shunt, _chip.Ask("01", 2));
        Assert.AreEqual(bus, _chip.Ask("02", 2));
    }

    [TestMethod]
    [DataRow("39 9F", "1F 40")]
    [DataRow("39 9B", "07 D0")]
    [DataRow("39 9C", "00 00")]
    [DataRow("39 98", "00 00")]
    public void Only_the_continuous_modes_go_on(string mode, string later)
    {
        _chip.Send("00 " + mode);
        Wait(1.2);
        _chip.Current = 40;
        Wait(100);

        Assert.AreEqual(later, _chip.Ask("01", 2));
    }

    [TestMethod]
    [DataRow("39 9F", "C3 52")]
    [DataRow("19 9F", "7D 02")]
    public void The_range_limits_the_bus_voltage(string configuration, string expected)
    {
        _chip.BusVoltage = 25;
        _chip.Send("00 " + configuration);
        Wait(1.2);

        Assert.AreEqual(expected, _chip.Ask("02", 2));
    }

    [TestMethod]
    public void The_shortest_conversions_take_93_µs()
    {
        _chip.Send("00 38 07");
        Wait(0.185);
        Assert.AreEqual("00 00", _chip.Ask("02", 2));
        Wait(0.001);

        Assert.AreEqual("5D 9A", _chip.Ask("02", 2));
    }

    [TestMethod]
    public void A_reset_makes_the_pointer_start_at_the_configuration()
    {
        _chip.Send("05");
        _chip.PowerCycle();

        Assert.AreEqual("39 9F", _chip.Fetch(2));
    }
}
