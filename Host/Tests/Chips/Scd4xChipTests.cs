using Host.Board.Chips;

namespace Host.Tests.Chips;

[TestClass]
public sealed class Scd4xChipTests : ChipTests
{
    private const string NotReady = "80 00 A2";

    private readonly Scd4xChip _chip;

    public Scd4xChipTests() => _chip = new Scd4xChip(Time);

    [TestMethod]
    public void The_data_sheets_measurement_example_is_sent()
    {
        // 3.5.2: 500 ppm, 25 °C and 37 %.
        _chip.Co2 = 500;
        _chip.Temperature = 25.0027;
        _chip.Humidity = 37.0012;
        Start();

        Assert.AreEqual("01 F4 33 66 67 A2 5E B9 3C", Measurement());
    }

    [TestMethod]
    public void The_data_sheets_serial_number_example_is_sent()
    {
        // 3.9.2: 273325796834238.
        Assert.AreEqual("F8 96 31 9F 07 C2 3B BE 89", Ask("36 82", 9));
    }

    [TestMethod]
    public void The_data_sheets_setting_examples_are_taken()
    {
        // 3.6.1: an offset of 5.4 °C; 3.6.3: an altitude of 1950 m; 3.6.5: a pressure of 98700 Pa.
        Assert.AreEqual(5, Set("24 1D 07 E6 48"));
        Assert.AreEqual(5, Set("24 27 07 9E 09"));
        Assert.AreEqual(5, Set("E0 00 03 DB 42"));

        Assert.AreEqual("07 E6 48", Ask("23 18", 3));
        Assert.AreEqual("07 9E 09", Ask("23 22", 3));
        Assert.AreEqual("03 DB 42", Ask("E0 00", 3));
    }

    [TestMethod]
    public void The_first_measurement_comes_after_5_s()
    {
        Assert.AreEqual(2, _chip.Send("21 B1"));
        Wait(4990);
        Assert.AreEqual(NotReady, Ask("E4 B8", 3));
        Assert.AreEqual(Transfers.Nack, Measurement(), "nothing to read");
        Wait(10);

        Assert.AreNotEqual(0, Convert.FromHexString(Ask("E4 B8", 3)[..5].Replace(" ", ""))[1], "low 11 bits not zero");
        Assert.AreNotEqual(Transfers.Nack, Measurement());
    }

    [TestMethod]
    public void A_measurement_is_read_once()
    {
        Start();
        Measurement();

        Assert.AreEqual(NotReady, Ask("E4 B8", 3));
        Assert.AreEqual(Transfers.Nack, Measurement());
        Wait(5000);
        Assert.AreNotEqual(Transfers.Nack, Measurement());
    }

    [TestMethod]
    public void It_refuses_a_read_before_the_command_had_its_millisecond()
    {
        Assert.AreEqual(Transfers.Nack, _chip.Ask("36 82", 9));
    }

    [TestMethod]
    public void While_it_measures_periodically_it_refuses_all_but_four_commands()
    {
        Start();

        Assert.AreEqual(1, _chip.Send("36 82"));
        Assert.AreEqual(1, _chip.Send("21 9D"));
        Assert.AreEqual(1, _chip.Send("21 B1"));
        Assert.AreEqual(1, _chip.Send("24 1D 07 E6 48"));
        Assert.AreEqual(5, Set("E0 00 03 DB 42"));
        Assert.AreEqual(2, _chip.Send("E4 B8"));
        Assert.AreEqual(2, _chip.Send("3F 86"));
    }

    [TestMethod]
    public void After_stop_it_answers_nothing_for_500_ms()
    {
        Start();
        _chip.Send("3F 86");
        Wait(499);
        Assert.AreEqual(-1, _chip.Send("36 82"));
        Wait(1);

        Assert.AreEqual(NotReady, Ask("E4 B8", 3), "what it had measured is gone");
        Wait(10_000);
        Assert.AreEqual(NotReady, Ask("E4 B8", 3), "and it measures no more");
    }

    [TestMethod]
    public void A_single_shot_takes_5_s()
    {
        Assert.AreEqual(2, _chip.Send("21 9D"));
        Wait(4999);
        Assert.AreEqual(-1, _chip.Send("E4 B8"));
        Wait(1);

        Assert.AreNotEqual(Transfers.Nack, Measurement());
    }

    [TestMethod]
    public void A_single_shot_without_CO2_takes_50_ms_and_says_0_ppm()
    {
        _chip.Send("21 96");
        Wait(50);

        Assert.StartsWith("00 00 81", Measurement());
    }

    [TestMethod]
    public void The_SCD40_refuses_single_shots_and_sleep()
    {
        Scd4xChip chip = new(Time, Scd4xVariant.Scd40);

        Assert.AreEqual(1, chip.Send("21 9D"));
        Assert.AreEqual(1, chip.Send("21 96"));
        Assert.AreEqual(1, chip.Send("36 E0"));
        Assert.AreEqual(2, chip.Send("20 2F"));
        Wait(1);
        Assert.StartsWith("04 40", chip.Fetch(3));
    }

    [TestMethod]
    public void Asleep_it_hears_the_wake_up_alone_and_does_not_acknowledge_it()
    {
        _chip.Send("36 E0");
        Assert.AreEqual(-1, _chip.Send("36 82"));
        Assert.AreEqual(-1, _chip.Send("36 F6"));
        Wait(29);
        Assert.AreEqual(-1, _chip.Send("36 82"));
        Wait(1);

        Assert.AreEqual(2, _chip.Send("36 82"));
    }

    [TestMethod]
    public void After_power_up_it_answers_nothing_for_a_second()
    {
        _chip.PowerCycle();
        Wait(999);
        Assert.AreEqual(-1, _chip.Send(""));
        Wait(1);

        Assert.AreEqual(0, _chip.Send(""));
    }

    [TestMethod]
    public void Settings_outlive_a_power_cycle_when_persisted()
    {
        Set("24 1D 07 E6 48");
        Set("24 27 07 9E 09");
        _chip.Send("36 15");
        Wait(800);
        Set("24 27 00 00 81");
        _chip.PowerCycle();
        Wait(1000);

        Assert.AreEqual("07 E6 48", Ask("23 18", 3));
        Assert.AreEqual("07 9E 09", Ask("23 22", 3));
    }

    [TestMethod]
    public void The_temperature_offset_moves_the_temperature()
    {
        Set("24 1D 00 00 81");
        Start();
        string[] bytes = Measurement().Split(' ');

        Assert.AreEqual(29, -45 + (175 * Convert.ToInt32(bytes[3] + bytes[4], 16) / 65535.0), 0.01);
    }

    [TestMethod]
    public void It_refuses_what_it_does_not_know()
    {
        Assert.AreEqual(1, _chip.Send("12 34"), "an unknown command");
        Assert.AreEqual(1, _chip.Send("36"), "half a command");
        Assert.AreEqual(2, _chip.Send("21 B1 00"), "a byte too many");
        Assert.AreEqual(4, _chip.Send("24 1D 07 E6 49"), "a wrong checksum");
        Assert.AreEqual(4, _chip.Send("24 1D 07 E6"), "no checksum");
        Assert.AreEqual("05 DA", Ask("23 18", 2), "the offset is still 4 °C");
    }

    [TestMethod]
    [DataRow("36 15", 800)]
    [DataRow("36 32", 1200)]
    [DataRow("36 46", 30)]
    [DataRow("3F 86", 500)]
    [DataRow("21 96", 50)]
    [DataRow("36 39", 10_000)]
    public void While_a_long_command_runs_it_answers_nothing(string command, int milliseconds)
    {
        Assert.AreEqual(2, _chip.Send(command));
        Wait(milliseconds - 1);
        Assert.AreEqual(-1, _chip.Send(""));
        Assert.AreEqual(Transfers.Nack, _chip.Fetch(3));
        Wait(1);

        Assert.AreEqual(0, _chip.Send(""));
    }

    [TestMethod]
    public void The_self_test_finds_no_fault()
    {
        _chip.Send("36 39");
        Wait(10_000);

        Assert.AreEqual("00 00 81", _chip.Fetch(3));
    }

    [TestMethod]
    public void Reinit_takes_unpersisted_settings_back_and_a_factory_reset_all()
    {
        Set("24 27 07 9E 09");
        _chip.Send("36 15");
        Wait(800);
        Set("24 27 00 00 81");
        _chip.Send("36 46");
        Wait(30);
        Assert.AreEqual("07 9E 09", Ask("23 22", 3));
        _chip.Send("36 32");
        Wait(1200);

        Assert.AreEqual("00 00 81", Ask("23 22", 3));
    }

    [TestMethod]
    public void Awake_it_refuses_the_wake_up_and_asleep_all_else()
    {
        Assert.AreEqual(1, _chip.Send("36 F6"));
        Assert.AreEqual(2, _chip.Send("36 E0"));
        _chip.Send("21 B1");
        Wait(100);

        Assert.AreEqual(-1, _chip.Send(""), "another command did not wake it");
    }

    [TestMethod]
    public void A_command_drops_the_answer_that_nobody_read()
    {
        foreach (string command in new[] { "EC 05", "21 B1", "3F 86", "21 9D", "36 E0" })
        {
            Scd4xChip chip = new(Time);
            chip.Send("36 82");
            Wait(1);
            chip.Send(command);
            Wait(5000);
            chip.Send("36 F6");
            Wait(30);

            Assert.AreEqual(Transfers.Nack, chip.Fetch(9), command);
        }
    }

    [TestMethod]
    public void In_low_power_mode_it_measures_every_30_s()
    {
        _chip.Send("21 AC");
        Wait(29_999);
        Assert.AreEqual(NotReady, Ask("E4 B8", 3));
        Wait(1);

        Assert.AreNotEqual(NotReady, Ask("E4 B8", 3));
    }

    [TestMethod]
    public void A_setting_takes_a_millisecond()
    {
        _chip.Send("24 27 07 9E 09");

        Assert.AreEqual(-1, _chip.Send("23 22"));
    }

    [TestMethod]
    public void A_power_cycle_ends_a_measurement()
    {
        Start();
        _chip.PowerCycle();
        Wait(6000);

        Assert.AreEqual(NotReady, Ask("E4 B8", 3));
    }

    private void Start()
    {
        _chip.Send("21 B1");
        Wait(5000);
    }

    private string Measurement() => Ask("EC 05", 9);

    private string Ask(string command, int count)
    {
        Assert.AreEqual(2, _chip.Send(command));
        Wait(1);
        return _chip.Fetch(count);
    }

    private int Set(string bytes)
    {
        int acknowledged = _chip.Send(bytes);
        Wait(1);
        return acknowledged;
    }
}
