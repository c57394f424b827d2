using Nubison.Delivery;
using Nubison.Protocol;

namespace Host.Tests.Doubles;

/// <summary>Readings numbered from 1, and what became of them.</summary>
/// <param name="taken">How many were taken until now.</param>
internal sealed class NumberedQueue(Func<int> taken) : IReadingQueue
{
    /// <summary>The readings that were delivered, in their order.</summary>
    public List<long> Delivery { get; } = [];

    /// <summary>The readings that were refused for good, in their order.</summary>
    public List<long> Refusals { get; } = [];

    public long WaitingCount => AppendedCount - Gone;

    public int AppendedCount => taken();

    public int FillPercent => 0;

    private int Gone => Delivery.Count + Refusals.Count;

    public long Peek(long after, JsonWriter data)
    {
        long sequence = Math.Max(Gone, after) + 1;
        if (sequence > AppendedCount)
        {
            return 0;
        }

        data.Literal("\"sequence\":").Number(sequence).Literal(",\"door\":1");
        return sequence;
    }

    public void Settle(long sequence, bool isRefused)
    {
        Assert.AreEqual(Gone + 1, sequence);
        (isRefused ? Refusals : Delivery).Add(sequence);
    }
}
