using Host.Board.Chips;

namespace Host.Tests.Chips;

[TestClass]
public sealed class Sht4xChipTests : ChipTests
{
    private readonly Sht4xChip _chip;

    public Sht4xChipTests() => _chip = new Sht4xChip(Time);

    [TestMethod]
    public void The_data_sheets_checksum_example_is_sent()
    {
        // 4.4: the CRC of 0xBEEF is 0x92.
        _chip.SerialNumber = 0xBEEFBEEF;

        Assert.AreEqual("BE EF 92 BE EF 92", _chip.Ask("89", 6));
    }

    [TestMethod]
    [DataRow(-45.0, -6.0, 0x0000, 0x0000)]
    [DataRow(130.0, 119.0, 0xFFFF, 0xFFFF)]
    [DataRow(25.0, 44.0, 0x6666, 0x6666)]
    [DataRow(200.0, 0.0, 0xFFFF, 0x0C4A)]
    public void Codes_are_those_of_the_data_sheets_formulas(double temperature, double humidity, int first, int second)
    {
        // 4.6: T = -45 + 175 code / 65535, RH = -6 + 125 code / 65535.
        _chip.Temperature = temperature;
        _chip.Humidity = humidity;
        _chip.Send("FD");
        Wait(8.3);

        byte[] answer = Convert.FromHexString(_chip.Fetch(6).Replace(" ", ""));
        Assert.AreEqual(first, (answer[0] << 8) | answer[1]);
        Assert.AreEqual(second, (answer[3] << 8) | answer[4]);
    }

    [TestMethod]
    [DataRow("FD", 8.3)]
    [DataRow("F6", 4.5)]
    [DataRow("E0", 1.7)]
    [DataRow("39", 1100.0)]
    [DataRow("15", 110.0)]
    public void It_refuses_a_read_before_the_measurement_is_done(string command, double milliseconds)
    {
        Assert.AreEqual(1, _chip.Send(command));
        Wait(milliseconds - 0.1);
        Assert.AreEqual(Transfers.Nack, _chip.Fetch(6));
        Wait(10);

        Assert.AreNotEqual(Transfers.Nack, _chip.Fetch(6));
    }

    [TestMethod]
    public void A_result_is_read_once()
    {
        _chip.Send("FD");
        Wait(10);
        _chip.Fetch(6);

        Assert.AreEqual(Transfers.Nack, _chip.Fetch(6));
    }

    [TestMethod]
    public void Behind_the_answer_the_bus_is_released()
    {
        _chip.SerialNumber = 0xBEEFBEEF;

        Assert.AreEqual("BE EF 92 BE EF 92 FF FF", _chip.Ask("89", 8));
    }

    [TestMethod]
    public void It_refuses_what_it_does_not_know()
    {
        Assert.AreEqual(0, _chip.Send(""), "a probe is acknowledged");
        Assert.AreEqual(0, _chip.Send("FE"), "an unknown command");
        Assert.AreEqual(1, _chip.Send("FD 00"), "a second byte");
        Wait(10);
        Assert.AreEqual(Transfers.Nack, _chip.Fetch(6), "neither started anything");
    }

    [TestMethod]
    public void While_it_measures_it_takes_the_soft_reset_alone()
    {
        _chip.Send("FD");
        Assert.AreEqual(0, _chip.Send("89"));
        Assert.AreEqual(1, _chip.Send("94"));
        Assert.AreEqual(-1, _chip.Send("89"));
        Wait(1);

        Assert.AreEqual(Transfers.Nack, _chip.Fetch(6), "the measurement is gone");
        Assert.AreEqual(1, _chip.Send("89"));
    }

    [TestMethod]
    [DataRow("2F", 1100.0)]
    [DataRow("1E", 1100.0)]
    [DataRow("32", 110.0)]
    [DataRow("24", 110.0)]
    public void The_heater_commands_heat_and_then_measure(string command, double milliseconds)
    {
        Assert.AreEqual(1, _chip.Send(command));
        Wait(milliseconds);
        Assert.AreEqual(Transfers.Nack, _chip.Fetch(6));
        Wait(8.3);

        Assert.AreNotEqual(Transfers.Nack, _chip.Fetch(6));
    }
}
