using System.Text;
using Nubison.Delivery;
using Nubison.Protocol;

namespace Tests.Delivery
{
    /// <summary>What a journal shows of a waiting reading.</summary>
    internal static class WaitingReading
    {
        private static readonly JsonWriter s_writer = new JsonWriter(new byte[2048]);

        /// <summary>Gets the reading behind a number as it goes out; an empty text if there is none.</summary>
        internal static string Text(IReadingQueue queue, long after = 0)
        {
            s_writer.Clear();
            return queue.Peek(after, s_writer) == 0 ? string.Empty : Encoding.UTF8.GetString(s_writer.Buffer, 0, s_writer.Length);
        }

        /// <summary>Gets the oldest reading's number; 0 if none waits.</summary>
        internal static long Number(IReadingQueue queue) => queue.Peek(0, s_writer.Clear());
    }
}
