using Nubison.Delivery;
using Nubison.Protocol;

namespace Tests.Delivery
{
    /// <summary>Readings that wait, numbered from 1.</summary>
    public sealed class UploaderQueue : IReadingQueue
    {
        private long _first = 1;

        /// <summary>Gets or sets how many readings wait.</summary>
        public int Count { get; set; }

        /// <summary>Gets or sets what each reading holds.</summary>
        public string Members { get; set; } = "\"door\":1";

        /// <summary>Gets what happened to the readings: <c>1 delivered, 2 refused, </c>.</summary>
        public string Story { get; private set; } = string.Empty;

        /// <inheritdoc/>
        public long WaitingCount => Count;

        /// <inheritdoc/>
        public int AppendedCount => Count;

        /// <inheritdoc/>
        public int FillPercent => 0;

        /// <inheritdoc/>
        public long Peek(long after, JsonWriter data)
        {
            if (Count == 0)
            {
                return 0;
            }

            data.Literal("\"sequence\":").Number(_first).Literal(",\"bootUptime\":1,").Literal(Members);
            return _first;
        }

        /// <inheritdoc/>
        public void Delivered(long sequence)
        {
            Take(sequence, "delivered");
        }

        /// <inheritdoc/>
        public void Refused(long sequence)
        {
            Take(sequence, "refused");
        }

        private void Take(long sequence, string what)
        {
            Story += sequence.ToString() + " " + what + ", ";
            _first = sequence + 1;
            Count--;
        }
    }
}
