using Host.Board.Chips;

namespace Host.Tests.Sensors;

/// <summary>
/// A chip keeps its power, and with it what an earlier program told it, for longer than the board runs: whatever that was,
/// the first reading is the one of a chip fresh from power-on.
/// </summary>
[TestClass]
public sealed class EarlierProgramTests : IDisposable
{
    private readonly SensorBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [TestMethod]
    [DataRow("bme280", "F2 05; F5 1C; F4 FF", DisplayName = "BME280: normal mode, filter, oversampling")]
    [DataRow("bmp280", "F5 1C; F4 FF", DisplayName = "BMP280: normal mode, filter, oversampling")]
    [DataRow("bmp280", "F4 25", DisplayName = "BMP280: measuring")]
    [DataRow("sht3x", "27 37", DisplayName = "SHT3x: ten measurements a second")]
    [DataRow("sht3x", "2B 32", DisplayName = "SHT3x: accelerated response time")]
    [DataRow("sht3x", "30 6D", DisplayName = "SHT3x: heater on")]
    [DataRow("sht3x", "24 00", DisplayName = "SHT3x: an answer that nobody fetched")]
    [DataRow("sht4x", "39", DisplayName = "SHT4x: heating for a second")]
    [DataRow("sht4x", "FD", DisplayName = "SHT4x: an answer that nobody fetched")]
    [DataRow("aht20", "AC 33 00", DisplayName = "AHT20: measuring")]
    [DataRow("bh1750", "47; 7E; 13", DisplayName = "BH1750: low resolution, continuously, long measurement time")]
    [DataRow("bh1750", "01; 00", DisplayName = "BH1750: powered down")]
    [DataRow("scd4x", "21 B1", DisplayName = "SCD4x: measuring")]
    [DataRow("scd4x", "21 AC", DisplayName = "SCD4x: measuring with low power")]
    [DataRow("scd4x", "21 9D", DisplayName = "SCD4x: a single shot under way")]
    [DataRow("scd4x", "36 E0", DisplayName = "SCD4x: asleep")]
    [DataRow("scd4x", "24 1D 07 E6 48", DisplayName = "SCD4x: another temperature offset")]
    [DataRow("ina219", "05 10 00; 00 01 9F", DisplayName = "INA219: calibrated, 16 V, 40 mV")]
    [DataRow("ina219", "00 39 98", DisplayName = "INA219: powered down")]
    [DataRow("ads1115", "02 10 00; 03 20 00", DisplayName = "ADS1115: other thresholds")]
    [DataRow("ads1115", "01 44 03", DisplayName = "ADS1115: eight samples a second, continuously")]
    [DataRow("veml7700", "03 07 00; 00 41 18", DisplayName = "VEML7700: power saving, shut down")]
    [DataRow("mcp9808", "01 01 00", DisplayName = "MCP9808: shut down")]
    [DataRow("mcp9808", "08 00", DisplayName = "MCP9808: half a degree")]
    [DataRow("mcp9808", "01 00 40", DisplayName = "MCP9808: window locked")]
    [DataRow("mcp9808", "01 02 C9", DisplayName = "MCP9808: both locked, with an alert")]
    [DataRow("bme680", "75 1C; 72 05; 70 08; 71 05; 64 FF", DisplayName = "BME680: filter, heater off, another step")]
    [DataRow("bme680", "74 25", DisplayName = "BME680: measuring")]
    [DataRow("bmp388", "1C 2D; 1F 0A; 1B 33", DisplayName = "BMP388: normal mode, filter, oversampling")]
    [DataRow("shtc3", "B0 98", DisplayName = "SHTC3: asleep")]
    [DataRow("shtc3", "78 66", DisplayName = "SHTC3: an answer that nobody fetched")]
    [DataRow("tmp117", "01 04 00", DisplayName = "TMP117: shut down")]
    [DataRow("tmp117", "01 03 E0", DisplayName = "TMP117: mean of 64, every sixteen seconds")]
    [DataRow("tmp117", "07 02 80", DisplayName = "TMP117: an offset of 5 degrees")]
    [DataRow("hdc1080", "02 27 00", DisplayName = "HDC1080: heater on, one at a time, coarse")]
    [DataRow("si7021", "E6 87", DisplayName = "Si7021: heater on, coarse")]
    [DataRow("si7021", "F5", DisplayName = "Si7021: an answer that nobody fetched")]
    [DataRow("lm75", "01 01", DisplayName = "LM75: shut down")]
    public void A_chip_in_another_state_measures_as_a_fresh_one(string type, string writes)
    {
        ChipCase kind = ChipCase.All.Single(chip => chip.Type == type);
        Dictionary<string, decimal> fresh;
        using (SensorBench other = new())
        {
            kind.AddTo(other);
            fresh = other.First(25);
        }

        SensorChip chip = kind.AddTo(_bench);
        foreach (string write in writes.Split(';'))
        {
            byte[] bytes = Convert.FromHexString(write.Replace(" ", ""));
            Assert.AreEqual(bytes.Length, chip.Write(bytes), write);
            _bench.Hardware.Wait(30);
        }

        CollectionAssert.AreEquivalent(fresh, _bench.First(type == "scd4x" ? 25 : 1));

        // For the five seconds of a single shot an SCD4x does not answer at all.
        Assert.IsTrue(_bench.Log.Count == 0 || writes == "21 9D", string.Join("\n", _bench.Log));
    }

    [TestMethod]
    public void The_heater_of_an_SHT3x_is_turned_off()
    {
        Sht3xChip chip = _bench.Plug(0x44, new Sht3xChip(_bench.Time));
        chip.Write([0x30, 0x6D]);
        _bench.Declare("""{ "type": "sht3x" }""");
        _bench.Next();

        Assert.IsFalse(chip.IsHeating);
    }

    /// <summary>Of all bits of its user register this one survives a reset.</summary>
    [TestMethod]
    public void The_heater_of_an_HTU21D_is_turned_off()
    {
        Si7021Chip chip = _bench.Plug(0x40, new Si7021Chip(_bench.Time, htu21d: true));
        chip.Write([0xE6, 0x06]);
        _bench.Declare("""{ "type": "si7021" }""");
        _bench.Next();

        Assert.IsFalse(chip.Heats);
    }

    [TestMethod]
    [DataRow("", 0, 1013)]
    [DataRow(", \"altitude\": 1850", 1850, 1013)]
    [DataRow(", \"pressure\": 812", 0, 812)]
    public void An_SCD4x_corrects_CO2_by_what_the_settings_say_and_not_by_what_was_before(string setting, int altitude, int pressure)
    {
        Scd4xChip chip = _bench.Plug(0x62, new Scd4xChip(_bench.Time));
        Assert.AreEqual(5, chip.Write([0x24, 0x27, 0x01, 0x2C, 0x8E]), "300 m");
        _bench.Hardware.Wait(2);
        _bench.Declare($$"""{ "type": "scd4x"{{setting}} }""");
        Assert.HasCount(3, _bench.During(15));

        Assert.AreEqual(altitude, chip.Altitude);
        Assert.AreEqual(pressure, chip.Pressure);
    }

    [TestMethod]
    public void Altitude_and_pressure_at_once_are_a_fault()
    {
        List<string> faults = [];
        _ = new global::Sensors.I2c.Scd4x(JsonOptions.Parse("""{ "altitude": 300, "pressure": 900 }""", faults));

        Assert.AreEqual("pressure: stands for the altitude too, only one of them can be set", faults.Single());
    }

    /// <summary>A planned stop puts every chip into its lowest power state, and the next start gets it out again.</summary>
    [TestMethod]
    [DynamicData(nameof(ChipCase.Rows), typeof(ChipCase))]
    public void Before_deep_sleep_a_chip_goes_to_rest_and_measures_again_after_it(ChipCase kind)
    {
        SensorChip chip = kind.AddTo(_bench);
        Dictionary<string, decimal> before = _bench.During(25);

        _bench.Sampler.Stop();
        _bench.Hardware.Wait(1000);
        Assert.IsTrue(chip.IsAtRest);

        _bench.Reboot();
        CollectionAssert.AreEquivalent(before, _bench.During(25));
        Assert.IsEmpty(_bench.Log);
    }

    [TestMethod]
    [DynamicData(nameof(ChipCase.Rows), typeof(ChipCase))]
    public void A_chip_that_converts_when_the_device_stops_goes_to_rest_too(ChipCase kind)
    {
        SensorChip chip = kind.AddTo(_bench);
        _bench.During(25);

        _bench.Trigger();
        _bench.Sampler.Stop();
        _bench.Hardware.Wait(1000);

        Assert.IsTrue(chip.IsAtRest);
    }

    [TestMethod]
    public void An_SCD40_cannot_sleep_but_ends_its_measurements()
    {
        Scd4xChip chip = _bench.Plug(0x62, new Scd4xChip(_bench.Time, Scd4xVariant.Scd40));
        _bench.Declare("""{ "type": "scd4x" }""");
        _bench.During(15);
        Assert.IsFalse(chip.IsAtRest);

        _bench.Sampler.Stop();

        Assert.IsTrue(chip.IsAtRest);
    }
}
