using System;
using System.Text;
using Nubison.Delivery;

namespace Tests.Delivery
{
    /// <summary>Readings that wait, numbered from 1.</summary>
    public sealed class UploaderQueue : IReadingQueue
    {
        private long _first = 1;

        /// <summary>Gets or sets how many readings wait.</summary>
        public int Count { get; set; }

        /// <summary>Gets what happened to the readings: <c>1 delivered, 2 refused 400 ERROR406, </c>.</summary>
        public string Story { get; private set; } = string.Empty;

        /// <inheritdoc/>
        public bool Peek(StoredReading reading)
        {
            if (Count == 0)
            {
                return false;
            }

            byte[] members = Encoding.UTF8.GetBytes("\"door\":1");
            Array.Copy(members, reading.Members, members.Length);
            reading.Length = members.Length;
            reading.Sequence = _first;
            reading.HasTime = false;
            reading.Uptime = 1000;
            return true;
        }

        /// <inheritdoc/>
        public void Delivered(long sequence)
        {
            Take(sequence, "delivered");
        }

        /// <inheritdoc/>
        public void Refused(long sequence, int status, string code)
        {
            Take(sequence, "refused " + status.ToString() + " " + code);
        }

        private void Take(long sequence, string what)
        {
            Story += sequence.ToString() + " " + what + ", ";
            _first = sequence + 1;
            Count--;
        }
    }
}
