using System;
using Nubison.Time;

namespace Firmware.Time
{
    /// <summary>
    /// The ESP32's clock: counts from boot, and shows 1970 until SNTP has set it, which starts by itself with the first
    /// IP address.
    /// </summary>
    public sealed class SystemClock : IClock
    {
        private const int EarliestYear = 2026;
        private const int LatestYear = 2045;

        private readonly long _boot = Environment.TickCount64;

        /// <inheritdoc/>
        public long Uptime => Environment.TickCount64 - _boot;

        /// <inheritdoc/>
        public bool IsValid => IsPlausible(DateTime.UtcNow);

        /// <inheritdoc/>
        public DateTime UtcNow => DateTime.UtcNow;

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
