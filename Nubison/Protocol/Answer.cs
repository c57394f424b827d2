using Nubison.Http;

namespace Nubison.Protocol
{
    /// <summary>
    /// What came of a call. One object serves all calls: it is overwritten by the next one. Nothing in it but
    /// <see cref="Token"/> is a secret.
    /// </summary>
    public sealed class Answer
    {
        /// <summary>Gets what was asked.</summary>
        public PlatformCall Call { get; internal set; }

        /// <summary>Gets what the answer means.</summary>
        public Outcome Outcome { get; internal set; }

        /// <summary>Gets the HTTP status; 0 where there was no answer.</summary>
        public int Status { get; internal set; }

        /// <summary>Gets the platform's code, such as <c>ERROR402</c>, or null.</summary>
        public string Code { get; internal set; }

        /// <summary>
        /// Gets what the platform, or the network, says of a failure: at most 80 printable ASCII characters, or null;
        /// null also where it repeats a secret.
        /// </summary>
        public string Message { get; internal set; }

        /// <summary>Gets why there is no usable answer.</summary>
        public HttpFailure Failure { get; internal set; }

        /// <summary>Gets the Retry-After header as it came, or null.</summary>
        public string RetryAfter { get; internal set; }

        /// <summary>
        /// Gets the access token of an accepted login, as the bytes between its quotation marks in the reply; else
        /// null. It goes back to the platform byte by byte as it came, whatever is in it. A secret.
        /// </summary>
        public byte[] Token { get; internal set; }

        /// <summary>Says a call that was not accepted in words: the call, the outcome and what is known of its cause.</summary>
        /// <returns>One line without a secret in it.</returns>
        public string Describe()
        {
            string cause = Failure == HttpFailure.None ? Status.ToString() : Name(Failure);
            cause = Code == null ? cause : cause + " " + Code;
            cause = Message == null ? cause : cause + ": " + Message;
            return Name(Call) + ": " + OutcomeTable.Name(Outcome) + " (" + cause + ")";
        }

        private static string Name(PlatformCall call)
        {
            return call switch
            {
                PlatformCall.Login => "login",
                PlatformCall.Logout => "logout",
                PlatformCall.Register => "registration",
                _ => "data",
            };
        }

        private static string Name(HttpFailure failure)
        {
            return failure switch
            {
                HttpFailure.NoName => "name not resolved",
                HttpFailure.NoConnection => "no connection",
                HttpFailure.NotTrusted => "not trusted",
                HttpFailure.TimedOut => "timed out",
                HttpFailure.CutOff => "cut off",
                HttpFailure.NotHttp => "not HTTP",
                HttpFailure.NotJson => "not JSON",
                HttpFailure.TooLong => "too long",
                _ => "given up",
            };
        }
    }
}
