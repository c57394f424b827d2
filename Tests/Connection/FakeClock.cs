using System;
using Nubison.Time;

namespace Tests.Connection
{
    /// <summary>A clock that stands until it is set.</summary>
    public sealed class FakeClock : IClock
    {
        /// <inheritdoc/>
        public long Uptime { get; set; }

        /// <inheritdoc/>
        public bool IsValid { get; set; } = true;

        /// <inheritdoc/>
        public DateTime UtcNow { get; set; } = new DateTime(2026, 11, 23, 4, 45, 0);
    }
}
