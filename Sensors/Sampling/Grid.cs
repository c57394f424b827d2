namespace Sensors.Sampling
{
    /// <summary>Times at a fixed rate: computed from their start each time, so that no error adds up.</summary>
    public static class Grid
    {
        /// <summary>
        /// Gets the first time after now, in milliseconds, on a grid that starts at an origin, not after now, and divides each
        /// period, above 0, into one or more steps; those that have passed are skipped.
        /// </summary>
        public static long Next(long origin, long period, int divisions, long now)
        {
            long step = ((now - origin) * divisions / period) + 1;
            return origin + (((step * period) + divisions - 1) / divisions);
        }
    }
}
