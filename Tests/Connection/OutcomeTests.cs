using System.Text;
using nanoFramework.TestFramework;
using Nubison.Connection;
using Nubison.Http;
using Nubison.Protocol;

namespace Tests.Connection
{
    /// <summary>The table of <c>docs/protocol.md</c>, row by row.</summary>
    [TestClass]
    public class OutcomeTests
    {
        private const int Login = (int)PlatformCall.Login;
        private const int Logout = (int)PlatformCall.Logout;
        private const int Register = (int)PlatformCall.Register;
        private const int Data = (int)PlatformCall.Data;
        private const int Each = -1;

        private const string Page = "<html>";
        private const string Token = "{\"AccessToken\":\"t\"}";

        /// <summary>What the platform says in its protocol's way is accepted.</summary>
        /// <param name="call">The call.</param>
        /// <param name="status">The answer's status.</param>
        /// <param name="body">Its body.</param>
        [DataRow(Login, 200, Token)]
        [DataRow(Logout, 200, "")]
        [DataRow(Logout, 200, Page)]
        [DataRow(Logout, 204, "")]
        [DataRow(Register, 201, "")]
        [DataRow(Register, 201, Page)]
        [DataRow(Register, 204, "")]
        [DataRow(Register, 200, "{}")]
        [DataRow(Data, 201, "")]
        [DataRow(Data, 201, Page)]
        [DataRow(Data, 201, "{\"code\":\"ERROR406\"}")]
        [DataRow(Data, 204, "")]
        [DataRow(Data, 200, "{}")]
        [DataRow(Data, 200, "{\"success\":true,\"message\":\"ok\"}")]
        [TestMethod, Collect]
        public void The_platforms_own_word_is_an_acceptance(int call, int status, string body)
        {
            Check(call, Reply(status, body), "accepted", Remedy.None, Stage.Ok);
            CollectAttribute.Now();
        }

        /// <summary>Everything else in 2xx and 3xx is not the platform.</summary>
        /// <param name="call">The call; -1 for each of the four.</param>
        /// <param name="status">The answer's status.</param>
        /// <param name="body">Its body.</param>
        [DataRow(Login, 200, "{}")]
        [DataRow(Login, 200, "{\"AccessToken\":\"\"}")]
        [DataRow(Login, 200, "{\"AccessToken\":\"t\"")]
        [DataRow(Login, 200, "")]
        [DataRow(Login, 200, Page)]
        [DataRow(Login, 201, Token)]
        [DataRow(Login, 204, "")]
        [DataRow(Logout, 201, "{}")]
        [DataRow(Register, 200, "")]
        [DataRow(Register, 200, "{\"code\":\"ERROR404\"}")]
        [DataRow(Data, 200, "{\"success\":false}")]
        [DataRow(Data, 200, "{\"code\":\"ERROR404\"}")]
        [DataRow(Data, 200, "{\"code\":0}")]
        [DataRow(Data, 200, "{\"error\":\"quota\"}")]
        [DataRow(Data, 200, "[]")]
        [DataRow(Data, 200, "")]
        [DataRow(Data, 200, Page)]
        [DataRow(Data, 202, "{}")]
        [DataRow(Each, 206, "{}")]
        [DataRow(Each, 302, "")]
        [DataRow(Each, 304, "")]
        [TestMethod, Collect]
        public void Any_other_word_is_not_the_platforms(int call, int status, string body)
        {
            CheckCalls(call, Reply(status, body), "not the platform", Remedy.BackOff, Stage.NoAnswer);
            CollectAttribute.Now();
        }

        /// <summary>A refusal means what the table says, and what follows from it is in the same row.</summary>
        /// <param name="call">The call; -1 for each of the four.</param>
        /// <param name="status">The answer's status.</param>
        /// <param name="code">Its code; empty for a page without one.</param>
        /// <param name="meaning">What it means.</param>
        /// <param name="remedy">What the device does.</param>
        [DataRow(Logout, 401, "", "token refused", (int)Remedy.LogIn)]
        [DataRow(Register, 401, "", "token refused", (int)Remedy.LogIn)]
        [DataRow(Data, 401, "", "token refused", (int)Remedy.LogIn)]
        [DataRow(Logout, 400, "ERROR404", "token refused", (int)Remedy.LogIn)]
        [DataRow(Register, 400, "ERROR404", "token refused", (int)Remedy.LogIn)]
        [DataRow(Data, 400, "ERROR404", "token refused", (int)Remedy.LogIn)]
        [DataRow(Login, 401, "", "credentials refused", (int)Remedy.LongestBackOff)]
        [DataRow(Each, 400, "ERROR401", "credentials refused", (int)Remedy.LongestBackOff)]
        [DataRow(Each, 400, "ERROR403", "credentials refused", (int)Remedy.LongestBackOff)]
        [DataRow(Each, 400, "ERROR402", "device key refused", (int)Remedy.LongestBackOff)]
        [DataRow(Login, 405, "", "the service does not exist", (int)Remedy.LongestBackOff)]
        [DataRow(Login, 415, "", "other content type wanted", (int)Remedy.OtherContentType)]
        [DataRow(Login, 400, "", "request refused", (int)Remedy.BackOff)]
        [DataRow(Login, 400, "ERROR404", "request refused", (int)Remedy.BackOff)]
        [DataRow(Login, 404, "", "request refused", (int)Remedy.BackOff)]
        [DataRow(Logout, 405, "", "device not registered", (int)Remedy.Register)]
        [DataRow(Logout, 415, "", "request refused", (int)Remedy.BackOff)]
        [DataRow(Data, 405, "", "device not registered", (int)Remedy.Register)]
        [DataRow(Register, 400, "ERROR406", "deviceName or modelName refused", (int)Remedy.LongestBackOff)]
        [TestMethod, Collect]
        public void A_refusal_is_one_row(int call, int status, string code, string meaning, int remedy)
        {
            CheckCalls(call, Refusal(status, code), meaning, (Remedy)remedy, Stage.Refused);
            CollectAttribute.Now();
        }

        /// <summary>A device that is registered already may be refused: data is tried once.</summary>
        /// <param name="status">The answer's status.</param>
        /// <param name="code">Its code; empty for a page without one.</param>
        [DataRow(400, "")]
        [DataRow(403, "")]
        [DataRow(405, "")]
        [DataRow(409, "")]
        [DataRow(415, "")]
        [TestMethod, Collect]
        public void A_refused_registration_is_followed_by_data(int status, string code)
        {
            Check(Register, Refusal(status, code), "registration refused", Remedy.TryData, Stage.Refused);
        }

        /// <summary>What is wrong with a reading is for the next one to show.</summary>
        /// <param name="status">The answer's status.</param>
        /// <param name="code">Its code; empty for a page without one.</param>
        [DataRow(400, "ERROR406")]
        [DataRow(400, "ERROR499")]
        [DataRow(400, "")]
        [DataRow(403, "")]
        [DataRow(404, "ERROR404")]
        [DataRow(413, "")]
        [DataRow(415, "")]
        [DataRow(422, "")]
        [TestMethod, Collect]
        public void A_refused_reading_backs_off(int status, string code)
        {
            Check(Data, Refusal(status, code), "reading refused", Remedy.TryAnother, Stage.Refused);
        }

        /// <summary>A platform that is busy says nothing about what was sent, whatever its code.</summary>
        /// <param name="status">The answer's status.</param>
        /// <param name="code">Its code; empty for a page without one.</param>
        [DataRow(408, "")]
        [DataRow(429, "")]
        [DataRow(500, "ERROR406")]
        [DataRow(503, "")]
        [DataRow(599, "")]
        [TestMethod, Collect]
        public void A_busy_platform_is_asked_again(int status, string code)
        {
            CheckCalls(Each, Refusal(status, code), "platform busy", Remedy.BackOff, Stage.Refused);
        }

        /// <summary>Without a usable answer a reading stays, whatever status came before the failure.</summary>
        /// <param name="failure">The failure.</param>
        /// <param name="meaning">What it is called.</param>
        /// <param name="stage">How far the device got.</param>
        [DataRow((int)HttpFailure.NoName, "name not resolved", (int)Stage.NoName)]
        [DataRow((int)HttpFailure.NoConnection, "no connection", (int)Stage.NoConnection)]
        [DataRow((int)HttpFailure.NotTrusted, "not trusted", (int)Stage.NotTrusted)]
        [DataRow((int)HttpFailure.TimedOut, "timed out", (int)Stage.NoAnswer)]
        [DataRow((int)HttpFailure.CutOff, "cut off", (int)Stage.NoAnswer)]
        [DataRow((int)HttpFailure.NotHttp, "not HTTP", (int)Stage.NoAnswer)]
        [TestMethod, Collect]
        public void A_failure_is_one_row(int failure, string meaning, int stage)
        {
            HttpReply reply = Reply(201, "{}");
            reply.Failure = (HttpFailure)failure;
            CheckCalls(Each, reply, meaning, Remedy.BackOff, (Stage)stage);
        }

        private static void CheckCalls(int call, HttpReply reply, string meaning, Remedy remedy, Stage stage)
        {
            for (int each = Login; each <= Data; each++)
            {
                if (call == Each || call == each)
                {
                    Check(each, reply, meaning, remedy, stage);
                }
            }
        }

        private static void Check(int call, HttpReply reply, string meaning, Remedy remedy, Stage stage)
        {
            Outcome row = new Outcome();
            row.LookUp((PlatformCall)call, reply);
            Assert.AreEqual(meaning, row.Meaning);
            Assert.AreEqual((int)remedy, (int)row.Remedy);
            Assert.AreEqual((int)stage, (int)row.Stage);
            Assert.AreEqual(meaning == "accepted", row.IsAccepted);
        }

        private static HttpReply Refusal(int status, string code) =>
            Reply(status, code == string.Empty ? Page : "{\"code\":\"" + code + "\",\"message\":\"m\"}");

        private static HttpReply Reply(int status, string body)
        {
            HttpReply reply = new HttpReply { Status = status };
            byte[] bytes = Encoding.UTF8.GetBytes(body);
            reply.Body.Take(bytes, bytes.Length);
            return reply;
        }
    }
}
