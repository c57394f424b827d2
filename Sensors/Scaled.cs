namespace Sensors
{
    /// <summary>Exact arithmetic with integers that stand for decimals: 2153 with two decimals is 21.53.</summary>
    public static class Scaled
    {
        /// <summary>Divides by a divisor above 0 and rounds to the nearest, halves away from zero.</summary>
        public static long Divide(long dividend, long divisor)
        {
            long half = divisor / 2;
            return (dividend < 0 ? dividend - half : dividend + half) / divisor;
        }

        /// <summary>Gets a power of ten, 0 to 18.</summary>
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
        public static long From(double number, int decimals)
        {
            double scaled = number * Power(decimals);
            return (long)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
        }
    }
}
