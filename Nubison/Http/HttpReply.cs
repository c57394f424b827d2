namespace Nubison.Http
{
    /// <summary>
    /// The answer to the last request. One object serves all requests: it is overwritten by the next one. Plain fields, as in
    /// <see cref="Nubison.Connection.Outcome"/>.
    /// </summary>
    public sealed class HttpReply
    {
        /// <summary>The HTTP status, 200 to 599; 0 if there was no answer.</summary>
        public int Status;

        /// <summary>Why there is no usable answer; <see cref="HttpFailure.None"/> if there is one.</summary>
        public HttpFailure Failure;

        /// <summary>The network's own number for a failure, a socket error; 0 if there is none.</summary>
        public int Error;

        /// <summary>The answer's Retry-After header as it came, or null.</summary>
        public string RetryAfter;

        /// <summary>What was found in the answer's body.</summary>
        public readonly ReplyBody Body = new ReplyBody();

        /// <summary>Forgets the last answer.</summary>
        public void Clear()
        {
            Status = 0;
            Failure = HttpFailure.None;
            Error = 0;
            RetryAfter = null;
            Body.Clear();
        }
    }
}
