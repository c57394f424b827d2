using Host.Board.Chips;

namespace Host.Tests.Sensors;

/// <summary>What goes wrong with one sensor costs its own attributes, for as long as it goes wrong.</summary>
[TestClass]
public sealed class SensorFaultTests : IDisposable
{
    private readonly SensorBench _bench = new();

    /// <summary>Gets each kind whose answers carry a checksum, with the bits of its longest answer.</summary>
    public static IEnumerable<object[]> Checked =>
        from pair in new (string Type, int Bits)[] { ("sht3x", 48), ("sht4x", 48), ("aht20", 56), ("scd4x", 72), ("shtc3", 48), ("si7021", 24) }
        select new object[] { ChipCase.All.Single(chip => chip.Type == pair.Type), pair.Bits };

    public void Dispose() => _bench.Dispose();

    [TestMethod]
    [DynamicData(nameof(ChipCase.TogetherRows), typeof(ChipCase))]
    public void A_chip_that_is_pulled_out_and_put_back_costs_only_its_own_attributes(ChipCase pulled)
    {
        Dictionary<string, SensorChip> chips = ChipCase.Together.ToDictionary(chip => chip.Type, chip => chip.AddTo(_bench));
        string[] all = [.. ChipCase.Together.SelectMany(chip => chip.NamedAttributes)];
        CollectionAssert.AreEquivalent(all, _bench.During(15).Keys);

        chips[pulled.Type].Unplugged = true;
        CollectionAssert.AreEquivalent(all.Except(pulled.NamedAttributes).ToArray(), _bench.During(25).Keys);
        Assert.AreEqual(1, _bench.FaultCount);
        Assert.HasCount(1, _bench.Log);
        Assert.Contains("does not answer", _bench.Log[0]);

        chips[pulled.Type].Unplugged = false;
        CollectionAssert.AreEquivalent(all, _bench.During(45).Keys);
        Assert.AreEqual(0, _bench.FaultCount);
        Assert.HasCount(2, _bench.Log);
    }

    [TestMethod]
    [DynamicData(nameof(ChipCase.Rows), typeof(ChipCase))]
    public void A_chip_that_is_missing_at_boot_joins_when_it_comes(ChipCase missing)
    {
        SensorChip chip = missing.AddTo(_bench);
        chip.Unplugged = true;
        Assert.IsEmpty(_bench.During(60));
        Assert.HasCount(1, _bench.Log);

        chip.Unplugged = false;
        CollectionAssert.AreEquivalent(missing.NamedAttributes, _bench.During(90).Keys);
    }

    [TestMethod]
    [DynamicData(nameof(ChipCase.Rows), typeof(ChipCase))]
    public void A_loss_of_power_between_two_readings_is_survived(ChipCase weak)
    {
        SensorChip chip = weak.AddTo(_bench);
        Dictionary<string, decimal> before = _bench.During(15);

        chip.PowerCycle();
        Dictionary<string, decimal> after = _bench.During(20);

        CollectionAssert.AreEquivalent(before, after);
    }

    [TestMethod]
    [DynamicData(nameof(ChipCase.Rows), typeof(ChipCase))]
    public void A_loss_of_power_during_a_measurement_never_gives_a_wrong_value(ChipCase weak)
    {
        SensorChip chip = weak.AddTo(_bench);
        Dictionary<string, decimal> truth = _bench.During(15);
        foreach (int milliseconds in new[] { -400, -200, -100, -50, -20, -10, -5, -2, -1, 0, 1, 2, 3, 5, 7, 10, 13, 18, 25, 40, 60, 80, 110, 150, 200 })
        {
            long next = (_bench.Hardware.Uptime / 10000 * 10000) + 20000;
            _bench.RunUntil(next + milliseconds);
            chip.PowerCycle();
            foreach ((string attribute, decimal value) in _bench.During(9))
            {
                Assert.AreEqual(truth[attribute], value, $"{attribute}, power lost after {milliseconds} ms");
            }

            CollectionAssert.AreEquivalent(truth, _bench.During(20), $"{milliseconds} ms");
        }
    }

    [TestMethod]
    [DataRow("bme280", 50)]
    [DataRow("bmp280", 50)]
    [DataRow("aht20", 50)]
    [DataRow("ina219", 50)]
    [DataRow("ads1115", 50)]
    [DataRow("scd4x", 99)]
    [DataRow("veml7700", 92)]
    public void A_chip_with_a_slow_oscillator_is_waited_for(string type, int percent)
    {
        ChipCase kind = ChipCase.All.Single(chip => chip.Type == type);
        _bench.Plug(kind.Address, kind.Make(new SlowTime(_bench.Time, percent)));
        _bench.Declare($$"""{ "type": "{{type}}", "name": "{{type}}", "address": {{kind.Address}} }""");

        CollectionAssert.AreEquivalent(kind.NamedAttributes, _bench.During(30).Keys);
        Assert.IsEmpty(_bench.Log);
    }

    [TestMethod]
    public void An_INA219_is_read_when_its_conversion_is_ready_and_not_before()
    {
        _bench.Plug(0x40, new Ina219Chip(new SlowTime(_bench.Time, 50)) { BusVoltage = 12, Current = 1 });
        _bench.Declare("""{ "type": "ina219" }""");

        CollectionAssert.AreEquivalent(new[] { 12m, 1m, 12m }, _bench.Next().Values);
    }

    [TestMethod]
    [DataRow(0.3)]
    [DataRow(-0.3)]
    public void An_ADS1115_at_either_end_of_its_range_leaves_that_input_out(double voltage)
    {
        Ads1115Chip chip = _bench.Plug(0x48, new Ads1115Chip(_bench.Time));
        chip.SetVoltage(0, voltage);
        chip.SetVoltage(1, 0.1);
        _bench.Declare("""{ "type": "ads1115", "range": 0.256, "inputs": "a0,a1" }""");

        CollectionAssert.AreEquivalent(new[] { "a1" }, _bench.Next().Keys);
        Assert.AreEqual("ads1115 at 0x48 on bus 1: a0 out of range", _bench.Log.Single());
    }

    /// <summary>The middle of the scale is what the data registers hold before any conversion, and a legal value too.</summary>
    [TestMethod]
    [DataRow(0x80000, 0x60000, 0x6000)]
    [DataRow(0x82000, 0x80000, 0x6000)]
    [DataRow(0x82000, 0x60000, 0x8000)]
    [DataRow(0x80000, 0x80000, 0x8000)]
    public void A_Bosch_chip_may_measure_the_middle_of_its_scale(int temperature, int pressure, int humidity)
    {
        BmxTrimming typical = BmxTrimming.Typical;
        double fine = typical.FineTemperature(temperature);
        _bench.Plug(0x76, new Bme280Chip(_bench.Time)
        {
            Temperature = fine / 5120,
            Pressure = typical.Pressure(pressure, fine) / 100,
            Humidity = typical.Humidity(humidity, fine),
        });
        _bench.Declare("""{ "type": "bme280" }""");

        Dictionary<string, decimal> reading = _bench.Next();

        Assert.AreEqual(fine / 5120, (double)reading["temperature"], 0.01);
        Assert.AreEqual(typical.Pressure(pressure, fine) / 100, (double)reading["pressure"], 0.04);
        Assert.AreEqual(typical.Humidity(humidity, fine), (double)reading["humidity"], 0.02);
        Assert.IsEmpty(_bench.Log);
    }

    [TestMethod]
    [DataRow((byte)0x56)]
    [DataRow((byte)0x57)]
    [DataRow((byte)0x58)]
    public void A_BMP280_has_one_of_three_ids(byte id)
    {
        _bench.Plug(0x76, new Bmp280Chip(_bench.Time, BmxTrimming.DataSheetExample, id));
        _bench.Declare("""{ "type": "bmp280" }""");

        Assert.HasCount(2, _bench.Next());
    }

    /// <summary>An AHT20 that answers zeros says -50 °C and 0 %: the humidity is as wrong as the temperature.</summary>
    [TestMethod]
    [DataRow("aht20", -50.0)]
    [DataRow("sht3x", -45.0)]
    [DataRow("sht4x", -45.0)]
    [DataRow("scd4x", -45.0)]
    [DataRow("bme280", 95.0)]
    [DataRow("bmp280", 95.0)]
    public void What_comes_with_an_impossible_value_is_no_measurement_either(string type, double temperature)
    {
        SensorChip chip = ChipCase.All.Single(kind => kind.Type == type).AddTo(_bench);
        chip.GetType().GetProperty("Temperature")!.SetValue(chip, temperature);

        Assert.IsEmpty(_bench.During(25));
        Assert.AreEqual($"{type} at 0x{ChipCase.All.Single(kind => kind.Type == type).Address:X2} on bus 1: temperature out of range", _bench.Log.Single());

        chip.GetType().GetProperty("Temperature")!.SetValue(chip, 20.0);
        Assert.HasCount(ChipCase.All.Single(kind => kind.Type == type).Attributes.Length, _bench.During(25));
    }

    [TestMethod]
    public void An_AHT20_that_lost_its_calibration_is_initialized_again()
    {
        Aht20Chip chip = _bench.Plug(0x38, new Aht20Chip(_bench.Time) { StartsCalibrated = false });
        _bench.Declare("""{ "type": "aht20", "name": "air" }""");
        Assert.HasCount(2, _bench.Next());

        chip.PowerCycle();

        Assert.HasCount(2, _bench.During(15));
        Assert.AreEqual("air at 0x38 on bus 1: lost power", _bench.Log[0]);
        Assert.AreEqual("air at 0x38 on bus 1 is back", _bench.Log[1]);
    }

    /// <summary>Outdoor air has 400 ppm: a 0 is how the chip says that it has no sample, so what comes with it is none either.</summary>
    [TestMethod]
    public void A_CO2_of_0_is_no_measurement()
    {
        _bench.Plug(0x62, new Scd4xChip(_bench.Time) { Co2 = 0 });
        _bench.Declare("""{ "type": "scd4x", "name": "room" }""");

        Assert.IsEmpty(_bench.During(15));
        Assert.AreEqual("room at 0x62 on bus 1: co2 out of range", _bench.Log.Single());
    }

    [TestMethod]
    public void Another_BME280_put_in_the_first_ones_place_is_read_with_its_own_parameters()
    {
        _bench.Plug(0x76, new Bme280Chip(_bench.Time) { Temperature = 20 });
        _bench.Declare("""{ "type": "bme280" }""");
        Assert.AreEqual(20m, _bench.Next()["temperature"]);

        _bench.Board.I2c.Detach(1, 0x76);
        BmxTrimming other = new(T1: 28000, T2: 25000, T3: 50, P1: 37000, P2: -10500, P3: 3024, P4: 6000, P5: 100, P6: -7, P7: 9900, P8: -10230, P9: 4285, H1: 75, H2: 355, H3: 0, H4: 340, H5: 0, H6: 30);
        _bench.Plug(0x76, new Bme280Chip(_bench.Time, other) { Temperature = 30 });

        Assert.AreEqual(30.0, (double)_bench.During(20)["temperature"], 0.01);
    }

    [TestMethod]
    [DynamicData(nameof(Checked))]
    public void Every_single_bit_error_in_an_answer_is_caught(ChipCase kind, int bits)
    {
        SensorChip chip = kind.AddTo(_bench);
        Dictionary<string, decimal> truth = _bench.During(15);
        for (int bit = 0; bit < bits; bit++)
        {
            // Every answer that long for two readings, then all is well again.
            chip.CorruptNextAnswers(int.MaxValue, bit);
            Dictionary<string, decimal> disturbed = _bench.During(20);
            chip.CorruptNextAnswers(0);
            Dictionary<string, decimal> after = _bench.During(40);

            Assert.IsTrue(disturbed.All(pair => truth[pair.Key] == pair.Value), $"bit {bit}");
            CollectionAssert.AreEquivalent(truth, after, $"bit {bit}");
        }

        Assert.Contains("bad checksum", string.Join("\n", _bench.Log));
    }

    [TestMethod]
    public void A_BMP280_at_a_BME280s_address_says_so()
    {
        _bench.Plug(0x76, new Bmp280Chip(_bench.Time));
        _bench.Declare("""{ "type": "bme280", "name": "roof" }""");

        Assert.IsEmpty(_bench.During(30));
        Assert.AreEqual("roof at 0x76 on bus 1: another chip answers: a BMP280", _bench.Log.Single());
    }

    [TestMethod]
    [DataRow("sht3x", 0x44, "sht4x")]
    [DataRow("sht4x", 0x45, "sht3x")]
    [DataRow("sht4x", 0x44, "ina219")]
    [DataRow("sht3x", 0x44, "ina219")]
    [DataRow("ina219", 0x44, "sht3x")]
    [DataRow("ina219", 0x44, "sht4x")]
    [DataRow("ina219", 0x48, "ads1115")]
    [DataRow("ads1115", 0x48, "ina219")]
    [DataRow("bme280", 0x77, "bmp280")]
    [DataRow("bmp280", 0x77, "bme280")]
    public void A_wrong_chip_gives_no_measurement(string declared, int address, string plugged)
    {
        _bench.Plug(address, ChipCase.All.Single(chip => chip.Type == plugged).Make(_bench.Time));
        _bench.Declare($$"""{ "type": "{{declared}}", "address": {{address}} }""");

        Assert.IsEmpty(_bench.During(60));
        Assert.HasCount(1, _bench.Log);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(9)]
    public void A_bus_that_hangs_is_clocked_free(int clocks)
    {
        foreach (ChipCase chip in ChipCase.Together)
        {
            chip.AddTo(_bench);
        }

        string[] all = [.. ChipCase.Together.SelectMany(chip => chip.NamedAttributes)];
        _bench.During(15);

        _bench.Board.I2c.Hang(1, clocks);
        CollectionAssert.AreEquivalent(all, _bench.During(20).Keys);

        Assert.IsFalse(_bench.Board.I2c.Hangs(1));
        Assert.AreEqual(1, _bench.Hardware.Recoveries);
        Assert.HasCount(2, _bench.Log);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(11)]
    public void A_bus_that_cannot_be_freed_is_tried_ever_less_often(int sensors)
    {
        foreach (ChipCase chip in ChipCase.All.Take(sensors))
        {
            chip.AddTo(_bench);
        }

        _bench.During(15);

        _bench.Board.I2c.Hang(1, int.MaxValue);
        Assert.IsEmpty(_bench.During(3600));

        // Each is a transfer that took a second: the bus is tried once a round, however many sensors wait for it.
        Assert.IsInRange(5, 25, _bench.Hardware.Recoveries);
        Assert.HasCount(sensors, _bench.Log);

        _bench.Board.I2c.Hang(1, 1);
        string[] all = [.. ChipCase.All.Take(sensors).SelectMany(chip => chip.NamedAttributes)];
        CollectionAssert.AreEquivalent(all, _bench.During(650).Keys);
    }

    [TestMethod]
    public void Overload_is_left_out_and_the_rest_goes_on()
    {
        Ina219Chip chip = _bench.Plug(0x40, new Ina219Chip(_bench.Time) { BusVoltage = 12, Current = 1 });
        _bench.Declare("""{ "type": "ina219" }""");
        Assert.HasCount(3, _bench.Next());

        // 4 A through 0.1 Ω are more than 320 mV.
        chip.Current = 4;
        CollectionAssert.AreEquivalent(new[] { "voltage" }, _bench.Next().Keys);
        Assert.AreEqual("ina219 at 0x40 on bus 1: power out of range", _bench.Log.Single());

        chip.Current = 2;
        Assert.HasCount(3, _bench.Next());
    }
}
