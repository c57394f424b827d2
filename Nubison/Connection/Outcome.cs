using Nubison.Http;
using Nubison.Protocol;

namespace Nubison.Connection
{
    /// <summary>
    /// What an answer, or its absence, means: one row of <see cref="OutcomeTable"/>. One object serves all requests, and
    /// its fields are plain ones, since on the device each accessor is a method in flash.
    /// </summary>
    public sealed class Outcome
    {
        /// <summary>What the answer means, in the words of the log.</summary>
        public string Meaning;

        /// <summary>What the device does about it.</summary>
        public Remedy Remedy;

        /// <summary>How long it waits before the next request.</summary>
        public Wait Wait;

        /// <summary>How far the device gets, for the LED and the log.</summary>
        public Stage Stage;

        /// <summary>What becomes of the reading that was sent; of no matter if none was.</summary>
        public Fate Fate;

        /// <summary>Gets a value indicating whether the platform did what it was asked.</summary>
        public bool IsAccepted => Fate == Fate.Delivered;

        /// <summary>Tells why a call was not accepted.</summary>
        /// <returns>Status and code, or the network's number for the failure, in brackets behind a space; or nothing.</returns>
        public static string Cause(PlatformCall call, HttpReply reply)
        {
            return reply.Failure != HttpFailure.None ? (reply.Error == 0 ? string.Empty : " (error " + reply.Error + ")")
                : " (" + reply.Status + (reply.Body.Code == null ? string.Empty : " " + reply.Body.Code) + Expected(call, reply.Status) + ")";
        }

        /// <summary>Says in words what became of a call.</summary>
        /// <returns>One line: the call, the meaning and the cause. No word of the platform's own is in it, so no secret.</returns>
        public string Describe(PlatformCall call, HttpReply reply) => Name(call) + ": " + Meaning + Cause(call, reply);

        /// <summary>Sets the row.</summary>
        internal void Set(string meaning, Remedy remedy, Wait wait, Stage stage, Fate fate)
        {
            Meaning = meaning;
            Remedy = remedy;
            Wait = wait;
            Stage = stage;
            Fate = fate;
        }

        private static string Expected(PlatformCall call, int status)
        {
            return status >= 400 ? string.Empty
                : call == PlatformCall.Login ? (status == 200 ? " without a token" : "; the protocol says 200")
                : call == PlatformCall.Logout ? "; the protocol says 200"
                : (status == 200 ? " without the platform's JSON" : string.Empty) + "; the protocol says 201";
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
    }
}
