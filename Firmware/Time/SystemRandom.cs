using System;
using Nubison.Time;

namespace Firmware.Time
{
    /// <summary>The runtime's random numbers; on an ESP32 each of them comes from the hardware generator.</summary>
    public sealed class SystemRandom : IRandom
    {
        private readonly Random _random = new Random();

        /// <inheritdoc/>
        public int Next(int exclusiveMaximum) => _random.Next(exclusiveMaximum);
    }
}
