namespace Sensors
{
    /// <summary>Exact arithmetic with integers that stand for decimals: 2153 with two decimals is 21.53.</summary>
    public static class Scaled
    {
        /// <summary>Divides and rounds to the nearest, halves away from zero.</summary>
        /// <param name="dividend">The dividend.</param>
        /// <param name="divisor">The divisor, above 0.</param>
        /// <returns>The rounded quotient.</returns>
        public static long Divide(long dividend, long divisor)
        {
            long half = divisor / 2;
            return (dividend < 0 ? dividend - half : dividend + half) / divisor;
        }

        /// <summary>Gets a power of ten.</summary>
        /// <param name="exponent">0 to 18.</param>
        /// <returns>Ten to that power.</returns>
        public static long Power(int exponent)
        {
            long power = 1;
            for (int i = 0; i < exponent; i++)
            {
                power *= 10;
            }

            return power;
        }

        /// <summary>Scales a number, rounded to the nearest, halves away from zero.</summary>
        /// <param name="number">The number; its scaled value has to fit.</param>
        /// <param name="decimals">How many decimals.</param>
        /// <returns>The scaled value.</returns>
        public static long From(double number, int decimals)
        {
            double scaled = number * Power(decimals);
            return (long)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
        }
    }
}
