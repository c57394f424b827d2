using Host.Board;
using Host.Board.Chips;
using Microsoft.Extensions.Time.Testing;

namespace Host.Tests.Chips;

/// <summary>The virtual devices on serial lines: their manuals' own examples, their timing, what they do not answer.</summary>
[TestClass]
public sealed class SerialDeviceTests
{
    private static readonly SerialFormat Format = new(9600);

    private readonly FakeTimeProvider _time = new();

    [TestMethod]
    public void A_Modbus_slave_answers_byte_by_byte_after_its_time()
    {
        ModbusSlave slave = new(_time, Format, 0x11) { ResponseTime = TimeSpan.FromMilliseconds(10) };
        slave.HoldingRegisters[0x6B] = 0x022B;
        slave.HoldingRegisters[0x6C] = 0x0000;
        slave.HoldingRegisters[0x6D] = 0x0064;
        SerialTap line = Line(slave);
        line.Send("11 03 00 6B 00 03 76 87");

        Assert.AreEqual("", line.Hear(11));
        Assert.AreEqual("11", line.Hear(0.1));
        Assert.AreEqual("03 06 02 2B 00 00 00 64 C8 BA", line.Hear(15));
    }

    [TestMethod]
    public void A_Modbus_slave_refuses_by_the_books_exceptions()
    {
        ModbusSlave slave = new(_time, Format, 0x0A);
        SerialTap line = Line(slave);

        Assert.AreEqual(WithCrc("0A 81 01"), line.Ask("0A 01 04 A1 00 01 AC 63"));
        Assert.AreEqual(WithCrc("0A 84 02"), line.Ask(WithCrc("0A 04 00 00 00 01")));
        Assert.AreEqual(WithCrc("0A 84 03"), line.Ask(WithCrc("0A 04 00 00 00 00")));
    }

    [TestMethod]
    public void A_Modbus_slave_hears_only_whole_frames_of_its_own_in_its_format()
    {
        SenseairS8Sensor slave = new(_time) { Co2 = 920 };
        SerialTap line = Line(slave);

        Assert.AreEqual(WithCrc("FE 04 02 03 98"), line.Ask("FE 04 00 03 00 01 D5 C5"));
        Assert.AreEqual(WithCrc("FE 04 08 00 00 00 00 00 00 03 98"), line.Ask("FE 04 00 00 00 04 E5 C6"));
        Assert.AreEqual("", line.Ask("FE 04 00 03 00 01 D5 C6"), "checksum");
        Assert.AreEqual("", line.Ask(WithCrc("11 04 00 03 00 01")), "another slave's");
        line.Send("FE 04 00");
        line.Hear(5);
        Assert.AreEqual("", line.Ask("03 00 01 D5 C5"), "a pause within");
        Assert.AreEqual("", new SerialTap(new SerialFormat(19200), slave) { Time = _time }.Ask("FE 04 00 03 00 01 D5 C5"), "another speed");
    }

    [TestMethod]
    public void A_PZEM_004T_has_its_registers_low_word_first()
    {
        Pzem004tMeter meter = new(_time);
        meter.Show(230.4, 70.123, 16156.3, 100000, 50, 0.97);

        Assert.AreEqual(
            WithCrc("F8 04 14 09 00 11 EB 00 01 77 1B 00 02 86 A0 00 01 01 F4 00 61 00 00"),
            Line(meter).Ask(WithCrc("F8 04 00 00 00 0A")));
    }

    [TestMethod]
    public void An_MH_Z19_answers_the_manuals_command_once_it_is_warm()
    {
        Mhz19Sensor sensor = new(_time) { Co2 = 608 };
        SerialTap line = Line(sensor);

        Assert.AreEqual("FF 86 01 90 41 00 00 00 A8", line.Ask("FF 01 86 00 00 00 00 00 79"));
        line.Hear(180000);
        Assert.AreEqual("FF 86 02 60 41 00 00 00 D7", line.Ask("FF 01 86 00 00 00 00 00 79"));
        Assert.AreEqual("", line.Ask("FF 01 86 00 00 00 00 00 7A"));
        line.Send("FF 01 79 00 00 00 00 00 86");
        Assert.IsFalse(sensor.SelfCalibrates);
        line.Send("FF 01 79 A0 00 00 00 00 E6");
        Assert.IsTrue(sensor.SelfCalibrates);
    }

    [TestMethod]
    public void A_PMS5003_sends_by_itself_and_is_right_after_half_a_minute()
    {
        Pms5003Sensor sensor = new(_time) { Pm1 = 1, Pm25 = 2, Pm10 = 0x0103 };
        SerialTap line = Line(sensor);

        Assert.AreEqual("", line.Hear(2290));
        Assert.AreEqual("42 4D 00 1C" + string.Concat(Enumerable.Repeat(" 00", 26)) + " 00 AB", line.Hear(60));
        line.Hear(30000);
        string frame = line.Hear(2300)[..^1];
        Assert.StartsWith("42 4D 00 1C 00 01 00 02 01 03 00 01 00 02 01 03", frame);
    }

    [TestMethod]
    public void A_PMS5003_is_asked_in_passive_mode_and_sleeps()
    {
        Pms5003Sensor sensor = new(_time);
        SerialTap line = Line(sensor);

        Assert.AreEqual("42 4D 00 04 E1 00 01 74", line.Ask("42 4D E1 00 00 01 70"));
        Assert.AreEqual("", line.Hear(10000));
        Assert.StartsWith("42 4D 00 1C", line.Ask("42 4D E2 00 00 01 71"));
        Assert.AreEqual("42 4D 00 04 E4 00 01 77", line.Ask("42 4D E4 00 00 01 73"));
        Assert.IsTrue(sensor.Asleep);
        Assert.AreEqual("", line.Ask("42 4D E2 00 00 01 71"));
        line.Send("42 4D E4 00 01 01 74");
        Assert.IsFalse(sensor.Asleep);
    }

    [TestMethod]
    public void A_DS18B20_measures_in_its_time_and_says_85_degrees_before()
    {
        Ds18b20Chip chip = new(_time, 0x0123456789AB) { Temperature = -10.125 };
        OneWireBus bus = new();
        bus.Attach(chip);

        Assert.IsTrue(Reset(bus));
        Write(bus, "CC BE");
        Assert.AreEqual("50 05 4B 46 7F FF 0C 10 1C", Read(bus, 9));
        Reset(bus);
        Write(bus, "CC 44");
        Assert.AreEqual("00", Read(bus, 1));
        _time.Advance(TimeSpan.FromMilliseconds(750));
        Assert.AreEqual("FF", Read(bus, 1));
        Reset(bus);
        Write(bus, "CC BE");
        Assert.AreEqual("5E FF", Read(bus, 2));
    }

    [TestMethod]
    public void DS18B20s_are_told_apart_by_their_ROM()
    {
        OneWireBus bus = new();
        Ds18b20Chip cold = new(_time, 1);
        Ds18b20Chip warm = new(_time, 2);
        bus.Attach(cold);
        bus.Attach(warm);
        Reset(bus);
        Write(bus, $"55 {Convert.ToHexString(warm.Rom)} 4E 12 34 1F");
        Reset(bus);
        Write(bus, $"55 {Convert.ToHexString(cold.Rom)} BE");
        Assert.AreEqual("50 05 4B 46 7F", Read(bus, 5));
        Reset(bus);
        Write(bus, $"55 {Convert.ToHexString(warm.Rom)} BE");
        Assert.AreEqual("50 05 12 34 1F", Read(bus, 5));
        Reset(bus);
        Write(bus, "33");
        Assert.AreEqual("28 00 00 00 00 00 00", Read(bus, 7), "both at once");
        warm.Unplugged = true;
        Reset(bus);
        Write(bus, "33");
        Assert.AreEqual(BitConverter.ToString(cold.Rom).Replace('-', ' '), Read(bus, 8));
        cold.Unplugged = true;
        Assert.IsFalse(Reset(bus));
    }

    [TestMethod]
    public void A_search_finds_each_DS18B20_by_its_bits()
    {
        OneWireBus bus = new();
        Ds18b20Chip[] chips = [new(_time, 5), new(_time, 6), new(_time, 0xFFFFFFFFFFFF)];
        Array.ForEach(chips, bus.Attach);
        foreach (Ds18b20Chip wanted in chips)
        {
            Reset(bus);
            Write(bus, "F0");
            for (int i = 0; i < 64; i++)
            {
                bool bit = (wanted.Rom[i / 8] >> (i % 8) & 1) != 0;
                bool plain = Slot(bus, true);
                bool inverted = Slot(bus, true);
                Assert.IsTrue(bit ? !inverted : !plain, $"bit {i}");
                Slot(bus, bit);
            }
        }
    }

    private static string WithCrc(string bytes)
    {
        ushort crc = ModbusSlave.Crc(Convert.FromHexString(bytes.Replace(" ", "")));
        return $"{bytes} {crc & 0xFF:X2} {crc >> 8:X2}";
    }

    private static bool Reset(OneWireBus bus)
    {
        bus.Receive(0xF0, new SerialFormat(9600));
        Assert.IsTrue(bus.TrySend(out byte echo));
        return echo != 0xF0;
    }

    private static bool Slot(OneWireBus bus, bool bit)
    {
        bus.Receive((byte)(bit ? 0xFF : 0x00), new SerialFormat(115200));
        Assert.IsTrue(bus.TrySend(out byte echo));
        return echo == 0xFF;
    }

    private static void Write(OneWireBus bus, string bytes)
    {
        foreach (byte value in Convert.FromHexString(bytes.Replace(" ", "")))
        {
            for (int i = 0; i < 8; i++)
            {
                Slot(bus, (value >> i & 1) != 0);
            }
        }
    }

    private static string Read(OneWireBus bus, int count)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < 8 * count; i++)
        {
            bytes[i / 8] |= (byte)(Slot(bus, true) ? 1 << (i % 8) : 0);
        }

        return BitConverter.ToString(bytes).Replace('-', ' ');
    }

    private SerialTap Line(params ISerialDevice[] devices) => new(Format, devices) { Time = _time };
}
