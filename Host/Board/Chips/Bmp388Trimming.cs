namespace Host.Board.Chips;

/// <summary>
/// The trimming values that Bosch writes into each BMP388 and BMP390, and the compensation formulas that go with them, in
/// floating point (BMP388 data sheet BST-BMP388-DS001, 3.11.1 and appendix 9). They are
/// NVM_PAR_T1 to NVM_PAR_P11 there.
/// </summary>
internal sealed record Bmp388Trimming(
    ushort T1, ushort T2, sbyte T3,
    short P1, short P2, sbyte P3, sbyte P4, ushort P5, ushort P6, sbyte P7, sbyte P8, short P9, sbyte P10, sbyte P11)
{
    /// <summary>Values as a chip from a shop has them.</summary>
    public static readonly Bmp388Trimming Typical = new(
        T1: 27772, T2: 18927, T3: -10,
        P1: -1174, P2: -4263, P3: 35, P4: 0, P5: 24660, P6: 30021, P7: -13, P8: -10, P9: 16350, P10: 25, P11: -60);

    /// <summary>Temperature of a raw code.</summary>
    /// <param name="code">24 bits.</param>
    /// <returns>°C.</returns>
    public double Temperature(double code)
    {
        double offset = code - (T1 * 256.0);
        return (offset * T2 / Math.Pow(2, 30)) + (offset * offset * T3 / Math.Pow(2, 48));
    }

    /// <summary>Pressure of a raw code.</summary>
    /// <param name="code">24 bits.</param>
    /// <param name="t">The temperature in °C.</param>
    public double Pressure(double code, double t)
    {
        double offset = (P5 * 8.0) + (P6 / 64.0 * t) + (P7 / 256.0 * t * t) + (P8 / 32768.0 * t * t * t);
        double slope = ((P1 - 16384) / Math.Pow(2, 20)) + ((P2 - 16384) / Math.Pow(2, 29) * t)
            + (P3 / Math.Pow(2, 32) * t * t) + (P4 / Math.Pow(2, 37) * t * t * t);
        double square = (P9 / Math.Pow(2, 48)) + (P10 / Math.Pow(2, 48) * t);
        return offset + (code * slope) + (code * code * square) + (code * code * code * P11 / Math.Pow(2, 65));
    }
}
