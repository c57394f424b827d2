namespace Nubison.Http
{
    /// <summary>Why a request has no usable answer.</summary>
    public enum HttpFailure
    {
        /// <summary>There is an answer: its status is valid, and its body if the status leaves a question.</summary>
        None = 0,

        /// <summary>The server's name could not be resolved.</summary>
        NoName,

        /// <summary>No connection: refused, or no route.</summary>
        NoConnection,

        /// <summary>The server's certificate or its TLS was not accepted.</summary>
        NotTrusted,

        /// <summary>No answer, or no whole answer, within the time limit.</summary>
        TimedOut,

        /// <summary>The connection ended before the end of the answer, or before its start.</summary>
        CutOff,

        /// <summary>What came is not HTTP: status 0 or outside 100 to 599.</summary>
        NotHttp,

        /// <summary>The answer's head, or a line of it, is longer than is read.</summary>
        HeadTooLong,

        /// <summary>The request is longer than its buffer: nothing was sent.</summary>
        RequestTooLong,

        /// <summary>The request was given up because the device stops.</summary>
        Aborted,
    }
}
