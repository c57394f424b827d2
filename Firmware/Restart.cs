namespace Firmware
{
    /// <summary>
    /// When the device restarts as planned. The counter behind the runtime's uptime and its sleeping threads has 32 bits of
    /// 10 ms each: after 497 days it wraps, and threads that sleep then do not wake.
    /// </summary>
    public static class Restart
    {
        /// <summary>How long the device runs before, in milliseconds: 300 days.</summary>
        public const long After = 300L * 24 * 3600 * 1000;

        /// <summary>How long it waits at most for a good moment, in milliseconds: a day.</summary>
        public const long Patience = 24L * 3600 * 1000;

        /// <summary>How much time a restart takes, in milliseconds: no reading should be due in it.</summary>
        public const int Length = 15000;

        /// <summary>Tells whether the device is to restart now; times in milliseconds.</summary>
        public static bool IsDue(long uptime, int untilNextReading) =>
            uptime >= After && (untilNextReading >= Length || uptime >= After + Patience);
    }
}
