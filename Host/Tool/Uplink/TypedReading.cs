using Nubison.Delivery;
using Nubison.Protocol;

namespace Host.Tool.Uplink;

/// <summary>The one reading that waits when it is sent from here; its number is 0, which no device gives.</summary>
/// <param name="members">Its measurements as JSON members, UTF-8.</param>
/// <param name="time">When it was taken.</param>
internal sealed class TypedReading(byte[] members, DateTime time) : IReadingQueue
{
    public long WaitingCount => 1;

    public int AppendedCount => 1;

    public int FillPercent => 0;

    public long Peek(long after, JsonWriter data)
    {
        data.Literal("\"sequence\":0,\"time\":").Time(time).Literal(',').Raw(members, 0, members.Length);
        return 1;
    }

    public void Settle(long sequence, bool isRefused)
    {
    }
}
