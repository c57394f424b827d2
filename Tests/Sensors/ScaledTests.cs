using nanoFramework.TestFramework;
using Sensors;

namespace Tests.Sensors
{
    /// <summary>Integers that stand for decimals.</summary>
    [TestClass]
    public class ScaledTests
    {
        /// <summary>To the nearest, halves away from zero, for odd and even divisors and both signs.</summary>
        [DataRow(7L, 2L, 4L)]
        [DataRow(-7L, 2L, -4L)]
        [DataRow(6L, 4L, 2L)]
        [DataRow(5L, 4L, 1L)]
        [DataRow(4L, 3L, 1L)]
        [DataRow(5L, 3L, 2L)]
        [DataRow(-4L, 3L, -1L)]
        [DataRow(-5L, 3L, -2L)]
        [DataRow(0L, 9L, 0L)]
        [DataRow(9L, 1L, 9L)]
        [TestMethod, Collect]
        public void A_quotient_is_rounded(long dividend, long divisor, long expected)
        {
            Assert.AreEqual(expected, Scaled.Divide(dividend, divisor));
        }

        /// <summary>Numbers of the settings have few decimals and come out exactly.</summary>
        [DataRow(20.5, 2, 2050L)]
        [DataRow(-0.1, 1, -1L)]
        [DataRow(0.2794, 4, 2794L)]
        [DataRow(100.25, 1, 1003L)]
        [DataRow(0.0, 6, 0L)]
        [TestMethod, Collect]
        public void A_number_is_scaled(double number, int decimals, long expected)
        {
            Assert.AreEqual(expected, Scaled.From(number, decimals));
        }
    }
}
