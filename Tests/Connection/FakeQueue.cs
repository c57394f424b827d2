using Nubison.Connection;
using Nubison.Delivery;
using Nubison.Protocol;

namespace Tests.Connection
{
    /// <summary>Readings that wait, numbered from 1, and what became of them.</summary>
    public sealed class FakeQueue : IReadingQueue
    {
        private long _first = 1;

        /// <summary>Gets or sets how many readings wait.</summary>
        public int Count { get; set; }

        /// <summary>Gets or sets each reading's measurements.</summary>
        public string Members { get; set; } = "\"door\":1";

        /// <summary>Gets or sets an uplink for which an event comes while it counts the readings next; null for none.</summary>
        public Uplink WakesWhenCounted { get; set; }

        /// <summary>Gets what happened to the readings: <c>1 delivered, 2 refused, </c>.</summary>
        public string Story { get; private set; } = string.Empty;

        /// <inheritdoc/>
        public long WaitingCount
        {
            get
            {
                Uplink uplink = WakesWhenCounted;
                WakesWhenCounted = null;
                if (uplink != null)
                {
                    uplink.Wake(true);
                }

                return Count;
            }
        }

        /// <inheritdoc/>
        public int AppendedCount { get; set; }

        /// <inheritdoc/>
        public int FillPercent { get; set; }

        /// <inheritdoc/>
        public long Peek(long after, JsonWriter data)
        {
            long sequence = after < _first ? _first : after + 1;
            if (sequence >= _first + Count)
            {
                return 0;
            }

            data.Literal("\"sequence\":").Number(sequence).Literal(',').Literal(Members);
            return sequence;
        }

        /// <inheritdoc/>
        public void Settle(long sequence, bool isRefused)
        {
            Story += sequence.ToString() + (isRefused ? " refused, " : " delivered, ");
            _first = sequence + 1;
            Count--;
        }
    }
}
