using global::Firmware.Sampling;
using global::Firmware.Settings;
using global::Sensors.Catalog;
using global::Sensors.Sampling;
using Host.Board;
using Host.Board.Chips;
using Host.Tests.Doubles;
using Host.Tests.Documents;

namespace Host.Tests.Sensors;

/// <summary>Sensors are found by themselves and told apart.</summary>
[TestClass]
public sealed class DetectionTests : IDisposable
{
    private readonly SensorBench _bench = new();

    /// <summary>Gets each kind at each address that its chip can have, as docs/settings.md says.</summary>
    public static IEnumerable<object[]> Places =>
        from place in SettingsDocument.Addresses
        from address in place.Value
        select new object[] { place.Key, address };

    public void Dispose() => _bench.Dispose();

    [TestMethod]
    [DynamicData(nameof(Places))]
    public void Each_chip_is_found_at_each_of_its_addresses(string type, int address)
    {
        _bench.Plug(address, ChipCase.All.Single(chip => chip.Type == type).Make(_bench.Time));

        string guess = type is "aht20" or "bh1750" or "lm75" ? "perhaps " : "";
        CollectionAssert.AreEqual(new[] { $$"""{{guess}}{ "type": "{{type}}", "address": "0x{{address:X2}}" }""" }, Scan());
    }

    [TestMethod]
    public void Sensors_that_measure_the_same_get_names()
    {
        _bench.Plug(0x76, new Bme280Chip(_bench.Time));
        _bench.Plug(0x44, new Sht4xChip(_bench.Time));
        _bench.Plug(0x45, new Sht4xChip(_bench.Time));
        _bench.Plug(0x18, new Mcp9808Chip(_bench.Time));
        _bench.Plug(0x40, new Ina219Chip(_bench.Time));

        CollectionAssert.AreEquivalent(
            new[]
            {
                """{ "type": "bme280", "name": "bme280", "address": "0x76" }""",
                """{ "type": "sht4x", "name": "sht4x-44", "address": "0x44" }""",
                """{ "type": "sht4x", "name": "sht4x-45", "address": "0x45" }""",
                """{ "type": "mcp9808", "name": "mcp9808_temperature", "address": "0x18" }""",
                """{ "type": "ina219", "address": "0x40" }""",
            },
            Scan());
    }

    [TestMethod]
    public void The_lines_that_are_found_can_be_declared_as_they_are()
    {
        foreach (ChipCase chip in ChipCase.Together)
        {
            _bench.Plug(chip.Address, chip.Make(_bench.Time));
        }

        string[] lines = Scan();
        Assert.HasCount(ChipCase.Together.Length, lines);
        foreach (string line in lines)
        {
            _bench.Declare(line[line.IndexOf('{', StringComparison.Ordinal)..]);
        }

        Assert.HasCount(ChipCase.Together.Sum(chip => chip.Attributes.Length), _bench.During(15));
    }

    [TestMethod]
    public void What_is_found_can_be_used_without_settings()
    {
        _bench.Plug(0x76, new Bme280Chip(_bench.Time));
        _bench.Plug(0x77, new Bmp280Chip(_bench.Time));
        SensorSet set = new(60);
        foreach (DetectedSensor sensor in Detection.Scan(_bench.Hardware, [1]))
        {
            set.Add(sensor);
        }

        Assert.AreEqual(2, set.Count);
        Assert.AreEqual("bmp280_pressure", set[1].Sensor.Measurements[1].Attribute);
    }

    [TestMethod]
    public void A_chip_that_measures_already_is_found_without_a_disturbance()
    {
        Scd4xChip chip = _bench.Plug(0x62, new Scd4xChip(_bench.Time) { Co2 = 555 });
        chip.Write([0x21, 0xB1]);
        _bench.Hardware.Wait(6000);

        Assert.HasCount(1, Scan());
        chip.Write([0xEC, 0x05]);
        _bench.Hardware.Wait(1);
        byte[] answer = new byte[9];
        Assert.IsTrue(chip.Read(answer));
        Assert.AreEqual(555, (answer[0] << 8) | answer[1]);
    }

    [TestMethod]
    public void Another_chip_is_shown_but_not_taken_for_a_sensor()
    {
        _bench.Plug(0x29, new Other(0x50));
        _bench.Plug(0x76, new Other(0x99));

        CollectionAssert.AreEqual(new[] { "unknown chip at 0x29 on bus 1", "unknown chip at 0x76 on bus 1" }, Scan());
    }

    [TestMethod]
    public void Nothing_is_found_on_an_empty_bus_and_nothing_on_one_that_hangs()
    {
        Assert.IsEmpty(Scan());

        _bench.Plug(0x76, new Bme280Chip(_bench.Time));
        _bench.Board.I2c.Hang(1, int.MaxValue);
        Assert.IsEmpty(Scan());
    }

    [TestMethod]
    public void A_bus_that_hangs_is_freed_for_the_scan()
    {
        _bench.Plug(0x76, new Bme280Chip(_bench.Time));
        _bench.Board.I2c.Hang(1);

        Assert.HasCount(1, Scan());
    }

    [TestMethod]
    [DataRow(0x3C)]
    [DataRow(0x44)]
    public void A_chip_that_makes_the_bus_throw_keeps_no_other_from_being_found(int address)
    {
        _bench.Plug(address, new Thrower());
        _bench.Plug(0x76, new Bme280Chip(_bench.Time));

        CollectionAssert.AreEqual(new[] { """{ "type": "bme280", "address": "0x76" }""" }, Scan());
    }

    /// <summary>All there may be at an address is its pointer, as it has to be written before an id can be read.</summary>
    [TestMethod]
    [DataRow(0x00)]
    [DataRow(0x5A)]
    [DataRow(0xFF)]
    public void Nothing_is_changed_in_a_chip_that_is_none_of_ours(int value)
    {
        Other[] chips = [.. Enumerable.Range(0x08, 0x70).Select(address => _bench.Plug(address, new Other((byte)value)))];
        Scan();

        Assert.IsTrue(chips.All(chip => chip.Longest <= 1));
        foreach (int expander in Enumerable.Range(0x20, 8).Concat(Enumerable.Range(0x38, 8)))
        {
            Assert.AreEqual(0, chips[expander - 0x08].Longest, "a single byte switches a port expander's outputs");
        }
    }

    [TestMethod]
    public void A_chip_without_an_id_is_suggested_and_not_used()
    {
        _bench.Plug(0x38, new Aht20Chip(_bench.Time));
        _bench.Plug(0x5C, new Bh1750Chip(_bench.Time));
        _bench.Plug(0x18, new Mcp9808Chip(_bench.Time));
        LogLines log = new();
        I2cBusSettings bus = new(new SettingsSection("i2c", [], new SettingsProblems(null)) { Pins = new PinTable("esp32") });
        SensorSet set = SensorScan.Run(_bench.Hardware, [bus], 60, log);

        Assert.AreEqual(1, set.Count);
        Assert.AreEqual("temperature", set[0].Sensor.Measurements[0].Attribute, "a suggestion renames nothing");
        CollectionAssert.AreEqual(
            new[]
            {
                """scan: { "type": "mcp9808", "address": "0x18" }""",
                """scan: perhaps { "type": "aht20", "name": "aht20", "address": "0x38" }""",
                """scan: perhaps { "type": "bh1750", "address": "0x5C" }""",
            },
            log.Lines);
    }

    [TestMethod]
    public void A_chip_that_needs_a_second_after_power_on_is_found_at_a_cold_start_too()
    {
        _bench.Plug(0x62, new Scd4xChip(_bench.Time)).PowerCycle();

        CollectionAssert.AreEqual(new[] { """{ "type": "scd4x", "address": "0x62" }""" }, Scan());
    }

    [TestMethod]
    [DataRow("05 10 00; 00 01 9F")]
    [DataRow("05 A0 00; 00 3F FF")]
    [DataRow("00 39 98")]
    [DataRow("05 50 00; 00 3E 60")]
    public void An_INA219_that_an_earlier_program_configured_is_found(string writes)
    {
        Ina219Chip chip = _bench.Plug(0x45, new Ina219Chip(_bench.Time) { BusVoltage = 12, Current = -0.25 });
        foreach (string write in writes.Split(';'))
        {
            chip.Write(Convert.FromHexString(write.Replace(" ", "")));
            _bench.Hardware.Wait(200);
        }

        CollectionAssert.AreEqual(new[] { """{ "type": "ina219", "address": "0x45" }""" }, Scan());
    }

    [TestMethod]
    public void An_SCD4x_that_was_put_to_sleep_is_found()
    {
        Scd4xChip chip = _bench.Plug(0x62, new Scd4xChip(_bench.Time));
        chip.Write([0x36, 0xE0]);
        Assert.IsTrue(chip.IsAtRest);

        CollectionAssert.AreEqual(new[] { """{ "type": "scd4x", "address": "0x62" }""" }, Scan());
    }

    private string[] Scan() => [.. Detection.Scan(_bench.Hardware, [1]).Select(sensor => sensor.ToString())];

    /// <summary>A chip that answers every read with the same byte.</summary>
    private sealed class Other(byte value) : II2cChip
    {
        /// <summary>The most bytes that were written at once.</summary>
        public int Longest { get; private set; }

        public int Write(ReadOnlySpan<byte> data)
        {
            Longest = Math.Max(Longest, data.Length);
            return data.Length;
        }

        public bool Read(Span<byte> buffer)
        {
            buffer.Fill(value);
            return true;
        }
    }

    /// <summary>A chip that the bus's driver has no answer to.</summary>
    private sealed class Thrower : II2cChip
    {
        public int Write(ReadOnlySpan<byte> data) => throw new NotSupportedException();

        public bool Read(Span<byte> buffer) => throw new NotSupportedException();
    }
}
