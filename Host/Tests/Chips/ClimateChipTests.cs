using Host.Board.Chips;

namespace Host.Tests.Chips;

/// <summary>Registers, commands and timing of thermometers, hygrometers and barometers, as their data sheets have them.</summary>
[TestClass]
public sealed class ClimateChipTests : ChipTests
{
    [TestMethod]
    public void A_TMP117_converts_by_itself_and_when_asked_once()
    {
        Tmp117Chip chip = new(Time) { Temperature = -0.0078125 };

        Assert.AreEqual("01 17", chip.Ask("0F", 2));
        Assert.AreEqual("80 00", chip.Ask("00", 2));
        Wait(140);
        Assert.AreEqual("22 20", chip.Ask("01", 2));
        Assert.AreEqual("02 20", chip.Ask("01", 2), "the flag goes when it is read");
        Assert.AreEqual("FF FF", chip.Ask("00", 2));
        chip.Send("01 0C 00");
        Wait(18);
        Assert.AreEqual("24 00", chip.Ask("01", 2), "shut down when it is done");
        chip.Temperature = 100;
        Wait(5000);
        Assert.AreEqual("FF FF", chip.Ask("00", 2));
        chip.Send("01 00 02");
        Assert.AreEqual("02 20", chip.Ask("01", 2));
    }

    [TestMethod]
    public void An_LM75_stops_when_it_is_shut_down()
    {
        Lm75Chip chip = new(Time) { Temperature = -25 };
        Wait(300);

        Assert.AreEqual("E7 00", chip.Ask("00", 2));
        Assert.AreEqual("00 FF", chip.Ask("01", 2), "one byte");
        Assert.AreEqual("50 00", chip.Ask("03", 2));
        chip.Send("01 01");
        chip.Temperature = 125;
        Wait(1000);
        Assert.AreEqual("E7 00", chip.Ask("00", 2));
        chip.Send("01 00");
        Wait(300);
        Assert.AreEqual("7D 00", chip.Ask("00", 2));
    }

    [TestMethod]
    public void An_HDC1080_converts_when_the_pointer_is_set_and_does_not_acknowledge_meanwhile()
    {
        Hdc1080Chip chip = new(Time) { Temperature = 42.5, Humidity = 50 };

        Assert.AreEqual("10 50", chip.Ask("FF", 2));
        Assert.AreEqual("54 49", chip.Ask("FE", 2));
        chip.Send("00");
        Assert.AreEqual(Transfers.Nack, chip.Fetch(4));
        Wait(13);
        Assert.AreEqual("80 00 80 00", chip.Fetch(4));
        chip.Send("02 00 00");
        chip.Send("00");
        Wait(7);
        Assert.AreEqual("80 00", chip.Fetch(2));
    }

    [TestMethod]
    public void A_Si7021_answers_with_the_checksum_once_it_has_converted()
    {
        Si7021Chip chip = new(Time) { Temperature = 41.01, Humidity = 56.5 };

        Assert.AreEqual(Transfers.Nack, chip.Fetch(1), "nothing was asked for");
        Assert.AreEqual("15 FF", chip.Ask("FC C9", 3)[..5]);
        chip.Send("F5");
        Wait(22);
        Assert.AreEqual(Transfers.Nack, chip.Fetch(3));
        Wait(1);
        Assert.AreEqual("80 02", chip.Fetch(3)[..5]);
        Assert.AreEqual("80 00", chip.Ask("E0", 2));
        Assert.AreEqual("3A", chip.Ask("E7", 1));
        chip.Send("FE");
        Assert.AreEqual(Transfers.Nack, chip.Fetch(1));
    }

    /// <summary>The HTU21D data sheet's own examples: 0xDC, 0x683A and 0x4E85 have the checksums 0x79, 0x7C and 0x6B.</summary>
    [TestMethod]
    public void An_HTU21D_has_the_checksum_of_its_data_sheet()
    {
        Si7021Chip chip = new(Time, htu21d: true) { Temperature = (0x683C / 65536.0 * 175.72) - 46.85, Humidity = (0x4E82 / 65536.0 * 125) - 6 };

        Assert.AreEqual("32 00", chip.Ask("FC C9", 3)[..5]);
        chip.Send("F3");
        Wait(50);
        string answer = chip.Fetch(3);
        Assert.AreEqual("68 3C", answer[..5]);
        Assert.AreEqual(0, Remainder(answer));
        Assert.AreEqual(0, Remainder("68 3A 7C"));
        Assert.AreEqual(0, Remainder("4E 85 6B"));
    }

    [TestMethod]
    public void An_SHTC3_that_sleeps_hears_only_its_wake_up()
    {
        Shtc3Chip chip = new(Time) { Temperature = 42.5, Humidity = 50 };
        chip.Send("B0 98");

        Assert.AreEqual(-1, chip.Send("EF C8"));
        chip.Send("35 17");
        Wait(0.3);
        Assert.AreEqual("08 87", chip.Ask("EF C8", 3)[..5]);
        chip.Send("78 66");
        Wait(12);
        Assert.AreEqual(Transfers.Nack, chip.Fetch(6));
        Wait(0.2);
        Assert.AreEqual("80 00 A2 80 00 A2", chip.Fetch(6));
    }

    [TestMethod]
    [DataRow(false, "50")]
    [DataRow(true, "60")]
    public void A_BMP388_is_ready_after_a_forced_conversion_and_sleeps_then(bool is390, string id)
    {
        Bmp388Chip chip = new(Time, is390: is390);

        Assert.AreEqual(id, chip.Ask("00", 1));
        Assert.AreEqual("01", chip.Ask("10", 1));
        Assert.AreEqual("00", chip.Ask("10", 1), "power-up is told once");
        Assert.AreEqual("10 00 00 80 00 00 80", chip.Ask("03", 7));
        chip.Send("1C 00 1B 13");
        Wait(5);
        Assert.AreEqual("10", chip.Ask("03", 1));
        Wait(1);
        Assert.AreEqual("70", chip.Ask("03", 1));
        Assert.AreEqual("03", chip.Ask("1B", 1));
        chip.Ask("04", 6);
        Assert.AreEqual("10", chip.Ask("03", 1), "read");
        chip.Send("7E B6");
        Assert.AreEqual(-1, chip.Send("00"));
        Wait(2);
        Assert.AreEqual("02", chip.Ask("1C", 1));
    }

    [TestMethod]
    public void A_BME680_heats_for_as_long_as_it_is_told_and_says_when_it_has_new_data()
    {
        Bme680Chip chip = new(Time);

        Assert.AreEqual("61", chip.Ask("D0", 1));
        chip.Send("72 01 5A 73 64 65 71 10 74 25");
        Assert.AreEqual("60", chip.Ask("1D", 1));
        Wait(155);
        Assert.AreEqual("60", chip.Ask("1D", 1));
        Wait(15);
        Assert.AreEqual("80", chip.Ask("1D", 1));
        Assert.AreEqual("24", chip.Ask("74", 1), "asleep");
        Assert.AreEqual(148, chip.HeaterTime.TotalMilliseconds);
        Assert.AreEqual(0x30, chip.Bytes("2B", 1)[0] & 0x30, "valid and stable");
        chip.Send("70 08 74 25");
        Wait(170);
        Assert.AreEqual(0x20, chip.Bytes("2B", 1)[0] & 0x30, "not heated");
    }

    private static int Remainder(string bytes)
    {
        int crc = 0;
        foreach (byte value in Convert.FromHexString(bytes.Replace(" ", "")))
        {
            crc ^= value;
            for (int i = 0; i < 8; i++)
            {
                crc = (crc & 0x80) != 0 ? ((crc << 1) ^ 0x31) & 0xFF : crc << 1;
            }
        }

        return crc;
    }
}
