using System.Text;
using nanoFramework.TestFramework;
using Nubison.Connection;
using Nubison.Http;
using Nubison.Protocol;

namespace Tests.Connection
{
    /// <summary>The table of <c>docs/protocol.md</c>, row by row.</summary>
    [TestClass]
    public class OutcomeTableTests
    {
        private const int Login = (int)PlatformCall.Login;
        private const int Logout = (int)PlatformCall.Logout;
        private const int Register = (int)PlatformCall.Register;
        private const int Data = (int)PlatformCall.Data;
        private const int Each = -1;

        private const string Page = "<html>";
        private const string Token = "{\"AccessToken\":\"t\"}";

        /// <summary>What the platform says in its protocol's way is accepted; everything else in 2xx and 3xx is not the platform.</summary>
        /// <param name="call">The call; -1 for each of the four.</param>
        /// <param name="status">The answer's status.</param>
        /// <param name="body">Its body.</param>
        /// <param name="isAccepted">Whether it is accepted.</param>
        [TestMethod]
        [DataRow(Login, 200, Token, true)]
        [DataRow(Login, 200, "{}", false)]
        [DataRow(Login, 200, "{\"AccessToken\":\"\"}", false)]
        [DataRow(Login, 200, "{\"AccessToken\":\"t\"", false)]
        [DataRow(Login, 200, "", false)]
        [DataRow(Login, 200, Page, false)]
        [DataRow(Login, 201, Token, false)]
        [DataRow(Login, 204, "", false)]
        [DataRow(Logout, 200, "", true)]
        [DataRow(Logout, 200, Page, true)]
        [DataRow(Logout, 204, "", true)]
        [DataRow(Logout, 201, "{}", false)]
        [DataRow(Register, 201, "", true)]
        [DataRow(Register, 201, Page, true)]
        [DataRow(Register, 204, "", true)]
        [DataRow(Register, 200, "{}", true)]
        [DataRow(Register, 200, "", false)]
        [DataRow(Register, 200, "{\"code\":\"ERROR404\"}", false)]
        [DataRow(Data, 201, "", true)]
        [DataRow(Data, 201, Page, true)]
        [DataRow(Data, 201, "{\"code\":\"ERROR406\"}", true)]
        [DataRow(Data, 204, "", true)]
        [DataRow(Data, 200, "{}", true)]
        [DataRow(Data, 200, "{\"success\":true,\"message\":\"ok\"}", true)]
        [DataRow(Data, 200, "{\"success\":false}", false)]
        [DataRow(Data, 200, "{\"code\":\"ERROR404\"}", false)]
        [DataRow(Data, 200, "{\"code\":0}", false)]
        [DataRow(Data, 200, "{\"error\":\"quota\"}", false)]
        [DataRow(Data, 200, "[]", false)]
        [DataRow(Data, 200, "", false)]
        [DataRow(Data, 200, Page, false)]
        [DataRow(Data, 202, "{}", false)]
        [DataRow(Each, 206, "{}", false)]
        [DataRow(Each, 302, "", false)]
        [DataRow(Each, 304, "", false)]
        public void Only_the_platforms_own_word_is_an_acceptance(int call, int status, string body, bool isAccepted)
        {
            for (int each = Login; each <= Data; each++)
            {
                if (call == Each || call == each)
                {
                    if (isAccepted)
                    {
                        Check(each, Reply(status, body), "accepted", Remedy.None, Wait.None, Stage.Ok, Fate.Delivered);
                    }
                    else
                    {
                        Check(each, Reply(status, body), "not the platform", Remedy.None, Wait.BackOff, Stage.NoAnswer, Fate.Stays);
                    }
                }
            }
        }

        /// <summary>A refusal means what the table says, and what follows from it is in the same row.</summary>
        /// <param name="call">The call; -1 for each of the four.</param>
        /// <param name="status">The answer's status.</param>
        /// <param name="code">Its code; empty for a page without one.</param>
        /// <param name="meaning">What it means.</param>
        /// <param name="remedy">What the device does.</param>
        /// <param name="wait">How long it waits.</param>
        /// <param name="fate">What becomes of the reading.</param>
        [TestMethod]
        [DataRow(Logout, 401, "", "token refused", (int)Remedy.LogIn, (int)Wait.BackOffIfRepeated, (int)Fate.Stays)]
        [DataRow(Register, 401, "", "token refused", (int)Remedy.LogIn, (int)Wait.BackOffIfRepeated, (int)Fate.Stays)]
        [DataRow(Data, 401, "", "token refused", (int)Remedy.LogIn, (int)Wait.BackOffIfRepeated, (int)Fate.Stays)]
        [DataRow(Logout, 400, "ERROR404", "token refused", (int)Remedy.LogIn, (int)Wait.BackOffIfRepeated, (int)Fate.Stays)]
        [DataRow(Register, 400, "ERROR404", "token refused", (int)Remedy.LogIn, (int)Wait.BackOffIfRepeated, (int)Fate.Stays)]
        [DataRow(Data, 400, "ERROR404", "token refused", (int)Remedy.LogIn, (int)Wait.BackOffIfRepeated, (int)Fate.Stays)]
        [DataRow(Login, 401, "", "credentials refused", (int)Remedy.None, (int)Wait.LongestBackOff, (int)Fate.Stays)]
        [DataRow(Each, 400, "ERROR401", "credentials refused", (int)Remedy.None, (int)Wait.LongestBackOff, (int)Fate.Stays)]
        [DataRow(Each, 400, "ERROR403", "credentials refused", (int)Remedy.None, (int)Wait.LongestBackOff, (int)Fate.Stays)]
        [DataRow(Each, 400, "ERROR402", "device key refused", (int)Remedy.None, (int)Wait.LongestBackOff, (int)Fate.Stays)]
        [DataRow(Login, 405, "", "the service does not exist", (int)Remedy.None, (int)Wait.LongestBackOff, (int)Fate.Stays)]
        [DataRow(Login, 415, "", "other content type wanted", (int)Remedy.OtherContentType, (int)Wait.BackOffIfRepeated, (int)Fate.Stays)]
        [DataRow(Login, 400, "", "request refused", (int)Remedy.None, (int)Wait.BackOff, (int)Fate.Stays)]
        [DataRow(Login, 400, "ERROR404", "request refused", (int)Remedy.None, (int)Wait.BackOff, (int)Fate.Stays)]
        [DataRow(Login, 404, "", "request refused", (int)Remedy.None, (int)Wait.BackOff, (int)Fate.Stays)]
        [DataRow(Logout, 405, "", "device not registered", (int)Remedy.Register, (int)Wait.BackOffIfRepeated, (int)Fate.Stays)]
        [DataRow(Logout, 415, "", "request refused", (int)Remedy.None, (int)Wait.BackOff, (int)Fate.Stays)]
        [DataRow(Data, 405, "", "device not registered", (int)Remedy.Register, (int)Wait.BackOffIfRepeated, (int)Fate.Stays)]
        [DataRow(Register, 400, "ERROR406", "deviceName or modelName refused", (int)Remedy.None, (int)Wait.LongestBackOff, (int)Fate.Stays)]
        [DataRow(Register, 400, "", "registration refused", (int)Remedy.TryData, (int)Wait.BackOffIfRepeated, (int)Fate.Stays)]
        [DataRow(Register, 403, "", "registration refused", (int)Remedy.TryData, (int)Wait.BackOffIfRepeated, (int)Fate.Stays)]
        [DataRow(Register, 405, "", "registration refused", (int)Remedy.TryData, (int)Wait.BackOffIfRepeated, (int)Fate.Stays)]
        [DataRow(Register, 409, "", "registration refused", (int)Remedy.TryData, (int)Wait.BackOffIfRepeated, (int)Fate.Stays)]
        [DataRow(Register, 415, "", "registration refused", (int)Remedy.TryData, (int)Wait.BackOffIfRepeated, (int)Fate.Stays)]
        [DataRow(Data, 400, "ERROR406", "reading refused", (int)Remedy.None, (int)Wait.BackOff, (int)Fate.Refused)]
        [DataRow(Data, 400, "ERROR499", "reading refused", (int)Remedy.None, (int)Wait.BackOff, (int)Fate.Refused)]
        [DataRow(Data, 400, "", "reading refused", (int)Remedy.None, (int)Wait.BackOff, (int)Fate.Refused)]
        [DataRow(Data, 403, "", "reading refused", (int)Remedy.None, (int)Wait.BackOff, (int)Fate.Refused)]
        [DataRow(Data, 404, "ERROR404", "reading refused", (int)Remedy.None, (int)Wait.BackOff, (int)Fate.Refused)]
        [DataRow(Data, 413, "", "reading refused", (int)Remedy.None, (int)Wait.BackOff, (int)Fate.Refused)]
        [DataRow(Data, 415, "", "reading refused", (int)Remedy.None, (int)Wait.BackOff, (int)Fate.Refused)]
        [DataRow(Data, 422, "", "reading refused", (int)Remedy.None, (int)Wait.BackOff, (int)Fate.Refused)]
        [DataRow(Each, 408, "", "platform busy", (int)Remedy.None, (int)Wait.BackOff, (int)Fate.Stays)]
        [DataRow(Each, 429, "", "platform busy", (int)Remedy.None, (int)Wait.BackOff, (int)Fate.Stays)]
        [DataRow(Each, 500, "ERROR406", "platform busy", (int)Remedy.None, (int)Wait.BackOff, (int)Fate.Stays)]
        [DataRow(Each, 503, "", "platform busy", (int)Remedy.None, (int)Wait.BackOff, (int)Fate.Stays)]
        [DataRow(Each, 599, "", "platform busy", (int)Remedy.None, (int)Wait.BackOff, (int)Fate.Stays)]
        public void A_refusal_is_one_row(int call, int status, string code, string meaning, int remedy, int wait, int fate)
        {
            HttpReply reply = Reply(status, code == string.Empty ? Page : "{\"code\":\"" + code + "\",\"message\":\"m\"}");
            for (int each = Login; each <= Data; each++)
            {
                if (call == Each || call == each)
                {
                    Check(each, reply, meaning, (Remedy)remedy, (Wait)wait, Stage.Refused, (Fate)fate);
                }
            }
        }

        /// <summary>Without a usable answer a reading stays, whatever status came before the failure.</summary>
        /// <param name="failure">The failure.</param>
        /// <param name="meaning">What it is called.</param>
        /// <param name="stage">How far the device got.</param>
        [TestMethod]
        [DataRow((int)HttpFailure.NoName, "name not resolved", (int)Stage.NoName)]
        [DataRow((int)HttpFailure.NoConnection, "no connection", (int)Stage.NoConnection)]
        [DataRow((int)HttpFailure.NotTrusted, "not trusted", (int)Stage.NotTrusted)]
        [DataRow((int)HttpFailure.TimedOut, "timed out", (int)Stage.NoAnswer)]
        [DataRow((int)HttpFailure.CutOff, "cut off", (int)Stage.NoAnswer)]
        [DataRow((int)HttpFailure.NotHttp, "not HTTP", (int)Stage.NoAnswer)]
        public void A_failure_is_one_row(int failure, string meaning, int stage)
        {
            HttpReply reply = Reply(201, "{}");
            reply.Failure = (HttpFailure)failure;
            for (int call = Login; call <= Data; call++)
            {
                Check(call, reply, meaning, Remedy.None, Wait.BackOff, (Stage)stage, Fate.Stays);
            }
        }

        private static void Check(int call, HttpReply reply, string meaning, Remedy remedy, Wait wait, Stage stage, Fate fate)
        {
            Outcome row = new Outcome();
            OutcomeTable.LookUp((PlatformCall)call, reply, row);
            Assert.AreEqual(meaning, row.Meaning);
            Assert.AreEqual((int)remedy, (int)row.Remedy);
            Assert.AreEqual((int)wait, (int)row.Wait);
            Assert.AreEqual((int)stage, (int)row.Stage);
            Assert.AreEqual((int)fate, (int)row.Fate);
        }

        private static HttpReply Reply(int status, string body)
        {
            HttpReply reply = new HttpReply { Status = status };
            byte[] bytes = Encoding.UTF8.GetBytes(body);
            reply.Body.Take(bytes, bytes.Length);
            return reply;
        }
    }
}
