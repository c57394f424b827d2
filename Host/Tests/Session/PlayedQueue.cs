using Nubison.Delivery;
using Nubison.Protocol;

namespace Host.Tests.Session;

/// <summary>Readings that come in at a fixed rate, and what became of them.</summary>
/// <param name="time">The time.</param>
/// <param name="period">The milliseconds between two readings.</param>
/// <param name="total">How many come in all.</param>
internal sealed class PlayedQueue(VirtualTime time, int period, int total) : IReadingQueue
{
    /// <summary>Gets the readings that were delivered, in their order.</summary>
    public List<long> Delivery { get; } = [];

    /// <summary>Gets the readings that were refused for good, in their order.</summary>
    public List<long> Refusals { get; } = [];

    /// <summary>Gets a value indicating whether all readings came in and none waits.</summary>
    public bool IsDone => Gone == total;

    /// <summary>Gets how many readings wait.</summary>
    public long WaitingCount => Math.Min(total, (time.Uptime / period) + 1) - Gone;

    private int Gone => Delivery.Count + Refusals.Count;

    /// <inheritdoc/>
    public int AppendedCount => Gone + (int)WaitingCount;

    /// <inheritdoc/>
    public int FillPercent => 0;

    /// <inheritdoc/>
    public long Peek(long after, JsonWriter data)
    {
        long sequence = Math.Max(Gone, after) + 1;
        if (sequence > Gone + WaitingCount)
        {
            return 0;
        }

        data.Literal("\"sequence\":").Number(sequence).Literal(",\"door\":1");
        return sequence;
    }

    /// <inheritdoc/>
    public void Settle(long sequence, bool isRefused)
    {
        Assert.AreEqual(Gone + 1, sequence);
        (isRefused ? Refusals : Delivery).Add(sequence);
    }
}
