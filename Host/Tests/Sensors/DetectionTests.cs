using global::Sensors.Catalog;
using global::Sensors.Sampling;
using Host.Board;
using Host.Board.Chips;

namespace Host.Tests.Sensors;

/// <summary>Sensors are found by themselves and told apart.</summary>
[TestClass]
public sealed class DetectionTests : IDisposable
{
    private readonly SensorBench _bench = new();

    /// <summary>Gets each kind at each address that its chip can have.</summary>
    public static IEnumerable<object[]> Places =>
        from place in new (string Type, int[] Addresses)[]
        {
            ("bme280", [0x76, 0x77]),
            ("bmp280", [0x76, 0x77]),
            ("sht3x", [0x44, 0x45]),
            ("sht4x", [0x44, 0x45, 0x46]),
            ("aht20", [0x38]),
            ("bh1750", [0x23, 0x5C]),
            ("scd4x", [0x62]),
            ("ina219", [.. Enumerable.Range(0x40, 16)]),
            ("ads1115", [0x48, 0x49, 0x4A, 0x4B]),
            ("veml7700", [0x10]),
            ("mcp9808", [.. Enumerable.Range(0x18, 8)]),
            ("tmp117", [0x48, 0x49, 0x4A, 0x4B]),
            ("lm75", [.. Enumerable.Range(0x48, 8)]),
            ("shtc3", [0x70]),
            ("si7021", [0x40]),
            ("bme680", [0x76, 0x77]),
            ("bmp388", [0x76, 0x77]),
            ("hdc1080", [0x40]),
        }
        from address in place.Addresses
        select new object[] { place.Type, address };

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
        var set = new SensorSet(60);
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
        _bench.Plug(0x29, new Tsl2591Chip(_bench.Time));
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

    private string[] Scan() => [.. Detection.Scan(_bench.Hardware, [1]).Select(sensor => sensor.ToString())];

    /// <summary>A chip that answers every read with the same byte.</summary>
    private sealed class Other(byte value) : II2cChip
    {
        public int Write(ReadOnlySpan<byte> data) => data.Length;

        public bool Read(Span<byte> buffer)
        {
            buffer.Fill(value);
            return true;
        }
    }
}
