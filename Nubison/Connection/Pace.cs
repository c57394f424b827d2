using Nubison.Time;

namespace Nubison.Connection
{
    /// <summary>
    /// How far apart a device makes its requests while it has more than one to make, so that a fleet that gets power together,
    /// or returns from an outage, asks the platform for no more than twice its usual work, chance included. Each distance is
    /// drawn, a quarter more or less than its mean: devices that all wait for the same must not march in step.
    /// </summary>
    public static class Pace
    {
        /// <summary>The longest turn, in milliseconds.</summary>
        public const int LongestTurn = 56250;

        private const int LongestPeriod = 60000;

        /// <summary>Draws how far apart login, registration and first reading are after a cold boot.</summary>
        /// <param name="period">The sampling period, in milliseconds.</param>
        /// <param name="random">Where the randomness comes from.</param>
        /// <returns>Milliseconds, three quarters of the period in the mean, at most <see cref="LongestTurn"/>.</returns>
        public static int Turn(int period, IRandom random) => Draw((period < LongestPeriod ? period : LongestPeriod) * 3 / 4, random);

        /// <summary>Draws how far apart two waiting readings are sent: a third faster than they are taken, or four times.</summary>
        /// <param name="period">The sampling period, in milliseconds.</param>
        /// <param name="uptime">The time since boot, in milliseconds.</param>
        /// <param name="readings">How many readings were taken since boot.</param>
        /// <param name="isHurried">Whether readings or an event must not wait for long.</param>
        /// <param name="random">Where the randomness comes from.</param>
        /// <returns>Milliseconds, in the mean three quarters or a quarter of the time between two readings.</returns>
        public static int Spacing(int period, long uptime, long readings, bool isHurried, IRandom random)
        {
            // Events and sensors with periods of their own come on top of the sampling period: what counts is how often
            // readings really come, or the journal would fill while it is being emptied. The boot's reading and the grid's first
            // are not a period apart.
            long interval = readings == 0 ? period : (uptime + (2 * period)) / readings;
            interval = interval < period ? interval : period;
            return Draw((int)(isHurried ? interval / 4 : interval * 3 / 4), random);
        }

        private static int Draw(int mean, IRandom random) => (mean * 3 / 4) + random.Next((mean / 2) + 1);
    }
}
