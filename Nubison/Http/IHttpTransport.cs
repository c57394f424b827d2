namespace Nubison.Http
{
    /// <summary>The one way to the network. The device's implementation speaks HTTP over its sockets.</summary>
    public interface IHttpTransport
    {
        /// <summary>
        /// Posts a body and reads the answer. Ends within the transport's time limits whatever the server does, and throws
        /// nothing: what went wrong is in the reply.
        /// </summary>
        /// <param name="path">The path below the platform's URL, with its leading slash.</param>
        /// <param name="contentType">The body's content type.</param>
        /// <param name="authorization">The Authorization header, or null for none.</param>
        /// <param name="body">The buffer that holds the body from its start on; it is left as it is.</param>
        /// <param name="length">The body's length in bytes.</param>
        /// <param name="reply">Overwritten with the answer.</param>
        void Post(string path, string contentType, string authorization, byte[] body, int length, HttpReply reply);

        /// <summary>
        /// Gives up the request that is under way, if any: its Post ends at once with
        /// <see cref="HttpFailure.Aborted"/>. Later requests work as before. Called from another thread.
        /// </summary>
        void Abort();
    }
}
