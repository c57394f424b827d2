namespace Nubison.Connection
{
    /// <summary>
    /// How far apart a device makes its requests while it has more than one to make, so that a fleet that gets power together,
    /// or returns from an outage, asks the platform for no more than twice its usual work, chance included.
    /// </summary>
    public static class Pace
    {
        private const int LongestPeriod = 60000;

        /// <summary>Tells how far apart login, registration and first reading are after a cold boot.</summary>
        /// <param name="period">The sampling period, in milliseconds.</param>
        /// <returns>Milliseconds, three quarters of the period, at most 45000.</returns>
        public static int Turn(int period) => (period < LongestPeriod ? period : LongestPeriod) * 3 / 4;

        /// <summary>Tells how far apart two waiting readings are sent: a third faster than they are taken, or four times.</summary>
        /// <param name="period">The sampling period, in milliseconds.</param>
        /// <param name="uptime">The time since boot, in milliseconds.</param>
        /// <param name="readings">How many readings were taken since boot.</param>
        /// <param name="isHurried">Whether readings or an event must not wait for long.</param>
        /// <returns>Milliseconds, 0 to three quarters of the period.</returns>
        public static int Spacing(int period, long uptime, long readings, bool isHurried)
        {
            // Events and sensors with periods of their own come on top of the sampling period: what counts is how often
            // readings really come, or the journal would fill while it is being emptied.
            long interval = readings == 0 ? period : (uptime + period) / readings;
            interval = interval < period ? interval : period;
            return (int)(isHurried ? interval / 4 : interval * 3 / 4);
        }
    }
}
