using System;

namespace Nubison.Delivery
{
    /// <summary>A reading as it waits for delivery. One object serves all readings that pass through the uploader.</summary>
    public sealed class StoredReading
    {
        /// <summary>The longest encoded reading, in bytes.</summary>
        public const int MaximumLength = 1024;

        /// <summary>
        /// Gets the measurements as JSON members without the braces around them, UTF-8:
        /// <c>"temperature":21.53,"door":1</c>. Only the first <see cref="Length"/> bytes are valid.
        /// </summary>
        public byte[] Members { get; } = new byte[MaximumLength];

        /// <summary>Gets or sets the length of <see cref="Members"/> in bytes.</summary>
        public int Length { get; set; }

        /// <summary>Gets or sets the reading's number, counted up from 1 across reboots.</summary>
        public long Sequence { get; set; }

        /// <summary>Gets or sets a value indicating whether <see cref="Time"/> is known.</summary>
        public bool HasTime { get; set; }

        /// <summary>Gets or sets when the reading was taken, UTC.</summary>
        public DateTime Time { get; set; }

        /// <summary>
        /// Gets or sets the milliseconds from its own boot to the reading; goes out, in seconds, as
        /// <c>bootUptime</c> where <see cref="HasTime"/> is false.
        /// </summary>
        public long Uptime { get; set; }
    }
}
