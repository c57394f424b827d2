using System;

namespace Nubison.Time
{
    /// <summary>Times as milliseconds since 2020.</summary>
    internal static class Since2020
    {
        /// <summary>How far apart two looks at the clocks may be to count as one, in milliseconds.</summary>
        private const int Together = 20;

        private static readonly DateTime s_start = new DateTime(2020, 1, 1);

        /// <summary>Gets the time of a date.</summary>
        internal static long Of(DateTime utc) => (utc.Ticks - s_start.Ticks) / TimeSpan.TicksPerMillisecond;

        /// <summary>Gets the date of a time.</summary>
        internal static DateTime ToDate(long time) => s_start.AddTicks(time * TimeSpan.TicksPerMillisecond);

        /// <summary>Tells when the uptime was 0. Reads both clocks in one go: a handshake on another thread can stop this one for seconds.</summary>
        internal static long OfStart(IClock clock)
        {
            long before;
            long now;
            do
            {
                before = clock.Uptime;
                now = Of(clock.UtcNow);
            }
            while (clock.Uptime - before > Together);

            return now - before;
        }
    }
}
