using Nubison.Http;
using Nubison.Protocol;

namespace Nubison.Connection
{
    /// <summary>
    /// What each answer means and what follows from it, one row an answer: the table of <c>docs/protocol.md</c>. Nothing
    /// else in the firmware decides on an answer.
    /// </summary>
    public static class OutcomeTable
    {
        /// <summary>Looks up the row of the answer to a call.</summary>
        public static void LookUp(PlatformCall call, HttpReply reply, Outcome row)
        {
            if (reply.Failure != HttpFailure.None)
            {
                LookUpFailure(reply.Failure, row);
            }
            else if (IsAccepted(call, reply))
            {
                row.Set("accepted", Remedy.None, Wait.None, Stage.Ok, Fate.Delivered);
            }
            else if (call == PlatformCall.Login && reply.Status == 200 && reply.Body.IsTokenTooLong)
            {
                row.Set("access token too long", Remedy.None, Wait.LongestBackOff, Stage.NoAnswer, Fate.Stays);
            }
            else if (reply.Status < 400)
            {
                row.Set("not the platform", Remedy.None, Wait.BackOff, Stage.NoAnswer, Fate.Stays);
            }
            else if (reply.Status >= 500 || reply.Status == 408 || reply.Status == 429)
            {
                row.Set("platform busy", Remedy.None, Wait.BackOff, Stage.Refused, Fate.Stays);
            }
            else if ((call == PlatformCall.Login && reply.Status == 401) || Is(reply, "ERROR401") || Is(reply, "ERROR403"))
            {
                row.Set("credentials refused", Remedy.None, Wait.LongestBackOff, Stage.Refused, Fate.Stays);
            }
            else if (Is(reply, "ERROR402"))
            {
                row.Set("device key refused", Remedy.None, Wait.LongestBackOff, Stage.Refused, Fate.Stays);
            }
            else if (call == PlatformCall.Login)
            {
                LookUpLogin(reply, row);
            }
            else
            {
                LookUpRefusal(call, reply, row);
            }
        }

        private static void LookUpLogin(HttpReply reply, Outcome row)
        {
            if (reply.Status == 405)
            {
                row.Set("the service does not exist", Remedy.None, Wait.LongestBackOff, Stage.Refused, Fate.Stays);
            }
            else if (reply.Status == 415)
            {
                row.Set("other content type wanted", Remedy.OtherContentType, Wait.BackOffIfRepeated, Stage.Refused, Fate.Stays);
            }
            else
            {
                row.Set("request refused", Remedy.None, Wait.BackOff, Stage.Refused, Fate.Stays);
            }
        }

        private static void LookUpRefusal(PlatformCall call, HttpReply reply, Outcome row)
        {
            if (reply.Status == 401 || Is(reply, "ERROR404"))
            {
                row.Set("token refused", Remedy.LogIn, Wait.BackOffIfRepeated, Stage.Refused, Fate.Stays);
            }
            else if (call == PlatformCall.Register && Is(reply, "ERROR406"))
            {
                row.Set("deviceName or modelName refused", Remedy.None, Wait.LongestBackOff, Stage.Refused, Fate.Stays);
            }
            else if (call == PlatformCall.Register)
            {
                row.Set("registration refused", Remedy.TryData, Wait.BackOffIfRepeated, Stage.Refused, Fate.Stays);
            }
            else if (reply.Status == 405)
            {
                row.Set("device not registered", Remedy.Register, Wait.BackOffIfRepeated, Stage.Refused, Fate.Stays);
            }
            else if (call == PlatformCall.Data)
            {
                row.Set("reading refused", Remedy.None, Wait.BackOff, Stage.Refused, Fate.Refused);
            }
            else
            {
                row.Set("request refused", Remedy.None, Wait.BackOff, Stage.Refused, Fate.Stays);
            }
        }

        // A public hotspot answers everything with 200 and a page of its own, some gateways with 200 and an error in JSON.
        private static bool IsAccepted(PlatformCall call, HttpReply reply)
        {
            switch (call)
            {
                case PlatformCall.Login:
                    return reply.Status == 200 && reply.Body.HasToken;
                case PlatformCall.Logout:
                    return reply.Status == 200 || reply.Status == 204;
                default:
                    return reply.Status == 201 || reply.Status == 204 || (reply.Status == 200 && reply.Body.IsObject && !reply.Body.IsRefusal);
            }
        }

        private static void LookUpFailure(HttpFailure failure, Outcome row)
        {
            switch (failure)
            {
                case HttpFailure.NoName:
                    row.Set("name not resolved", Remedy.None, Wait.BackOff, Stage.NoName, Fate.Stays);
                    break;
                case HttpFailure.NoConnection:
                    row.Set("no connection", Remedy.None, Wait.BackOff, Stage.NoConnection, Fate.Stays);
                    break;
                case HttpFailure.NotTrusted:
                    row.Set("not trusted", Remedy.None, Wait.BackOff, Stage.NotTrusted, Fate.Stays);
                    break;
                case HttpFailure.TimedOut:
                    row.Set("timed out", Remedy.None, Wait.BackOff, Stage.NoAnswer, Fate.Stays);
                    break;
                case HttpFailure.CutOff:
                    row.Set("cut off", Remedy.None, Wait.BackOff, Stage.NoAnswer, Fate.Stays);
                    break;
                case HttpFailure.HeadTooLong:
                    row.Set("head too long", Remedy.None, Wait.BackOff, Stage.NoAnswer, Fate.Stays);
                    break;
                case HttpFailure.RequestTooLong:
                    row.Set("request too long", Remedy.None, Wait.BackOff, Stage.NoAnswer, Fate.Stays);
                    break;
                case HttpFailure.Aborted:
                    row.Set("given up", Remedy.None, Wait.None, Stage.NoAnswer, Fate.Stays);
                    break;
                default:
                    row.Set("not HTTP", Remedy.None, Wait.BackOff, Stage.NoAnswer, Fate.Stays);
                    break;
            }
        }

        // The protocol has its codes in a 400 alone.
        private static bool Is(HttpReply reply, string code) => reply.Status == 400 && reply.Body.Code == code;
    }
}
