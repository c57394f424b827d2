using System;
using Nubison.Time;

namespace Tests.Delivery
{
    /// <summary>A clock that a test moves.</summary>
    public sealed class FakeClock : IClock
    {
        /// <inheritdoc/>
        public long Uptime { get; set; }

        /// <inheritdoc/>
        public bool IsValid { get; set; } = true;

        /// <inheritdoc/>
        public DateTime UtcNow
        {
            get
            {
                Uptime += Stall;
                Stall = 0;
                return Booted.AddTicks(Uptime * TimeSpan.TicksPerMillisecond);
            }

            set => Booted = value.AddTicks(-Uptime * TimeSpan.TicksPerMillisecond);
        }

        /// <summary>Gets or sets for how long the next look at the time of day is held up, in milliseconds.</summary>
        internal long Stall { get; set; }

        /// <summary>Gets or sets when the boot was.</summary>
        internal DateTime Booted { get; set; } = new DateTime(2026, 11, 23, 8, 0, 0);
    }
}
