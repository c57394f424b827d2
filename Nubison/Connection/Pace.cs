namespace Nubison.Connection
{
    /// <summary>
    /// How fast waiting readings are sent once the platform is back: twice as fast as they are taken, so that a fleet that
    /// returns from an outage asks the platform for no more than twice its usual work. A journal more than half full is
    /// emptied twice as fast again, since the next outage would cost readings.
    /// </summary>
    public static class Pace
    {
        private const int HalfFull = 50;

        /// <summary>Tells how far apart two waiting readings are sent.</summary>
        /// <param name="period">The sampling period, in milliseconds.</param>
        /// <param name="uptime">The time since boot, in milliseconds.</param>
        /// <param name="readings">How many readings were taken since boot.</param>
        /// <param name="fillPercent">How full the journal is, 0 to 100.</param>
        /// <returns>Milliseconds, 0 to half the period.</returns>
        public static int Spacing(int period, long uptime, long readings, int fillPercent)
        {
            // Events and sensors with periods of their own come on top of the sampling period: what counts is how often
            // readings really come, or the journal would fill while it is being emptied.
            long interval = readings == 0 ? period : (uptime + period) / readings;
            return (int)(interval < period ? interval : period) / (fillPercent > HalfFull ? 4 : 2);
        }
    }
}
