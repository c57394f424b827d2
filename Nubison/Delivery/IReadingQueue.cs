using Nubison.Protocol;

namespace Nubison.Delivery
{
    /// <summary>The readings that wait for delivery, oldest first, as the uplink sees them.</summary>
    public interface IReadingQueue
    {
        /// <summary>Gets how many readings wait.</summary>
        long WaitingCount { get; }

        /// <summary>Gets how many readings came in since boot.</summary>
        int AppendedCount { get; }

        /// <summary>Gets how full the queue is, 0 to 100.</summary>
        int FillPercent { get; }

        /// <summary>
        /// Writes a waiting reading, which goes on waiting, as JSON members: <c>"sequence":12,"time":"..."</c> (or
        /// <c>"bootUptime":65</c>), then its measurements.
        /// </summary>
        /// <param name="after">The number behind which the reading's is; 0 for the oldest reading.</param>
        /// <param name="data">Where to write. If the reading does not fit, it has overflowed afterwards.</param>
        /// <returns>The reading's number; 0 if none waits or can go yet: then nothing was written.</returns>
        long Peek(long after, JsonWriter data);

        /// <summary>The platform has taken the oldest reading, or refused it for good, which is counted: it waits no longer.</summary>
        void Settle(long sequence, bool isRefused);
    }
}
