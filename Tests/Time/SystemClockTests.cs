using System;
using Firmware.Time;
using nanoFramework.TestFramework;

namespace Tests.Time
{
    /// <summary>Which times of day the device believes.</summary>
    [TestClass]
    public class SystemClockTests
    {
        /// <summary>A clock that nobody set, or that a time server set wrong, is doubted.</summary>
        /// <param name="year">The year.</param>
        /// <param name="month">The month.</param>
        /// <param name="day">The day.</param>
        /// <param name="isPlausible">Whether it is believed.</param>
        [DataRow(1970, 1, 1, false)]
        [DataRow(2025, 12, 31, false)]
        [DataRow(2026, 1, 1, true)]
        [DataRow(2036, 2, 6, true)]
        [DataRow(2036, 2, 7, false)]
        [DataRow(2036, 2, 8, true)]
        [DataRow(2045, 12, 31, true)]
        [DataRow(2046, 1, 1, false)]
        [DataRow(2092, 11, 23, false)]
        [TestMethod, Collect]
        public void A_clock_that_cannot_be_right_is_doubted(int year, int month, int day, bool isPlausible)
        {
            Assert.AreEqual(isPlausible, SystemClock.IsPlausible(new DateTime(year, month, day, 6, 28, 16)));
        }
    }
}
