namespace Sensors.Sampling
{
    /// <summary>Times at a fixed rate: computed from their start each time, so that no error adds up.</summary>
    public static class Grid
    {
        /// <summary>Finds the next time on the grid; those that have passed are skipped.</summary>
        /// <param name="origin">Where the grid starts, in milliseconds.</param>
        /// <param name="period">The period in milliseconds, above 0.</param>
        /// <param name="divisions">Into how many steps a period is divided, 1 or more; each period's start is one of them.</param>
        /// <param name="now">The time, not before <paramref name="origin"/>.</param>
        /// <returns>The first time after <paramref name="now"/>.</returns>
        public static long Next(long origin, long period, int divisions, long now)
        {
            long step = ((now - origin) * divisions / period) + 1;
            return origin + (((step * period) + divisions - 1) / divisions);
        }
    }
}
