using System;

namespace Nubison.Time
{
    /// <summary>
    /// The time since boot, which is always right, and the time of day, which is right only once it was set.
    /// </summary>
    public interface IClock
    {
        /// <summary>Gets the milliseconds since boot: never steps, never goes backwards.</summary>
        long Uptime { get; }

        /// <summary>Gets a value indicating whether the time of day was set since boot.</summary>
        bool IsValid { get; }

        /// <summary>Gets the time of day in UTC; meaningless while <see cref="IsValid"/> is false.</summary>
        DateTime UtcNow { get; }
    }
}
