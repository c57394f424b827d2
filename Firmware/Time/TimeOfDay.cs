using System;

namespace Firmware.Time
{
    /// <summary>Which times of day the device believes.</summary>
    public static class TimeOfDay
    {
        private const int EarliestYear = 2026;
        private const int LatestYear = 2045;

        /// <summary>
        /// Tells a time of day that may be right from one that nobody set, or that a time server set wrong. NTP's seconds
        /// start again from 0 on 7 February 2036 (RFC 5905, section 6): a server that answers zeros sets the clock to that
        /// day, one that counts from 1970 to 2092. The real day, once it comes, is waited out.
        /// </summary>
        /// <returns>True from 2026 to 2045, except on 7 February 2036.</returns>
        public static bool IsPlausible(DateTime utc) =>
            utc.Year >= EarliestYear && utc.Year <= LatestYear && !(utc.Year == 2036 && utc.Month == 2 && utc.Day == 7);
    }
}
