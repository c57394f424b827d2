using global::Sensors.Sampling;
using global::Sensors.Serial;
using Host.Board;
using Host.Board.Chips;

namespace Host.Tests.Sensors;

/// <summary>Drivers on a serial port against the devices behind it, which answer byte by byte, and not always well.</summary>
[TestClass]
public sealed class SerialDriverTests : IDisposable
{
    private readonly SensorBench _bench = new();
    private OneWireBus? _wire;

    private VirtualUart Uart => _bench.Board.Serial[2];

    public void Dispose() => _bench.Dispose();

    [TestMethod]
    [DataRow(-55.0)]
    [DataRow(-0.0625)]
    [DataRow(85.0)]
    [DataRow(125.0)]
    public void DS18B20(double temperature)
    {
        AddToWire(1).Temperature = temperature;
        _bench.Declare("""{ "type": "ds18b20" }""");

        Near(temperature, _bench.Next()["temperature"], 0.005);
        Assert.IsEmpty(_bench.Log);
    }

    [TestMethod]
    public void Several_DS18B20s_on_one_wire_are_told_apart_by_their_ROM()
    {
        OneWireBus wire = new();
        Uart.Attach(wire);
        Ds18b20Chip[] chips = [.. Enumerable.Range(0, 5).Select(i => new Ds18b20Chip(_bench.Time, 0x1234567890 * (i + 1)) { Temperature = 10 * i })];
        foreach (Ds18b20Chip chip in chips)
        {
            wire.Attach(chip);
            _bench.Declare($$"""{ "type": "ds18b20", "name": "t{{Array.IndexOf(chips, chip)}}", "rom": "{{Convert.ToHexString(chip.Rom)}}" }""");
        }

        Dictionary<string, decimal> reading = _bench.During(15);
        for (int i = 0; i < chips.Length; i++)
        {
            Assert.AreEqual(10m * i, reading[$"t{i}"]);
        }
    }

    [TestMethod]
    public void Without_a_ROM_in_the_settings_several_chips_are_listed()
    {
        string[] roms = [.. new[] { 0x01L, 0x02, 0x03, 0x800000000000, 0xFFFFFFFFFFFF }.Select(number => Convert.ToHexString(AddToWire(number).Rom))];
        _bench.Declare("""{ "type": "ds18b20" }""");

        Assert.IsEmpty(_bench.During(3));
        Assert.Contains("\"rom\" must be one of", _bench.Log[0]);
        foreach (string rom in roms)
        {
            Assert.Contains(rom, _bench.Log[0]);
        }
    }

    [TestMethod]
    public void A_DS18B20_that_lost_power_never_says_85_degrees()
    {
        Ds18b20Chip chip = AddToWire(1);
        chip.Temperature = 20;
        _bench.Declare("""{ "type": "ds18b20", "periodSeconds": 10 }""");
        _bench.Next();
        for (int milliseconds = -100; milliseconds < 1000; milliseconds += 30)
        {
            _bench.RunUntil((_bench.Hardware.Uptime / 10000 * 10000) + 20000 + milliseconds);
            chip.PowerCycle();
            ForEach(15, (_, value) => Assert.AreEqual(20m, value, $"power lost after {milliseconds} ms"));
        }

        Assert.AreEqual(20m, _bench.During(30)["temperature"]);
    }

    [TestMethod]
    public void A_DS18B20_that_an_earlier_program_made_coarse_measures_with_12_bits()
    {
        Ds18b20Chip chip = AddToWire(1);
        chip.Temperature = 0.0625;
        OneWireBus wire = new();
        wire.Attach(chip);
        Send(wire, "CC 4E 4B 46 1F");
        _bench.Declare("""{ "type": "ds18b20" }""");

        Assert.AreEqual(0.06m, _bench.Next()["temperature"]);
    }

    [TestMethod]
    public void What_is_wrong_with_a_wire_is_told()
    {
        OneWireBus wire = new();
        Uart.Attach(wire);
        _bench.Declare("""{ "type": "ds18b20" }""");
        _bench.During(3);
        Assert.Contains("does not answer", _bench.Log[0]);

        wire.Attach(new Ds18b20Chip(_bench.Time, 1));
        Assert.HasCount(1, _bench.During(20));
        wire.Shorted = true;
        _bench.During(20);
        Assert.Contains("bus error", _bench.Log[2]);
        wire.Shorted = false;
        Assert.HasCount(1, _bench.During(60));
        wire.Open = true;
        _bench.During(20);
        Assert.Contains("bus error", _bench.Log[4]);
    }

    [TestMethod]
    [DataRow("""{ "type": "ds18b20", "rom": "28FF641E0117C2" }""")]
    [DataRow("""{ "type": "ds18b20", "rom": "2801000000000000" }""")]
    [DataRow("""{ "type": "ds18b20", "rom": "28010000000000XY" }""")]
    public void A_wrong_ROM_is_a_fault_of_the_settings(string json)
    {
        List<string> faults = [];
        _ = new Ds18b20(JsonOptions.Parse(json, faults));
        Assert.HasCount(1, faults);
        Assert.StartsWith("rom: must be 16 hexadecimal digits", faults[0]);
    }

    [TestMethod]
    public void PZEM_004T()
    {
        Pzem004tMeter meter = new(_bench.Time);
        Uart.Attach(meter);
        meter.Show(229.9, 70.123, 16123.4, 123456, 49.9, 0.99);
        _bench.Declare("""{ "type": "modbus", "model": "pzem-004t" }""");

        Dictionary<string, decimal> reading = _bench.Next();
        Assert.AreEqual(229.9m, reading["voltage"]);
        Assert.AreEqual(70.123m, reading["current"]);
        Assert.AreEqual(16123.4m, reading["power"]);
        Assert.AreEqual(123456m, reading["energy"]);
        Assert.AreEqual(49.9m, reading["frequency"]);
        Assert.AreEqual(0.99m, reading["powerFactor"]);
    }

    [TestMethod]
    public void Senseair_S8()
    {
        Uart.Attach(new SenseairS8Sensor(_bench.Time) { Co2 = 1234 });
        _bench.Declare("""{ "type": "modbus", "model": "senseair-s8" }""");

        Assert.AreEqual(1234m, _bench.Next()["co2"]);
    }

    [TestMethod]
    public void A_table_of_registers_has_all_kinds_of_numbers()
    {
        ModbusSlave slave = new(_bench.Time, new SerialFormat(19200, SerialParity.Even), 7);
        Uart.Attach(slave);
        ushort[] words = [0xFFFF, 0xFFFF, 0x0001, 0x86A0, 0xFFFE, 0x7960, 0x41BC, 0x0000];
        for (int i = 0; i < words.Length; i++)
        {
            slave.HoldingRegisters[100 + i] = words[i];
        }

        slave.HoldingRegisters[500] = 215;
        _bench.Declare("""
            { "type": "modbus", "slave": 7, "baudRate": 19200, "parity": "even", "registers": [
              { "name": "unsigned", "register": 100 },
              { "name": "signed", "register": 101, "kind": "i16", "scale": 0.5 },
              { "name": "long", "register": 102, "kind": "u32", "scale": 0.01 },
              { "name": "signedLong", "register": 104, "kind": "i32" },
              { "name": "float", "register": 106, "kind": "f32" },
              { "name": "far", "register": 500, "scale": 0.1 } ] }
            """);

        Dictionary<string, decimal> reading = _bench.Next();
        Assert.AreEqual(65535m, reading["unsigned"]);
        Assert.AreEqual(-0.5m, reading["signed"]);
        Assert.AreEqual(1000m, reading["long"]);
        Assert.AreEqual(-100000m, reading["signedLong"]);
        Assert.AreEqual(23.5m, reading["float"]);
        Assert.AreEqual(21.5m, reading["far"]);
    }

    /// <summary>At 1200 baud seventy registers are under way for a second and a half.</summary>
    [TestMethod]
    public void A_slow_line_has_the_time_that_it_needs()
    {
        ModbusSlave slave = new(_bench.Time, new SerialFormat(1200), 1);
        Uart.Attach(slave);
        for (int i = 0; i < 70; i++)
        {
            slave.HoldingRegisters[i] = (ushort)i;
        }

        string registers = string.Join(", ", Enumerable.Range(0, 70).Select(i => $$"""{ "name": "r{{i}}", "register": {{i}} }"""));
        _bench.Declare($$"""{ "type": "modbus", "baudRate": 1200, "registers": [ {{registers}} ] }""");

        Assert.AreEqual(69m, _bench.During(10)["r69"]);
        Assert.IsEmpty(_bench.Log);
    }

    [TestMethod]
    public void Floats_are_read_as_IEEE_754_has_them()
    {
        Random random = new(28);
        foreach (float value in Enumerable.Range(0, 2000).Select(_ => (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-5, 10)))).Concat([0f, 1f, -1f, float.Epsilon, 16777216f]))
        {
            double exact = Math.Round((double)value * 1000, MidpointRounding.AwayFromZero);
            Assert.AreEqual(exact, ModbusRegister.Float(BitConverter.SingleToUInt32Bits(value), 1000), Math.Abs(exact) * 1e-15);
        }

        Assert.AreEqual(long.MinValue, ModbusRegister.Float(BitConverter.SingleToUInt32Bits(float.NaN), 1000));
        Assert.AreEqual(long.MinValue, ModbusRegister.Float(BitConverter.SingleToUInt32Bits(float.PositiveInfinity), 1000));
    }

    [TestMethod]
    public void Slaves_on_one_line_ask_one_after_the_other_and_a_dead_one_costs_only_its_own()
    {
        for (int i = 1; i <= 6; i++)
        {
            ModbusSlave slave = new(_bench.Time, new SerialFormat(9600), i) { Unplugged = i == 3, ResponseTime = TimeSpan.FromMilliseconds(5 * i) };
            slave.HoldingRegisters[0] = (ushort)(100 * i);
            Uart.Attach(slave);
            _bench.Declare($$"""{ "type": "modbus", "name": "s{{i}}", "slave": {{i}}, "registers": [ { "name": "value", "register": 0 } ] }""");
        }

        Dictionary<string, decimal> reading = _bench.During(30);
        CollectionAssert.AreEquivalent(new[] { "s1", "s2", "s4", "s5", "s6" }, reading.Keys);
        Assert.AreEqual(600m, reading["s6"]);
        Assert.HasCount(1, _bench.Log);
        Assert.Contains("s3 at slave 3 on port 2: does not answer", _bench.Log[0]);
    }

    /// <summary>A late answer is not the next sensor's, and the next one's not that of who asked before.</summary>
    [TestMethod]
    public void Slow_slaves_never_get_each_others_answers()
    {
        ModbusSlave[] slaves = [.. Enumerable.Range(1, 5).Select(i => new ModbusSlave(_bench.Time, new SerialFormat(9600), i))];
        foreach (ModbusSlave slave in slaves)
        {
            int number = Array.IndexOf(slaves, slave) + 1;
            slave.HoldingRegisters[0] = (ushort)(1000 * number);
            Uart.Attach(slave);
            _bench.Declare($$"""{ "type": "modbus", "name": "s{{number}}", "slave": {{number}}, "registers": [ { "name": "value", "register": 0 } ] }""");
        }

        Random random = new(28);
        for (int i = 0; i < 300; i++)
        {
            Array.ForEach(slaves, slave => slave.ResponseTime = TimeSpan.FromMilliseconds(random.Next(5, 700)));
            ForEach(10, (attribute, value) => Assert.AreEqual(1000m * (attribute[1] - '0'), value));
        }
    }

    [TestMethod]
    public void Two_slaves_with_one_address_are_noise_and_never_a_value()
    {
        foreach (ushort value in new ushort[] { 0x1234, 0x4321 })
        {
            ModbusSlave slave = new(_bench.Time, new SerialFormat(9600), 1);
            slave.HoldingRegisters[0] = value;
            Uart.Attach(slave);
        }

        _bench.Declare("""{ "type": "modbus", "registers": [ { "name": "value", "register": 0 } ] }""");

        Assert.IsEmpty(_bench.During(60));
        Assert.Contains("bad checksum", _bench.Log[0]);
    }

    [TestMethod]
    [DataRow("""{ "type": "pms5003" }""", """{ "type": "mhz19" }""", "port: port 2 is taken by sensors[0]")]
    [DataRow("""{ "type": "pms5003" }""", """{ "type": "pms5003", "name": "other" }""", "port: port 2 is taken by sensors[0]")]
    [DataRow("""{ "type": "ds18b20" }""", """{ "type": "modbus", "model": "senseair-s8" }""", "port: port 2 is taken by sensors[0]")]
    [DataRow("""{ "type": "ds18b20", "rom": "28010203040506F9" }""", """{ "type": "ds18b20", "name": "other" }""", "port: port 2 is taken by sensors[0]")]
    [DataRow("""{ "type": "pms5003" }""", """{ "type": "mhz19", "port": 3 }""", "")]
    [DataRow("""{ "type": "modbus", "model": "pzem-004t" }""", """{ "type": "modbus", "model": "pzem-004t", "name": "other" }""", "")]
    public void Only_Modbus_slaves_and_named_chips_on_one_wire_share_a_port(string first, string second, string fault)
    {
        List<string> faults = [];
        SensorSet set = new(60);
        set.Add(JsonOptions.Parse(first, faults));
        set.Add(JsonOptions.Parse(second, faults));

        Assert.AreEqual(fault, string.Join(" | ", faults.Where(text => !text.StartsWith("rom"))));
    }

    [TestMethod]
    public void A_refused_register_is_named()
    {
        ModbusSlave slave = new(_bench.Time, new SerialFormat(9600), 1);
        Uart.Attach(slave);
        _bench.Declare("""{ "type": "modbus", "registers": [ { "name": "value", "register": 9 } ] }""");

        Assert.IsEmpty(_bench.During(3));
        Assert.Contains("register 9, exception 2", _bench.Log[0]);
    }

    [TestMethod]
    public void MH_Z19_after_its_three_minutes()
    {
        Mhz19Sensor sensor = new(_bench.Time) { Co2 = 987 };
        Uart.Attach(sensor);
        _bench.Declare("""{ "type": "mhz19", "selfCalibration": false }""");

        Assert.IsEmpty(_bench.During(179));
        Assert.AreEqual(987m, _bench.During(20)["co2"]);
        Assert.IsFalse(sensor.SelfCalibrates);
        Assert.IsEmpty(_bench.Log);
    }

    [TestMethod]
    public void An_MH_Z19_is_waited_for_again_when_it_was_away()
    {
        Mhz19Sensor sensor = new(_bench.Time) { Co2 = 987 };
        Uart.Attach(sensor);
        _bench.Declare("""{ "type": "mhz19" }""");
        _bench.During(200);
        sensor.Unplugged = true;
        _bench.During(20);
        Assert.Contains("does not answer", _bench.Log[0]);

        sensor.Unplugged = false;
        Assert.IsEmpty(_bench.During(175));
        Assert.AreEqual(987m, _bench.During(60)["co2"]);
    }

    [TestMethod]
    public void PMS5003_after_half_a_minute_of_its_fan_which_stops_then()
    {
        Pms5003Sensor sensor = new(_bench.Time) { Pm1 = 3, Pm25 = 300, Pm10 = 555 };
        Uart.Attach(sensor);
        _bench.Declare("""{ "type": "pms5003", "periodSeconds": 120 }""");

        Assert.IsEmpty(_bench.During(30));
        Dictionary<string, decimal> reading = _bench.During(5);
        Assert.AreEqual(3m, reading["pm1"]);
        Assert.AreEqual(300m, reading["pm25"]);
        Assert.AreEqual(555m, reading["pm10"]);
        Assert.IsTrue(sensor.Asleep);
        sensor.Pm25 = 1400;
        Assert.AreEqual(1400m, _bench.During(240)["pm25"]);
        Assert.IsEmpty(_bench.Log);
    }

    /// <summary>Whatever happens to bytes on their way, no value is ever wrong, and each sensor is back when it is over.</summary>
    [TestMethod]
    [DataRow("""{ "type": "ds18b20" }""")]
    [DataRow("""{ "type": "modbus", "model": "pzem-004t" }""")]
    [DataRow("""{ "type": "mhz19" }""")]
    [DataRow("""{ "type": "pms5003" }""")]
    public void A_disturbed_line_never_gives_a_wrong_value(string settings)
    {
        ISerialDevice device = settings.Contains("ds18b20") ? Wire(1, 21.5)
            : settings.Contains("modbus") ? new Pzem004tMeter(_bench.Time)
            : settings.Contains("mhz19") ? new Mhz19Sensor(_bench.Time) { Co2 = 987 }
            : new Pms5003Sensor(_bench.Time);
        Uart.Attach(device);
        _bench.Declare(settings);
        Dictionary<string, decimal> truth = _bench.During(300);
        Assert.IsNotEmpty(truth);

        Random random = new(28);
        for (int i = 0; i < 300; i++)
        {
            switch (i % 3)
            {
                case 0:
                    Uart.DisturbNextBytes(random.Next(1, 4), random.Next(0, 32));
                    break;
                case 1:
                    Uart.LoseNextBytes(random.Next(1, 5), random.Next(0, 32));
                    break;
                default:
                    byte[] noise = new byte[random.Next(1, 12)];
                    random.NextBytes(noise);
                    Uart.AddNoise(noise);
                    break;
            }

            ForEach(random.Next(1, 40), (attribute, value) => Assert.AreEqual(truth[attribute], value, $"{attribute}, disturbance {i}"));
        }

        Uart.DisturbNextBytes(0);
        Uart.LoseNextBytes(0);
        CollectionAssert.AreEquivalent(truth, _bench.During(900));
        Assert.AreEqual(0, _bench.FaultCount);
    }

    private static void Send(OneWireBus wire, string bytes)
    {
        wire.Receive(0xF0, new SerialFormat(9600));
        foreach (byte value in Convert.FromHexString(bytes.Replace(" ", "")))
        {
            for (int i = 0; i < 8; i++)
            {
                wire.Receive((byte)((value >> i & 1) != 0 ? 0xFF : 0x00), new SerialFormat(115200));
            }
        }
    }

    private static void Near(double expected, decimal actual, double difference) =>
        Assert.AreEqual(expected, (double)actual, difference + 0.0000001);

    private void ForEach(double seconds, Action<string, decimal> check)
    {
        long end = _bench.Hardware.Uptime + (long)(seconds * 1000);
        while (_bench.Hardware.Uptime < end)
        {
            foreach ((string attribute, decimal value) in _bench.Next((end - _bench.Hardware.Uptime) / 1000.0))
            {
                check(attribute, value);
            }
        }
    }

    private OneWireBus Wire(long serialNumber, double temperature)
    {
        OneWireBus wire = new();
        wire.Attach(new Ds18b20Chip(_bench.Time, serialNumber) { Temperature = temperature });
        return wire;
    }

    private Ds18b20Chip AddToWire(long serialNumber)
    {
        _wire ??= new OneWireBus();
        Uart.Detach(_wire);
        Uart.Attach(_wire);
        Ds18b20Chip chip = new(_bench.Time, serialNumber);
        _wire.Attach(chip);
        return chip;
    }
}
