using CsCheck;
using Host.Board.Chips;

namespace Host.Tests.Chips;

[TestClass]
public sealed class Bme280ChipTests : ChipTests
{
    private const string ResetData = "80 00 00 80 00 00 80 00";
    private const string AllOnce = "F2 01 F4 25";

    private readonly Bme280Chip _chip;

    public Bme280ChipTests() => _chip = new Bme280Chip(Time);

    [TestMethod]
    public void It_tells_its_chip_id_and_its_reset_values()
    {
        Assert.AreEqual("60", _chip.Ask("D0", 1));
        Assert.AreEqual("00 00 00 00", _chip.Ask("F2", 4));
        Assert.AreEqual(ResetData, _chip.Ask("F7", 8));
    }

    [TestMethod]
    public void A_forced_measurement_takes_9_3_ms_and_ends_in_sleep()
    {
        _chip.Send(AllOnce);
        Wait(9.2);
        Assert.AreEqual("08 25", _chip.Ask("F3", 2), "measuring");
        Assert.AreEqual(ResetData, _chip.Ask("F7", 8), "still the old data");
        Wait(0.1);

        Assert.AreEqual("00 24", _chip.Ask("F3", 2), "asleep");
        Assert.AreNotEqual(ResetData, _chip.Ask("F7", 8));
    }

    [TestMethod]
    public void The_longest_forced_measurement_takes_112_8_ms()
    {
        _chip.Send("F2 05 F4 B5");
        Wait(112.7);
        Assert.AreEqual("08", _chip.Ask("F3", 1));
        Wait(0.2);

        Assert.AreEqual("00", _chip.Ask("F3", 1));
    }

    [TestMethod]
    [DataRow(-40.0, 1100.0, 0.0)]
    [DataRow(-10.0, 950.0, 33.3)]
    [DataRow(0.0, 1000.0, 50.0)]
    [DataRow(21.37, 1013.25, 47.11)]
    [DataRow(85.0, 300.0, 100.0)]
    public void The_integer_formulas_lead_back_to_what_was_set(double temperature, double pressure, double humidity)
    {
        _chip.Temperature = temperature;
        _chip.Pressure = pressure;
        _chip.Humidity = humidity;
        _chip.Send("F2 05 F4 B5");
        Wait(113);

        BoschReference reference = new(_chip.Bytes("88", 26), _chip.Bytes("E1", 7), _chip.Bytes("F7", 8));

        Assert.AreEqual(temperature, reference.Temperature / 100.0, 0.0101);
        Assert.AreEqual(pressure * 100, reference.Pressure / 256.0, 0.4);
        Assert.AreEqual(humidity, reference.Humidity / 1024.0, 0.02);
    }

    [TestMethod]
    public void Negative_humidity_calibration_is_laid_out_in_twelve_bits()
    {
        // Table 16: 0xE4 is dig_H4[11:4], 0xE5 is dig_H5[3:0] and dig_H4[3:0], 0xE6 is dig_H5[11:4].
        Bme280Chip chip = new(Time, BmxTrimming.Typical with { H2 = 0x0172, H3 = 7, H4 = -2, H5 = -3, H6 = -4 });

        Assert.AreEqual("72 01 07 FF DE FF FC", chip.Ask("E1", 7));
        Assert.AreEqual("4B", chip.Ask("A1", 1));
    }

    [TestMethod]
    public void Without_oversampling_the_result_has_16_bits()
    {
        _chip.Send(AllOnce);
        Wait(10);

        byte[] data = _chip.Bytes("F7", 6);
        Assert.AreEqual(0, data[2]);
        Assert.AreEqual(0, data[5]);
    }

    [TestMethod]
    public void A_skipped_quantity_reads_as_its_reset_value()
    {
        _chip.Send("F2 00 F4 21");
        Wait(10);

        byte[] data = _chip.Bytes("F7", 8);
        Assert.AreEqual("80-00-00", BitConverter.ToString(data, 0, 3));
        Assert.AreNotEqual("80-00-00", BitConverter.ToString(data, 3, 3));
        Assert.AreEqual("80-00", BitConverter.ToString(data, 6, 2));
    }

    [TestMethod]
    public void The_humidity_setting_counts_from_the_next_write_to_ctrl_meas_only()
    {
        _chip.Send("F4 25");
        _chip.Send("F2 01");
        Wait(10);
        Assert.AreEqual("80 00", _chip.Ask("FD", 2));
        _chip.Send("F4 25");
        Wait(10);

        Assert.AreNotEqual("80 00", _chip.Ask("FD", 2));
    }

    [TestMethod]
    public void Normal_mode_measures_again_and_again()
    {
        _chip.Send("F5 20");
        _chip.Send("F2 01 F4 27");
        Wait(10);
        Assert.AreEqual("00 27", _chip.Ask("F3", 2), "standby");
        string first = _chip.Ask("FA", 3);
        _chip.Temperature = 30;
        Assert.AreEqual(first, _chip.Ask("FA", 3));
        Wait(62);
        Assert.AreEqual("08 27", _chip.Ask("F3", 2), "62.5 ms after the first one's end the next one runs");
        Wait(TimeSpan.FromHours(20).TotalMilliseconds);

        Assert.AreNotEqual(first, _chip.Ask("FA", 3));
        Assert.AreEqual("27", _chip.Ask("F4", 1));
    }

    [TestMethod]
    public void A_measurement_that_ended_before_the_air_changed_has_the_old_air()
    {
        _chip.Send(AllOnce);
        Wait(10);
        _chip.Temperature = -20;

        byte[] data = _chip.Bytes("F7", 8);
        BoschReference reference = new(_chip.Bytes("88", 26), _chip.Bytes("E1", 7), data);
        Assert.AreEqual(2500, reference.Temperature, 1);
    }

    [TestMethod]
    public void The_filter_follows_a_step_slowly()
    {
        _chip.Send("F5 08");
        Force();
        int before = Code();
        _chip.Temperature = 35;
        Force();
        int after = Code();
        _chip.Send("F5 00");
        Force();
        int unfiltered = Code();

        Assert.AreEqual((unfiltered - before) / 4.0, after - before, 10);
    }

    [TestMethod]
    public void A_mode_written_while_it_measures_waits_for_the_end()
    {
        _chip.Send(AllOnce);
        Wait(5);
        _chip.Send("F4 24");
        Assert.AreEqual("08 25", _chip.Ask("F3", 2));
        Wait(5);

        Assert.AreEqual("00 24", _chip.Ask("F3", 2));
        Assert.AreNotEqual(ResetData, _chip.Ask("F7", 8));
    }

    [TestMethod]
    public void A_soft_reset_takes_B6_only_and_2_ms()
    {
        _chip.Send("F4 24");
        _chip.Send("E0 B5");
        Assert.AreEqual("24", _chip.Ask("F4", 1));
        _chip.Send("E0 B6");

        Assert.AreEqual("01 00", _chip.Ask("F3", 2), "the calibration is being copied");
        Assert.AreEqual("00 00", _chip.Ask("88", 2));
        Wait(2);
        Assert.AreEqual("00", _chip.Ask("F3", 1));
        Assert.AreEqual("45 6F", _chip.Ask("88", 2));
    }

    [TestMethod]
    public void It_refuses_writes_to_what_is_read_only()
    {
        _chip.Send("D0 12 88 12 F3 FF F7 12");

        Assert.AreEqual("60", _chip.Ask("D0", 1));
        Assert.AreEqual("45", _chip.Ask("88", 1));
        Assert.AreEqual("00", _chip.Ask("F3", 1));
        Assert.AreEqual(ResetData, _chip.Ask("F7", 8));
        Assert.AreEqual("00", _chip.Ask("E0", 1), "the reset register reads as zero");
    }

    [TestMethod]
    public void It_refuses_a_new_filter_in_normal_mode()
    {
        _chip.Send("F5 20");
        _chip.Send("F4 27");
        _chip.Send("F5 5C");

        Assert.AreEqual("20", _chip.Ask("F5", 1));
    }

    [TestMethod]
    public void A_write_goes_in_pairs_of_register_and_value()
    {
        Assert.AreEqual(4, _chip.Send("F2 03 F5 48"));

        Assert.AreEqual("03 00 00 48", _chip.Ask("F2", 4));
        Assert.AreEqual(0, _chip.Send(""));
    }

    [TestMethod]
    public void Each_result_is_the_code_nearest_to_what_was_set() =>
        Gen.Select(Gen.Double[-40, 85], Gen.Double[300, 1100], Gen.Double[1, 99]).Sample((temperature, pressure, humidity) =>
        {
            _chip.Temperature = temperature;
            _chip.Pressure = pressure;
            _chip.Humidity = humidity;
            Force();
            byte[] data = _chip.Bytes("F7", 8);
            int p = (data[0] << 12) | (data[1] << 4) | (data[2] >> 4);
            int t = Code();
            int h = (data[6] << 8) | data[7];
            BmxTrimming c = _chip.Trimming;
            double fine = c.FineTemperature(t);
            return IsNearest(code => c.Temperature(code), t, temperature)
                && IsNearest(code => c.Pressure(code, fine), p, pressure * 100)
                && IsNearest(code => c.Humidity(code, fine), h, humidity);
        }, threads: 1); // there is one chip

    [TestMethod]
    public void The_integer_formulas_agree_with_any_calibration()
    {
        BmxTrimming trimming = BmxTrimming.Typical with { T3 = -1000, H3 = 200, H4 = 300, H5 = -60, H6 = 90, P5 = 140 };
        Bme280Chip chip = new(Time, trimming) { Temperature = 70, Pressure = 800, Humidity = 60 };
        chip.Send("F2 05 F4 B5");
        Wait(113);

        BoschReference reference = new(chip.Bytes("88", 26), chip.Bytes("E1", 7), chip.Bytes("F7", 8));
        Assert.AreEqual(70, reference.Temperature / 100.0, 0.0101);
        Assert.AreEqual(80_000, reference.Pressure / 256.0, 0.4);
        Assert.AreEqual(60, reference.Humidity / 1024.0, 0.02);
    }

    [TestMethod]
    [DataRow("F2 00 F4 21", 3.55)]
    [DataRow("F2 00 F4 25", 6.425)]
    [DataRow("F2 01 F4 01", 4.125)]
    [DataRow("F2 00 F4 01", 1.25)]
    public void What_is_skipped_takes_noTime(string setting, double milliseconds)
    {
        _chip.Send(setting);
        Wait(milliseconds - 0.01);
        Assert.AreEqual("08", _chip.Ask("F3", 1));
        Wait(0.01);

        Assert.AreEqual("00", _chip.Ask("F3", 1));
    }

    [TestMethod]
    public void Pressure_is_right_with_the_temperature_skipped()
    {
        _chip.Temperature = 60;
        _chip.Pressure = 700;
        _chip.Send("F2 00 F4 15");
        Wait(40);

        byte[] data = _chip.Bytes("F7", 6);
        Assert.AreEqual("80-00-00", BitConverter.ToString(data, 3, 3));
        double pressure = _chip.Trimming.Pressure((data[0] << 12) | (data[1] << 4) | (data[2] >> 4), 60 * 5120);
        Assert.AreEqual(70_000, pressure, 0.2);
    }

    [TestMethod]
    [DataRow(21.3371)]
    [DataRow(21.3382)]
    [DataRow(21.3393)]
    public void Pressure_goes_with_the_coarse_temperature_that_was_measured(double temperature)
    {
        _chip.Temperature = temperature;
        _chip.Send("F4 35");
        Wait(60);

        byte[] data = _chip.Bytes("F7", 6);
        double fine = _chip.Trimming.FineTemperature((data[3] << 12) | (data[4] << 4) | (data[5] >> 4));
        double pressure = _chip.Trimming.Pressure((data[0] << 12) | (data[1] << 4) | (data[2] >> 4), fine);
        Assert.AreEqual(101_325, pressure, 0.1);
    }

    [TestMethod]
    public void A_second_mode_written_while_it_measures_is_ignored_and_the_first_starts_at_the_end()
    {
        _chip.Send(AllOnce);
        Wait(5);
        _chip.Send("F4 27");
        _chip.Send("F4 00");
        Wait(5);

        Assert.AreEqual("08 27", _chip.Ask("F3", 2), "normal mode began when the forced measurement ended");
        Wait(9);
        Assert.AreEqual("00 27", _chip.Ask("F3", 2));
    }

    [TestMethod]
    public void Left_alone_for_a_day_normal_mode_is_still_in_step()
    {
        Bme280Chip watched = new(Time);
        foreach (Bme280Chip chip in new[] { _chip, watched })
        {
            chip.Send("F5 20");
            chip.Send("F2 01 F4 27");
        }

        for (int i = 0; i < 200; i++)
        {
            Wait(1003);
            watched.Ask("F3", 1);
        }

        for (int i = 0; i < 100; i++)
        {
            Wait(1);
            Assert.AreEqual(watched.Ask("F3", 1), _chip.Ask("F3", 1));
        }
    }

    private static bool IsNearest(Func<double, double> formula, int code, double wanted)
    {
        double error = Math.Abs(formula(code) - wanted);
        return error <= Math.Abs(formula(code - 1) - wanted) && error <= Math.Abs(formula(code + 1) - wanted);
    }

    private void Force()
    {
        _chip.Send("F2 01 F4 B5");
        Wait(120);
    }

    private int Code()
    {
        byte[] data = _chip.Bytes("FA", 3);
        return (data[0] << 12) | (data[1] << 4) | (data[2] >> 4);
    }
}
