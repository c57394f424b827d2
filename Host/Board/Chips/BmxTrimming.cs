namespace Host.Board.Chips;

/// <summary>
/// The trimming values that Bosch writes into each BMP280 and BME280 at the factory, and the compensation formulas
/// that go with them, in double precision (BMP280 data sheet, 3.11.2 and 8.1; BME280 data sheet, 4.2.2 and 8.1).
/// They are dig_T1 to dig_H6 there; H4 and H5 have 12 bits with sign.
/// </summary>
internal sealed record BmxTrimming(
    ushort T1, short T2, short T3,
    ushort P1, short P2, short P3, short P4, short P5, short P6, short P7, short P8, short P9,
    byte H1 = 0, short H2 = 0, byte H3 = 0, short H4 = 0, short H5 = 0, sbyte H6 = 0)
{
    /// <summary>The values of the BMP280 data sheet's calculation example (3.12).</summary>
    public static readonly BmxTrimming DataSheetExample = new(
        T1: 27504, T2: 26435, T3: -1000,
        P1: 36477, P2: -10685, P3: 3024, P4: 2855, P5: 140, P6: -7, P7: 15500, P8: -14600, P9: 6000);

    /// <summary>Values as a BME280 from a shop has them.</summary>
    public static readonly BmxTrimming Typical = new(
        T1: 28485, T2: 26735, T3: 50,
        P1: 36738, P2: -10635, P3: 3024, P4: 6980, P5: -4, P6: -7, P7: 9900, P8: -10230, P9: 4285,
        H1: 75, H2: 353, H3: 0, H4: 339, H5: 50, H6: 30);

    /// <summary>The fine temperature that the other two formulas need.</summary>
    /// <param name="code">20 bits.</param>
    /// <returns>t_fine: 5120 a °C.</returns>
    public double FineTemperature(double code)
    {
        double linear = ((code / 16384.0) - (T1 / 1024.0)) * T2;
        double offset = (code / 131072.0) - (T1 / 8192.0);
        return linear + (offset * offset * T3);
    }

    /// <summary>Temperature of a raw code.</summary>
    /// <param name="code">20 bits.</param>
    /// <returns>°C.</returns>
    public double Temperature(double code) => FineTemperature(code) / 5120.0;

    /// <summary>Pressure of a raw code.</summary>
    /// <param name="code">20 bits.</param>
    public double Pressure(double code, double fine)
    {
        double warmth = (fine / 2.0) - 64000.0;
        double offset = (warmth * warmth * P6 / 32768.0) + (warmth * P5 * 2.0);
        offset = (offset / 4.0) + (P4 * 65536.0);
        double slope = ((P3 * warmth * warmth / 524288.0) + (P2 * warmth)) / 524288.0;
        slope = (1.0 + (slope / 32768.0)) * P1;
        double linear = (1048576.0 - code - (offset / 4096.0)) * 6250.0 / slope;
        return linear + (((P9 * linear * linear / 2147483648.0) + (linear * P8 / 32768.0) + P7) / 16.0);
    }

    /// <summary>Relative humidity of a raw code, without the cut at 0 and 100.</summary>
    /// <param name="code">16 bits.</param>
    /// <returns>%.</returns>
    public double Humidity(double code, double fine)
    {
        double warmth = fine - 76800.0;
        double slope = H2 / 65536.0 * (1.0 + (H6 / 67108864.0 * warmth * (1.0 + (H3 / 67108864.0 * warmth))));
        double linear = (code - ((H4 * 64.0) + (H5 / 16384.0 * warmth))) * slope;
        return linear * (1.0 - (H1 * linear / 524288.0));
    }
}
