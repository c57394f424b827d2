namespace Nubison.Http
{
    /// <summary>
    /// The answer to the last request. One object serves all requests: it is overwritten by the next one.
    /// </summary>
    public sealed class HttpReply
    {
        /// <summary>The longest body that is read, in bytes. The protocol's own answers stay below 300.</summary>
        public const int MaximumBodyLength = 2048;

        /// <summary>Gets the body; only the first <see cref="BodyLength"/> bytes are valid.</summary>
        public byte[] Body { get; } = new byte[MaximumBodyLength];

        /// <summary>Gets or sets the body's length in bytes.</summary>
        public int BodyLength { get; set; }

        /// <summary>Gets or sets the HTTP status, 100 to 599; 0 where there was no answer.</summary>
        public int Status { get; set; }

        /// <summary>Gets or sets why there is no usable answer; <see cref="HttpFailure.None"/> where there is one.</summary>
        public HttpFailure Failure { get; set; }

        /// <summary>Gets or sets the answer's Retry-After header as it came, or null.</summary>
        public string RetryAfter { get; set; }

        /// <summary>Gets or sets what the network said of a failure, for the log; may be null.</summary>
        public string Detail { get; set; }

        /// <summary>Forgets the last answer.</summary>
        public void Clear()
        {
            BodyLength = 0;
            Status = 0;
            Failure = HttpFailure.None;
            RetryAfter = null;
            Detail = null;
        }
    }
}
