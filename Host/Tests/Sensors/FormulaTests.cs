using global::Sensors.I2c;

namespace Host.Tests.Sensors;

/// <summary>Every raw value there is, against the data sheet's formula in decimal arithmetic: not one unit apart.</summary>
[TestClass]
public sealed class FormulaTests
{
    [TestMethod]
    public void Sensirions_formulas_over_all_signals()
    {
        for (int raw = 0; raw <= 65535; raw++)
        {
            Exact(-45m + (175m * raw / 65535m), 2, SensirionSensor.Temperature(raw));
            Exact(100m * raw / 65535m, 2, SensirionSensor.Humidity(raw));
            Exact(Math.Clamp(-6m + (125m * raw / 65535m), 0m, 100m), 2, Sht4x.CroppedHumidity(raw));
        }
    }

    [TestMethod]
    public void AHT20s_formulas_over_all_signals()
    {
        for (int raw = 0; raw < 1 << 20; raw++)
        {
            Exact(-50m + (200m * raw / 1048576m), 2, Aht20.Temperature(raw));
            Exact(100m * raw / 1048576m, 2, Aht20.Humidity(raw));
        }
    }

    [TestMethod]
    public void All_other_formulas_over_all_words()
    {
        for (int raw = 0; raw <= 65535; raw++)
        {
            int signed = (short)raw;
            Exact(raw / 1.2m, 1, Bh1750.Illuminance(raw));
            Exact((((raw & 0x1FFF) ^ 0x1000) - 0x1000) / 16m, 2, Mcp9808.Temperature(raw));
            Exact((raw >> 3) * 0.004m, 3, Ina219.Voltage(raw));
            Exact(signed / 128m, 2, Tmp117.Temperature(signed));
            Exact(signed / 256m, 2, Lm75.Temperature(signed));
            Exact((165m * raw / 65536m) - 40m, 2, Hdc1080.Temperature(raw));
            Exact(100m * raw / 65536m, 2, Hdc1080.Humidity(raw));
            Exact((175.72m * raw / 65536m) - 46.85m, 2, Si7021.Temperature(raw));
            Exact(Math.Clamp((125m * raw / 65536m) - 6m, 0m, 100m), 2, Si7021.Humidity(raw));
            Exact((175m * raw / 65536m) - 45m, 2, Shtc3.Temperature(raw));
            Exact(100m * raw / 65536m, 2, Shtc3.Humidity(raw));
            foreach ((int microohms, int decimals) in new[] { (100, 4), (2000, 4), (100000, 4), (999999, 4), (1000000, 5), (3333333, 5), (10000000, 6), (100000000, 6) })
            {
                Exact(signed * 0.00001m / (microohms / 1000000m), decimals, Ina219.Current(signed, microohms));
                Exact(11.98m * signed * 0.00001m / (microohms / 1000000m), decimals, Ina219.Power(11980, signed, microohms));
            }

            foreach (int millivolts in new[] { 6144, 4096, 2048, 1024, 512, 256 })
            {
                Exact(signed * (millivolts / 1000m) / 32768m, 6, Ads1115.Voltage(signed, millivolts));
            }
        }
    }

    [TestMethod]
    public void VEML7700s_formula_over_all_counts()
    {
        decimal[] resolutions = [0.0042m * 32 * 16, 0.0042m * 8 * 16, 0.0042m * 2];
        for (int counts = 0; counts <= 65535; counts++)
        {
            for (int range = 0; range < 3; range++)
            {
                double lux = (double)(counts * resolutions[range]);
                double expected = lux <= 1000 ? lux
                    : (6.0135e-13 * Math.Pow(lux, 4)) - (9.3924e-9 * Math.Pow(lux, 3)) + (8.1488e-5 * Math.Pow(lux, 2)) + (1.0023 * lux);
                Assert.AreEqual(expected * 100, Veml7700.Illuminance(counts, range), 1.0);
            }
        }
    }

    private static void Exact(decimal expected, int decimals, long actual) =>
        Assert.AreEqual(Math.Round(expected, decimals, MidpointRounding.AwayFromZero), actual / Pow10(decimals));

    private static decimal Pow10(int exponent) => exponent == 0 ? 1m : 10m * Pow10(exponent - 1);
}
