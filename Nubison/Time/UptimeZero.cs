using System;

namespace Nubison.Time
{
    /// <summary>When, by the time of day, the uptime was 0.</summary>
    internal static class UptimeZero
    {
        /// <summary>How far apart two looks at the clocks may be to count as one, in milliseconds.</summary>
        private const int Together = 20;

        private static readonly DateTime s_epoch = new DateTime(2020, 1, 1);

        /// <summary>Reads both clocks in one go: a handshake on another thread can stop this one for seconds.</summary>
        /// <returns>Milliseconds since 2020.</returns>
        internal static long Read(IClock clock)
        {
            long before;
            long now;
            do
            {
                before = clock.Uptime;
                now = (clock.UtcNow.Ticks - s_epoch.Ticks) / TimeSpan.TicksPerMillisecond;
            }
            while (clock.Uptime - before > Together);

            return now - before;
        }
    }
}
