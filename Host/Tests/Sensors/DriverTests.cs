using Host.Board.Chips;

namespace Host.Tests.Sensors;

/// <summary>
/// Each driver against its chip on the virtual board, which was written from the data sheet by somebody else: what the
/// world is comes out on the wire, as near as the chip can see it.
/// </summary>
[TestClass]
public sealed class DriverTests : IDisposable
{
    private readonly SensorBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [TestMethod]
    [DataRow(-40.0, 300.0, 0.0)]
    [DataRow(-12.34, 523.45, 12.3)]
    [DataRow(0.0, 1013.25, 50.0)]
    [DataRow(21.53, 998.76, 45.67)]
    [DataRow(84.99, 1100.0, 100.0)]
    public void BME280(double temperature, double pressure, double humidity)
    {
        Bme280Chip chip = _bench.Plug(0x76, new Bme280Chip(_bench.Time) { Temperature = temperature, Pressure = pressure, Humidity = humidity });
        _bench.Declare("""{ "type": "bme280" }""");

        Dictionary<string, decimal> reading = _bench.Next();

        // At oversampling x1 the chip resolves 0.005 °C and 2.62 Pa (data sheet, sections 3.4.2 and 3.4.3).
        Near(temperature, reading["temperature"], 0.01);
        Near(pressure, reading["pressure"], 0.04);
        Near(humidity, reading["humidity"], 0.02);
    }

    [TestMethod]
    [DataRow(-39.99, 300.05)]
    [DataRow(25.08, 1006.53)]
    [DataRow(65.0, 1100.0)]
    public void BMP280(double temperature, double pressure)
    {
        _bench.Plug(0x77, new Bmp280Chip(_bench.Time) { Temperature = temperature, Pressure = pressure });
        _bench.Declare("""{ "type": "bmp280", "address": "0x77" }""");

        Dictionary<string, decimal> reading = _bench.Next();

        Near(temperature, reading["temperature"], 0.01);
        Near(pressure, reading["pressure"], 0.04);
    }

    [TestMethod]
    [DataRow("sht3x", -40.0, 0.0)]
    [DataRow("sht3x", -0.01, 33.33)]
    [DataRow("sht3x", 25.0, 50.0)]
    [DataRow("sht3x", 124.99, 100.0)]
    [DataRow("sht4x", -40.0, 0.0)]
    [DataRow("sht4x", -0.01, 33.33)]
    [DataRow("sht4x", 25.0, 50.0)]
    [DataRow("sht4x", 124.99, 100.0)]
    [DataRow("hdc1080", -40.0, 0.0)]
    [DataRow("hdc1080", -0.01, 33.33)]
    [DataRow("hdc1080", 124.99, 99.99)]
    public void SHT3x_SHT4x_and_HDC1080(string type, double temperature, double humidity)
    {
        ClimateChip chip = (ClimateChip)ChipCase.All.Single(known => known.Type == type).AddTo(_bench);
        (chip.Temperature, chip.Humidity) = (temperature, humidity);
        Dictionary<string, decimal> reading = _bench.Next();
        Near(temperature, reading[type + "_temperature"], 0.01);
        Near(humidity, reading[type + "_humidity"], 0.01);
    }

    [TestMethod]
    [DataRow(-40.0, 0.0, true)]
    [DataRow(28.27, 15.08, true)]
    [DataRow(85.0, 99.99, false)]
    public void AHT20(double temperature, double humidity, bool startsCalibrated)
    {
        _bench.Plug(0x38, new Aht20Chip(_bench.Time) { Temperature = temperature, Humidity = humidity, StartsCalibrated = startsCalibrated });
        _bench.Declare("""{ "type": "aht20" }""");
        CheckClimate(temperature, humidity);
    }

    [TestMethod]
    [DataRow(400.0, -10.0, 5.0)]
    [DataRow(1234.0, 21.5, 45.6)]
    [DataRow(40000.0, 60.0, 95.0)]
    public void SCD4x(double co2, double temperature, double humidity)
    {
        _bench.Plug(0x62, new Scd4xChip(_bench.Time) { Co2 = co2, Temperature = temperature, Humidity = humidity });
        _bench.Declare("""{ "type": "scd4x" }""");

        // Half a second for the stop, five for the first result.
        Assert.IsEmpty(_bench.Next(5));
        Dictionary<string, decimal> reading = _bench.Next();

        Near(co2, reading["co2"], 0.5);
        Near(temperature, reading["temperature"], 0.01);
        Near(humidity, reading["humidity"], 0.01);
    }

    [TestMethod]
    public void An_SCD4x_that_measured_before_the_reboot_measures_on()
    {
        Scd4xChip chip = _bench.Plug(0x62, new Scd4xChip(_bench.Time) { Co2 = 700 });
        chip.Write([0x21, 0xB1]);
        _bench.Hardware.Wait(12345);
        _bench.Declare("""{ "type": "scd4x", "periodSeconds": 5 }""");

        Assert.AreEqual(700m, _bench.Next()["co2"]);
        chip.Co2 = 800;
        for (int i = 0; i < 100; i++)
        {
            _bench.Next();
        }

        Assert.AreEqual(800m, _bench.Next()["co2"]);
        Assert.IsEmpty(_bench.Log);
    }

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(1.0)]
    [DataRow(28066.7)]
    [DataRow(54611.0)]
    public void BH1750(double illuminance)
    {
        _bench.Plug(0x23, new Bh1750Chip(_bench.Time) { Illuminance = illuminance });
        _bench.Declare("""{ "type": "bh1750" }""");

        Near(illuminance, _bench.Next()["illuminance"], 1);
    }

    /// <summary>The measurement time outlives a reboot of the board, as the chip keeps its power.</summary>
    [TestMethod]
    public void A_BH1750_whose_measurement_time_another_program_changed_shows_the_right_value()
    {
        Bh1750Chip chip = _bench.Plug(0x23, new Bh1750Chip(_bench.Time) { Illuminance = 1000 });
        chip.Write([0x47]);
        chip.Write([0x7E]);
        _bench.Declare("""{ "type": "bh1750" }""");

        Near(1000, _bench.Next()["illuminance"], 1);
    }

    [TestMethod]
    [DataRow(0.0, false)]
    [DataRow(0.05, false)]
    [DataRow(0.5, false)]
    [DataRow(12.34, false)]
    [DataRow(83.0, false)]
    [DataRow(600.0, false)]
    [DataRow(999.0, false)]
    [DataRow(2500.0, true)]
    [DataRow(12345.0, true)]
    [DataRow(100000.0, true)]
    [DataRow(120000.0, true)]
    public void VEML7700(double illuminance, bool nonlinear)
    {
        _bench.Plug(0x10, new Veml7700Chip(_bench.Time) { Illuminance = illuminance, Nonlinear = nonlinear });
        _bench.Declare("""{ "type": "veml7700" }""");

        Near(illuminance, _bench.Next()["illuminance"], Math.Max(0.01, illuminance / 200));
    }

    [TestMethod]
    public void A_VEML7700_follows_the_light_through_all_its_ranges()
    {
        Veml7700Chip chip = _bench.Plug(0x10, new Veml7700Chip(_bench.Time) { Nonlinear = true });
        _bench.Declare("""{ "type": "veml7700" }""");

        // The virtual chip's counts are not linear below 1000 lx either, where the note has no correction: 1 % at 100 lx.
        foreach (double light in new[] { 0.1, 120000, 0.1, 50, 5000, 20, 8000, 1 })
        {
            chip.Illuminance = light;
            Near(light, _bench.Next(11)["illuminance"], Math.Max(0.01, light / 100));
        }

        Assert.IsEmpty(_bench.Log);
    }

    [TestMethod]
    [DataRow(-40.0)]
    [DataRow(-0.0625)]
    [DataRow(0.0)]
    [DataRow(21.5625)]
    [DataRow(125.0)]
    public void MCP9808(double temperature)
    {
        _bench.Plug(0x1F, new Mcp9808Chip(_bench.Time) { Temperature = temperature });
        _bench.Declare("""{ "type": "mcp9808", "address": "0x1F" }""");

        Near(temperature, _bench.Next()["temperature"], 0.005);
    }

    [TestMethod]
    [DataRow(0.1, 5.0, 0.1234)]
    [DataRow(0.1, 26.0, -3.1999)]
    [DataRow(0.002, 11.98, 10.0)]
    [DataRow(0.015, 0.0, 0.0)]
    [DataRow(1.0, 3.3, 0.01234)]
    [DataRow(10.0, 3.3, -0.001234)]
    public void INA219(double shunt, double voltage, double current)
    {
        _bench.Plug(0x41, new Ina219Chip(_bench.Time, shunt) { BusVoltage = voltage, Current = current });
        _bench.Declare($$"""{ "type": "ina219", "address": "0x41", "shuntOhms": {{shunt}} }""");

        Dictionary<string, decimal> reading = _bench.Next();

        // The chip resolves 4 mV and 10 µV over the shunt.
        double step = 0.00001 / shunt;
        Near(voltage, reading["voltage"], 0.004);
        Near(current, reading["current"], step);
        Near(voltage * current, reading["power"], (voltage * step) + (Math.Abs(current) * 0.004) + step);
    }

    [TestMethod]
    [DataRow("6.144", 4.9, 0.0002)]
    [DataRow("4.096", 3.3, 0.00013)]
    [DataRow("2.048", -0.1, 0.00007)]
    [DataRow("1.024", 1.0, 0.00004)]
    [DataRow("0.512", 0.25, 0.00002)]
    [DataRow("0.256", 0.123456, 0.00001)]
    public void ADS1115(string range, double voltage, double resolution)
    {
        Ads1115Chip chip = _bench.Plug(0x48, new Ads1115Chip(_bench.Time));
        chip.SetVoltage(0, voltage);
        chip.SetVoltage(1, 0.01);
        chip.SetVoltage(2, 0.2);
        chip.SetVoltage(3, 0.05);
        _bench.Declare($$"""{ "type": "ads1115", "range": {{range}}, "inputs": "a0,a3,a2-a3" }""");

        Dictionary<string, decimal> reading = _bench.Next();

        Near(voltage, reading["a0"], resolution);
        Near(0.05, reading["a3"], resolution);
        Near(0.15, reading["a2-a3"], resolution);
    }

    [TestMethod]
    [DataRow(-55.0)]
    [DataRow(-0.01)]
    [DataRow(21.53)]
    [DataRow(150.0)]
    public void TMP117(double temperature)
    {
        _bench.Plug(0x48, new Tmp117Chip(_bench.Time) { Temperature = temperature });
        _bench.Declare("""{ "type": "tmp117" }""");

        Near(temperature, _bench.Next()["temperature"], 0.01);
    }

    [TestMethod]
    [DataRow(-55.0, 9)]
    [DataRow(-0.5, 9)]
    [DataRow(-0.125, 11)]
    [DataRow(21.625, 11)]
    [DataRow(125.0, 9)]
    public void LM75(double temperature, int bits)
    {
        Lm75Chip chip = _bench.Plug(0x4F, new Lm75Chip(_bench.Time, bits) { Temperature = temperature });
        chip.Write([1, 1]);
        _bench.Declare("""{ "type": "lm75", "address": "0x4F" }""");

        Near(temperature, _bench.Next()["temperature"], 0.005);
        _bench.Sampler.Stop();
        Assert.IsTrue(chip.IsAtRest);
    }

    [TestMethod]
    [DataRow(-40.0, 0.0, false)]
    [DataRow(-0.01, 33.33, true)]
    [DataRow(124.99, 100.0, false)]
    public void Si7021_and_HTU21D(double temperature, double humidity, bool htu21d)
    {
        Si7021Chip chip = _bench.Plug(0x40, new Si7021Chip(_bench.Time, htu21d) { Temperature = temperature, Humidity = humidity });
        chip.Write([0xE6, 0x87]);
        _bench.Declare("""{ "type": "si7021" }""");

        // An earlier program's resolution and heater are gone; what is left of the resolution is 0.04 %.
        Dictionary<string, decimal> reading = _bench.Next();
        Near(temperature, reading["temperature"], 0.011);
        Near(humidity, reading["humidity"], 0.021);
        Assert.IsFalse(chip.Heats);
    }

    [TestMethod]
    [DataRow(-40.0, 0.0)]
    [DataRow(-0.01, 33.33)]
    [DataRow(124.99, 99.99)]
    public void SHTC3(double temperature, double humidity)
    {
        Shtc3Chip chip = _bench.Plug(0x70, new Shtc3Chip(_bench.Time) { Temperature = temperature, Humidity = humidity });
        chip.Write([0xB0, 0x98]);
        _bench.Declare("""{ "type": "shtc3" }""");
        CheckClimate(temperature, humidity);
        Assert.IsTrue(chip.Asleep);
    }

    [TestMethod]
    [DataRow(-40.0, 300.0, false)]
    [DataRow(-12.34, 523.45, true)]
    [DataRow(21.53, 1013.25, false)]
    [DataRow(84.99, 1250.0, false)]
    public void BMP388(double temperature, double pressure, bool is390)
    {
        Random random = new(28);
        for (int i = 0; i < 20; i++)
        {
            using SensorBench bench = new();
            Bmp388Trimming trimming = i == 0 ? Bmp388Trimming.Typical : AnyBmp388(random);
            bench.Plug(0x76, new Bmp388Chip(bench.Time, trimming, is390) { Temperature = temperature, Pressure = pressure });
            bench.Declare("""{ "type": "bmp388" }""");
            Dictionary<string, decimal> reading = bench.Next();

            // At oversampling x1 the chip resolves 0.005 °C and 2.64 Pa (data sheet, section 3.4.1).
            Near(temperature, reading["temperature"], 0.011);
            Near(pressure, reading["pressure"], 0.04);
        }
    }

    [TestMethod]
    [DataRow(-40.0, 300.0, 1.0, 200.0, false)]
    [DataRow(-12.34, 523.45, 12.3, 12345.0, false)]
    [DataRow(21.53, 1013.25, 50.0, 170000.0, true)]
    [DataRow(84.99, 1100.0, 99.0, 12900000.0, false)]
    public void BME680(double temperature, double pressure, double humidity, double gas, bool is688)
    {
        Bme680Chip chip = _bench.Plug(0x76, new Bme680Chip(_bench.Time, is688: is688) { Temperature = temperature, Pressure = pressure, Humidity = humidity, GasResistance = gas });
        _bench.Declare("""{ "type": "bme680" }""");
        _bench.Next();
        Dictionary<string, decimal> reading = _bench.Next();

        Near(temperature, reading["temperature"], 0.011);
        Near(pressure, reading["pressure"], 0.04);
        Near(humidity, reading["humidity"], 0.02);
        Near(gas, reading["gas"], gas / 200);

        // A step of the heater's register is 4 °C.
        Near(320, (decimal)chip.HeaterTemperature, 4);
        Near(148, (decimal)chip.HeaterTime.TotalMilliseconds, 0);
    }

    private static void Near(double expected, decimal actual, double difference) =>
        Assert.AreEqual(expected, (double)actual, difference + 0.0000001);

    private void CheckClimate(double temperature, double humidity)
    {
        Dictionary<string, decimal> reading = _bench.Next();
        Near(temperature, reading["temperature"], 0.01);
        Near(humidity, reading["humidity"], 0.01);
    }

    private static Bmp388Trimming AnyBmp388(Random random) => Bmp388Trimming.Typical with
    {
        T1 = (ushort)random.Next(27000, 28500),
        T2 = (ushort)random.Next(18000, 20000),
        T3 = (sbyte)random.Next(-15, 15),
        P1 = (short)random.Next(-2000, -500),
        P2 = (short)random.Next(-5000, -3500),
        P3 = (sbyte)random.Next(-40, 40),
        P4 = (sbyte)random.Next(-5, 5),
        P5 = (ushort)random.Next(24000, 26000),
        P6 = (ushort)random.Next(29000, 31000),
        P7 = (sbyte)random.Next(-20, 20),
        P8 = (sbyte)random.Next(-15, 15),
        P9 = (short)random.Next(10000, 17000),
        P10 = (sbyte)random.Next(-30, 30),
        P11 = (sbyte)random.Next(-90, -20),
    };
}
