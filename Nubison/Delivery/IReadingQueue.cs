namespace Nubison.Delivery
{
    /// <summary>The readings that wait for delivery, oldest first, as the uploader sees them.</summary>
    public interface IReadingQueue
    {
        /// <summary>Copies the oldest waiting reading, which goes on waiting.</summary>
        /// <param name="reading">Overwritten with the oldest reading.</param>
        /// <returns>False where none waits or can be delivered yet.</returns>
        bool Peek(StoredReading reading);

        /// <summary>The platform has taken the reading that was peeked last: it waits no longer.</summary>
        /// <param name="sequence">That reading's number.</param>
        void Delivered(long sequence);

        /// <summary>The platform refused the reading that was peeked last: it is counted and waits no longer.</summary>
        /// <param name="sequence">That reading's number.</param>
        /// <param name="status">The HTTP status of the refusal.</param>
        /// <param name="code">The platform's code, such as <c>ERROR406</c>, or null.</param>
        void Refused(long sequence, int status, string code);
    }
}
