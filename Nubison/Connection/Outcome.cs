using Nubison.Http;
using Nubison.Protocol;

namespace Nubison.Connection
{
    /// <summary>
    /// What an answer, or its absence, means and what follows from it: the table of <c>docs/protocol.md</c>. Nothing else in
    /// the firmware decides on an answer. One object serves all requests, and its fields are plain ones, since on the device
    /// each accessor is a method in flash.
    /// </summary>
    public sealed class Outcome
    {
        /// <summary>What the answer means, in the words of the log.</summary>
        public string Meaning;

        /// <summary>What the device does about it.</summary>
        public Remedy Remedy;

        /// <summary>How far the device gets, for the LED and the log.</summary>
        public Stage Stage;

        /// <summary>Gets a value indicating whether the platform did what it was asked.</summary>
        public bool IsAccepted => Stage == Stage.Ok;

        /// <summary>Looks up what the answer to a call means, one row per answer; the first row that fits counts.</summary>
        public void LookUp(PlatformCall call, HttpReply reply)
        {
            // The protocol has its codes in a 400 alone.
            int status = reply.Status;
            string code = status == 400 ? reply.Body.Code : null;
            if (reply.Failure != HttpFailure.None)
            {
                Set(Name(reply.Failure), reply.Failure == HttpFailure.Aborted ? Remedy.None : Remedy.BackOff, StageOf(reply.Failure));
            }
            else if (IsAcceptance(call, reply))
            {
                Set("accepted", Remedy.None, Stage.Ok);
            }
            else if (status < 400)
            {
                bool isTooLong = call == PlatformCall.Login && status == 200 && reply.Body.IsTokenTooLong;
                Set(isTooLong ? "access token too long" : "not the platform", isTooLong ? Remedy.LongestBackOff : Remedy.BackOff, Stage.NoAnswer);
            }
            else if (status >= 500 || status == 408 || status == 429)
            {
                Refuse("platform busy", Remedy.BackOff);
            }
            else if ((call == PlatformCall.Login && status == 401) || code == "ERROR401" || code == "ERROR403")
            {
                Refuse("credentials refused", Remedy.LongestBackOff);
            }
            else if (code == "ERROR402")
            {
                Refuse("device key refused", Remedy.LongestBackOff);
            }
            else if (call != PlatformCall.Login && (status == 401 || code == "ERROR404"))
            {
                Refuse("token refused", Remedy.LogIn);
            }
            else
            {
                LookUpRefusal(call, status, code);
            }
        }

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

        // What each call has for itself.
        private void LookUpRefusal(PlatformCall call, int status, string code)
        {
            switch (call)
            {
                case PlatformCall.Login when status == 405:
                    Refuse("the service does not exist", Remedy.LongestBackOff);
                    break;
                case PlatformCall.Login when status == 415:
                    Refuse("other content type wanted", Remedy.OtherContentType);
                    break;
                case PlatformCall.Register when code == "ERROR406":
                    Refuse("deviceName or modelName refused", Remedy.LongestBackOff);
                    break;
                case PlatformCall.Register:
                    Refuse("registration refused", Remedy.TryData);
                    break;
                case PlatformCall.Logout when status == 405:
                case PlatformCall.Data when status == 405:
                    Refuse("device not registered", Remedy.Register);
                    break;
                case PlatformCall.Data:
                    Refuse("reading refused", Remedy.TryAnother);
                    break;
                default:
                    Refuse("request refused", Remedy.BackOff);
                    break;
            }
        }

        // A public hotspot answers everything with 200 and a page of its own, some gateways with 200 and an error in JSON.
        private static bool IsAcceptance(PlatformCall call, HttpReply reply) => call switch
        {
            PlatformCall.Login => reply.Status == 200 && reply.Body.HasToken,
            PlatformCall.Logout => reply.Status == 200 || reply.Status == 204,
            _ => reply.Status == 201 || reply.Status == 204 || (reply.Status == 200 && reply.Body.IsObject && !reply.Body.IsRefusal),
        };

        private static Stage StageOf(HttpFailure failure) => failure switch
        {
            HttpFailure.NoName => Stage.NoName,
            HttpFailure.NoConnection => Stage.NoConnection,
            HttpFailure.NotTrusted => Stage.NotTrusted,
            _ => Stage.NoAnswer,
        };

        private static string Name(HttpFailure failure) => failure switch
        {
            HttpFailure.NoName => "name not resolved",
            HttpFailure.NoConnection => "no connection",
            HttpFailure.NotTrusted => "not trusted",
            HttpFailure.TimedOut => "timed out",
            HttpFailure.CutOff => "cut off",
            HttpFailure.HeadTooLong => "head too long",
            HttpFailure.RequestTooLong => "request too long",
            HttpFailure.Aborted => "given up",
            _ => "not HTTP",
        };

        private static string Name(PlatformCall call) => call switch
        {
            PlatformCall.Login => "login",
            PlatformCall.Logout => "logout",
            PlatformCall.Register => "registration",
            _ => "data",
        };

        private static string Expected(PlatformCall call, int status)
        {
            return status >= 400 ? string.Empty
                : call == PlatformCall.Login ? (status == 200 ? " without a token" : "; the protocol says 200")
                : call == PlatformCall.Logout ? "; the protocol says 200"
                : (status == 200 ? " without the platform's JSON" : string.Empty) + "; the protocol says 201";
        }

        private void Refuse(string meaning, Remedy remedy) => Set(meaning, remedy, Stage.Refused);

        private void Set(string meaning, Remedy remedy, Stage stage)
        {
            Meaning = meaning;
            Remedy = remedy;
            Stage = stage;
        }
    }
}
