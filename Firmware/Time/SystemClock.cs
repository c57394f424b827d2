using System;
using Nubison.Time;

namespace Firmware.Time
{
    /// <summary>
    /// The ESP32's clock: counts from boot, and shows 1970 until SNTP has set it, which starts by itself with the first
    /// IP address.
    /// </summary>
    public sealed class SystemClock : IClock
    {
        private readonly long _boot = Environment.TickCount64;

        /// <inheritdoc/>
        public long Uptime => Environment.TickCount64 - _boot;

        /// <inheritdoc/>
        public bool IsValid => TimeOfDay.IsPlausible(DateTime.UtcNow);

        /// <inheritdoc/>
        public DateTime UtcNow => DateTime.UtcNow;
    }
}
