using global::Sensors.Analog;
using global::Sensors.Sampling;
using Host.Board.Chips;

namespace Host.Tests.Sensors;

/// <summary>Voltages on pins, and thermistors on pins and on an ADS1115.</summary>
[TestClass]
public sealed class AnalogTests : IDisposable
{
    private readonly SensorBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [TestMethod]
    [DataRow(0.0, 1.0)]
    [DataRow(1.2345, 1.0)]
    [DataRow(2.1, 2.0)]
    [DataRow(3.05, 11.0)]
    public void A_voltage_is_measured_behind_its_divider(double volts, double divider)
    {
        _bench.Board.Pins[34].Voltage = volts;
        _bench.Declare($$"""{ "type": "analog", "pin": 34, "divider": {{divider}} }""");

        Assert.AreEqual(volts * divider, (double)_bench.Next()["voltage"], 0.00051);
    }

    [TestMethod]
    public void A_voltage_at_the_end_of_the_range_is_left_out()
    {
        _bench.Board.Pins[34].Voltage = 3.2;
        _bench.Declare("""{ "type": "analog", "pin": 34 }""");

        Assert.IsEmpty(_bench.During(20));
        Assert.Contains("out of range", _bench.Log[0]);
    }

    /// <summary>A usual thermistor of 10 kΩ with beta 3950; from 25 °C, where every formula agrees, to both ends.</summary>
    [TestMethod]
    [DataRow(-40.0, false)]
    [DataRow(0.0, true)]
    [DataRow(25.0, false)]
    [DataRow(100.0, true)]
    public void A_thermistor_on_a_pin(double temperature, bool toSupply)
    {
        double ohms = 10000 * Math.Exp(3950 * ((1 / (temperature + 273.15)) - (1 / 298.15)));
        double ratio = toSupply ? 10000 / (ohms + 10000) : ohms / (ohms + 10000);
        _bench.Board.Pins[32].Voltage = 3.0 * ratio;
        _bench.Declare($$"""{ "type": "ntc", "pin": 32, "supply": 3.0, "toSupply": {{(toSupply ? "true" : "false")}} }""");

        Assert.AreEqual(temperature, (double)_bench.Next()["temperature"], 0.02);
    }

    /// <summary>The maker's table for a Vishay NTCLE100E3103: 32,554 Ω at 0 °C, 10,000 Ω at 25 °C, 679 Ω at 100 °C.</summary>
    [TestMethod]
    [DataRow(32554.0, 0.0)]
    [DataRow(10000.0, 25.0)]
    [DataRow(679.0, 100.0)]
    public void Steinhart_and_Hart_on_an_ADS1115_with_a_second_thermistor(double ohms, double temperature)
    {
        (double a, double b, double c) = Coefficients([(32554, 0), (10000, 25), (679, 100)]);
        Ads1115Chip chip = _bench.Plug(0x48, new Ads1115Chip(_bench.Time));
        chip.SetVoltage(0, 3.3 * ohms / (ohms + 10000));
        chip.SetVoltage(3, 1.65);
        _bench.Declare($$"""{ "type": "ntc", "name": "n", "inputs": "a0,a3", "steinhart": { "a": {{a:R}}, "b": {{b:R}}, "c": {{c:R}} } }""");

        Dictionary<string, decimal> reading = _bench.Next();
        Assert.AreEqual(temperature, (double)reading["n_a0"], 0.05);
        Assert.AreEqual(25.0, (double)reading["n_a3"], 0.05);
    }

    /// <summary>Its inputs are measured in turn, whatever range and period each of its sensors has.</summary>
    [TestMethod]
    public void An_ADS1115_is_shared_by_thermistors_and_voltages()
    {
        Ads1115Chip chip = _bench.Plug(0x48, new Ads1115Chip(_bench.Time));
        chip.SetVoltage(0, 1.65);
        chip.SetVoltage(1, 0.33);
        chip.SetVoltage(2, 2.5);
        chip.SetVoltage(3, 0.2);
        _bench.Declare("""{ "type": "ntc", "name": "air", "inputs": "a0" }""");
        _bench.Declare("""{ "type": "ntc", "name": "water", "inputs": "a1", "resistor": 1000, "ohms": 111.1111, "periodSeconds": 1 }""");
        _bench.Declare("""{ "type": "ads1115", "name": "battery", "inputs": "a2" }""");
        _bench.Declare("""{ "type": "ads1115", "name": "shunt", "inputs": "a3", "range": 0.256, "periodSeconds": 1 }""");

        for (int i = 0; i < 5; i++)
        {
            Dictionary<string, decimal> all = _bench.During(10);
            Assert.AreEqual(25.0, (double)all["air"], 0.02);
            Assert.AreEqual(25.0, (double)all["water"], 0.02);
            Assert.AreEqual(2.5, (double)all["battery"], 0.0002);
            Assert.AreEqual(0.2, (double)all["shunt"], 0.00001);
        }

        Assert.IsEmpty(_bench.Log);
    }

    [TestMethod]
    public void An_ADS1115_shares_its_address_with_no_other_chip()
    {
        List<string> faults = [];
        SensorSet set = new(60);
        set.Add(JsonOptions.Parse("""{ "type": "ntc", "inputs": "a0" }""", faults));
        set.Add(JsonOptions.Parse("""{ "type": "lm75", "name": "l" }""", faults));
        set.Add(JsonOptions.Parse("""{ "type": "ntc", "name": "m", "inputs": "a1" }""", faults));

        Assert.AreEqual("address: 0x48 on bus 1 is taken by sensors[0] | address: 0x48 on bus 1 is taken by sensors[1]", string.Join(" | ", faults));
    }

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(3.299)]
    public void A_thermistor_that_is_torn_off_or_shorted_is_no_temperature(double volts)
    {
        _bench.Board.Pins[32].Voltage = Math.Min(volts, 3.09);
        _bench.Declare("""{ "type": "ntc", "pin": 32, "supply": 3.09 }""");

        Assert.IsEmpty(_bench.During(20));
        Assert.Contains("out of range", _bench.Log[0]);
    }

    [TestMethod]
    public void The_logarithm_is_right_to_eleven_digits()
    {
        for (double number = 1e-6; number < 1e9; number *= 1.037)
        {
            Assert.AreEqual(Math.Log(number), Ntc.Logarithm(number), 1e-11);
        }
    }

    /// <summary>From three points of a maker's table, as one finds them.</summary>
    private static (double A, double B, double C) Coefficients((double Ohms, double Celsius)[] points)
    {
        double[] l = [.. points.Select(point => Math.Log(point.Ohms))];
        double[] y = [.. points.Select(point => 1 / (point.Celsius + 273.15))];
        double g2 = (y[1] - y[0]) / (l[1] - l[0]);
        double g3 = (y[2] - y[0]) / (l[2] - l[0]);
        double c = (g3 - g2) / (l[2] - l[1]) / (l[0] + l[1] + l[2]);
        double b = g2 - (c * ((l[0] * l[0]) + (l[0] * l[1]) + (l[1] * l[1])));
        return (y[0] - (l[0] * (b + (l[0] * l[0] * c))), b, c);
    }
}
