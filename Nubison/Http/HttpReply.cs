namespace Nubison.Http
{
    /// <summary>
    /// The answer to the last request. One object serves all requests: it is overwritten by the next one.
    /// </summary>
    public sealed class HttpReply
    {
        /// <summary>Gets or sets the HTTP status, 200 to 599; 0 if there was no answer.</summary>
        public int Status { get; set; }

        /// <summary>Gets or sets why there is no usable answer; <see cref="HttpFailure.None"/> if there is one.</summary>
        public HttpFailure Failure { get; set; }

        /// <summary>Gets or sets the network's own number for a failure, a socket error; 0 if there is none.</summary>
        public int Error { get; set; }

        /// <summary>Gets or sets the answer's Retry-After header as it came, or null.</summary>
        public string RetryAfter { get; set; }

        /// <summary>Gets what was found in the answer's body.</summary>
        public ReplyBody Body { get; } = new ReplyBody();

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
