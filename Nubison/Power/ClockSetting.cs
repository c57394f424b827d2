namespace Nubison.Power
{
    /// <summary>
    /// A setting of the clock, and what it tells of the time since the one before: it was off by more and more until the device
    /// started, and by the same since. Times are milliseconds since 2020.
    /// </summary>
    public sealed class ClockSetting
    {
        /// <summary>When the clock was set before, or the device fell asleep after that.</summary>
        public readonly long From;

        /// <summary>What the clock showed, before it was set, of the moment the device started.</summary>
        public readonly long Before;

        /// <summary>What it shows of that moment since.</summary>
        public readonly long After;

        /// <summary>Initializes a new instance of the <see cref="ClockSetting"/> class.</summary>
        public ClockSetting(long from, long before, long after)
        {
            From = from;
            Before = before;
            After = after;
        }

        /// <summary>Initializes a new instance of the <see cref="ClockSetting"/> class: the first one of a clock that showed the time since a boot.</summary>
        public ClockSetting(long bootTime)
            : this(-1, 0, bootTime)
        {
        }

        /// <summary>Corrects a moment that the clock showed between the two settings.</summary>
        public long Correct(long moment) =>
            moment <= From ? moment
            : moment >= Before ? moment + After - Before
            : From + (long)((moment - From) * ((double)(After - From) / (Before - From)));
    }
}
