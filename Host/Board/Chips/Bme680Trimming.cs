namespace Host.Board.Chips;

/// <summary>
/// The trimming values that Bosch writes into each BME680, and the formulas that go with them, in floating point (data
/// sheet BST-BME680-DS001, 3.3 and 3.4; Bosch's own driver for the signs).
/// They are par_t1 to par_g3, res_heat_range, res_heat_val and range_switching_error there; H1 and H2 have 12 bits, the heater's
/// range has two, the switching error four with sign.
/// </summary>
internal sealed record Bme680Trimming(
    ushort T1, short T2, sbyte T3,
    ushort P1, short P2, sbyte P3, short P4, short P5, sbyte P6, sbyte P7, short P8, short P9, byte P10,
    ushort H1, ushort H2, sbyte H3, sbyte H4, sbyte H5, byte H6, sbyte H7,
    sbyte G1, short G2, sbyte G3, byte HeaterRange, sbyte HeaterValue, sbyte RangeSwitchingError)
{
    /// <summary>Values as a chip from a shop has them.</summary>
    public static readonly Bme680Trimming Typical = new(
        T1: 26125, T2: 26357, T3: 3,
        P1: 36277, P2: -10347, P3: 88, P4: 7020, P5: -103, P6: 30, P7: 25, P8: -1145, P9: -2591, P10: 30,
        H1: 836, H2: 1022, H3: 0, H4: 45, H5: 20, H6: 120, H7: -100,
        G1: -45, G2: -9986, G3: 18, HeaterRange: 1, HeaterValue: 46, RangeSwitchingError: -3);

    private static readonly double[] Constant1 = [0, 0, 0, 0, 0, -1, 0, -0.8, 0, 0, -0.2, -0.5, 0, -1, 0, 0];
    private static readonly double[] Constant2 = [0, 0, 0, 0, 0.1, 0.7, 0, -0.8, -0.1, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>The fine temperature that pressure needs.</summary>
    /// <param name="code">20 bits.</param>
    /// <returns>t_fine: 5120 a °C.</returns>
    public double FineTemperature(double code)
    {
        double linear = ((code / 16384.0) - (T1 / 1024.0)) * T2;
        double offset = (code / 131072.0) - (T1 / 8192.0);
        return linear + (offset * offset * T3 * 16.0);
    }

    /// <summary>Pressure of a raw code.</summary>
    /// <param name="code">20 bits.</param>
    public double Pressure(double code, double fine)
    {
        double warmth = (fine / 2.0) - 64000.0;
        double offset = (warmth * warmth * P6 / 131072.0) + (warmth * P5 * 2.0);
        offset = (offset / 4.0) + (P4 * 65536.0);
        double slope = ((P3 * warmth * warmth / 16384.0) + (P2 * warmth)) / 524288.0;
        slope = (1.0 + (slope / 32768.0)) * P1;
        double p = (1048576.0 - code - (offset / 4096.0)) * 6250.0 / slope;
        double square = P9 * p * p / 2147483648.0;
        double cube = p / 256.0 * (p / 256.0) * (p / 256.0) * P10 / 131072.0;
        return p + ((square + (p * P8 / 32768.0) + cube + (P7 * 128.0)) / 16.0);
    }

    /// <summary>Relative humidity of a raw code, without the cut at 0 and 100.</summary>
    /// <param name="code">16 bits.</param>
    /// <param name="celsius">The temperature in °C.</param>
    /// <returns>%.</returns>
    public double Humidity(double code, double celsius)
    {
        double offset = code - ((H1 * 16.0) + (H3 / 2.0 * celsius));
        double linear = offset * (H2 / 262144.0 * (1.0 + (H4 / 16384.0 * celsius) + (H5 / 1048576.0 * celsius * celsius)));
        return linear + (((H6 / 16384.0) + (H7 / 2097152.0 * celsius)) * linear * linear);
    }

    /// <summary>Gas resistance of a raw code.</summary>
    /// <param name="code">10 bits.</param>
    /// <param name="range">0 to 15.</param>
    public double GasResistance(double code, int range)
    {
        double gain = (1340.0 + (5.0 * RangeSwitchingError)) * (1.0 + (Constant1[range] / 100.0));
        return 1.0 / ((1.0 + (Constant2[range] / 100.0)) * 0.000000125 * (1 << range) * (((code - 512.0) / gain) + 1.0));
    }

    /// <summary>What the heater reaches with a value of its register res_heat.</summary>
    /// <param name="ambient">The temperature around it in °C.</param>
    /// <returns>°C.</returns>
    public double HeaterTemperature(int register, double ambient)
    {
        double resistance = ((register / 3.4) + 25) * (4.0 + HeaterRange) / 4.0 * (1.0 + (HeaterValue * 0.002));
        double cold = (G1 / 16.0) + 49.0;
        double slope = (G2 / 32768.0 * 0.0005) + 0.00235;
        return (((resistance - (G3 / 1024.0 * ambient)) / cold) - 1.0) / slope;
    }
}
