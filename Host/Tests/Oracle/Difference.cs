using Host.Board.Chips;

namespace Host.Tests.Oracle;

/// <summary>Where the .NET IoT team's driver and ours differ by more than rounding, and why.</summary>
/// <param name="Attribute">What it measures.</param>
/// <param name="Reason">What the other driver does.</param>
/// <param name="Mend">Makes of its value what it would be without that; NaN if nothing can.</param>
/// <param name="Within">How far apart they still are then.</param>
internal sealed record Difference(string Sensors, string Attribute, string Reason, Func<SensorChip, double, double> Mend, double Within)
{
    private const string Integers = "computes in floating point; ours in integers, as the data sheet has it, whose last bits are lost";

    private const string Bytes = "par_t3, par_p3, par_p6 and par_p7 are read without their sign: as wrong as one of them is negative";

    /// <summary>Gets all of them: Iot.Device.Bindings 4.2.0.</summary>
    public static Difference[] All { get; } =
    [
        new("bme280, bmp280", "temperature", Integers, (_, value) => value, 0.0003),
        new("bme280, bmp280", "pressure", Integers, (_, value) => value, 0.001),
        new("bme280", "humidity", Integers, (_, value) => value, 0.006),
        new("bme280", "humidity", "dig_H4 and dig_H5 are not sign-extended: as wrong as one of them is negative", (chip, value) => HasNegative(chip) ? double.NaN : value, 0),
        new("sht3x", "temperature", "rounds to 0.1 °C", (_, value) => value, 0.05),
        new("sht3x", "humidity", "rounds to 0.1 %", (_, value) => value, 0.05),
        new("ina219", "voltage", "takes the bus voltage's sign bit from its highest bit: negative from 16.384 V on", (_, value) => value + (value < 0 ? 32.768 : 0), 0),
        new("ina219", "current", "reads the shunt voltage as unsigned: 65,536 steps too much if it is negative", (_, value) => value - (value > 3.2768 ? 6.5536 : 0), 0),
        new("ina219", "power", "takes the chip's power register, in steps of 2 mW and without a sign", (chip, value) => Math.CopySign(value, ((Ina219Chip)chip).Current), 0.002),
        new("bme680", "temperature", Bytes, (chip, value) => HasNegative(chip) ? double.NaN : value, 0),
        new("bme680", "pressure", Bytes, (chip, value) => HasNegative(chip) ? double.NaN : value, 0),
        new("bme680", "humidity", Bytes, (chip, value) => HasNegative(chip) ? double.NaN : value, 0),
        new("bme680", "gas", "range_switching_error is not sign-extended", (chip, value) => ((Bme680Chip)chip).Trimming.RangeSwitchingError < 0 ? double.NaN : value, 0),
        new("si7021, shtc3, lm75", "temperature", "rounds to 0.1 °C", (_, value) => value, 0.05),
        new("shtc3", "temperature", "reads the temperature as signed: 175 °C too low from 42.5 °C on, and rounded", (_, value) => value + (value < -45 ? 175 : 0), 0.05),
        new("si7021", "humidity", "takes the two lowest bits, which are a status, for humidity", (_, value) => value, 0.004),
    ];

    /// <summary>Tells whether this is why the two differ.</summary>
    public bool Explains(string sensor, string attribute, SensorChip chip, double ours, double theirs, double rounding)
    {
        if (!Sensors.Contains(sensor) || attribute != Attribute)
        {
            return false;
        }

        double mended = Mend(chip, theirs);
        return double.IsNaN(mended) || Math.Abs(ours - mended) <= rounding + Within;
    }

    private static bool HasNegative(SensorChip chip) => chip
        is Bme280Chip { Trimming: { H4: < 0 } or { H5: < 0 } }
        or Bme680Chip { Trimming: { T3: < 0 } or { P3: < 0 } or { P6: < 0 } or { P7: < 0 } };
}
