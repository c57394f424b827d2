namespace Nubison.Power
{
    /// <summary>Why the device runs.</summary>
    public enum WakeCause
    {
        /// <summary>Power-on, reset, a reboot, or a stop that was for good: a person may be near.</summary>
        ColdBoot,

        /// <summary>The timer ended a sleep between two readings.</summary>
        Timer,

        /// <summary>A pin ended it: something happened.</summary>
        Pin,
    }
}
