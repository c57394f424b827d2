namespace Host.Board.Chips;

/// <summary>From a physical value back to the raw code that a data sheet's formula would make it of.</summary>
internal static class Inverse
{
    /// <summary>Finds the code whose value comes nearest to the wanted one.</summary>
    /// <param name="formula">The data sheet's formula, rising or falling over the whole range.</param>
    /// <param name="last">The greatest code; the least is 0.</param>
    /// <param name="wanted">The physical value; beyond the range the nearer end is taken.</param>
    public static int Code(Func<int, double> formula, int last, double wanted)
    {
        int below = 0;
        int above = last;
        bool rising = formula(last) > formula(0);
        while (above - below > 1)
        {
            int middle = (below + above) / 2;
            if (formula(middle) <= wanted == rising)
            {
                below = middle;
            }
            else
            {
                above = middle;
            }
        }

        return Math.Abs(formula(below) - wanted) <= Math.Abs(formula(above) - wanted) ? below : above;
    }

    /// <summary>Rounds to the nearest of a converter's codes that are so far apart, from 0 on.</summary>
    public static int RoundToStep(double value, int last, int step) => step * Round(value / step, 0, last / step);

    /// <summary>Rounds to the nearest code of a converter and holds at its ends.</summary>
    /// <param name="value">The value in units of the least significant bit.</param>
    public static int Round(double value, int least, int last) =>
        (int)Math.Clamp(Math.Round(value, MidpointRounding.AwayFromZero), least, last);
}
