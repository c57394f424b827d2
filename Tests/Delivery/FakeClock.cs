using System;
using Nubison.Time;

namespace Tests.Delivery
{
    /// <summary>A clock that a test moves.</summary>
    internal sealed class FakeClock : IClock
    {
        public long Uptime { get; set; }

        public bool IsValid { get; set; } = true;

        public DateTime UtcNow => Booted.AddTicks(Uptime * TimeSpan.TicksPerMillisecond);

        /// <summary>Gets or sets when the boot was.</summary>
        internal DateTime Booted { get; set; } = new DateTime(2026, 11, 23, 8, 0, 0);
    }
}
