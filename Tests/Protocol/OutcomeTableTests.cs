using nanoFramework.TestFramework;
using Nubison.Http;
using Nubison.Protocol;

namespace Tests.Protocol
{
    /// <summary>The second table of <c>docs/protocol.md</c>, row by row.</summary>
    [TestClass]
    public class OutcomeTableTests
    {
        /// <summary>An answer means what the table says.</summary>
        /// <param name="call">The call; -1 for each of the four.</param>
        /// <param name="status">The answer's status.</param>
        /// <param name="code">The answer's code; empty for none.</param>
        /// <param name="expected">What it means.</param>
        [TestMethod]
        [DataRow(-1, 200, "", (int)Outcome.Accepted)]
        [DataRow(-1, 201, "", (int)Outcome.Accepted)]
        [DataRow(-1, 204, "", (int)Outcome.Accepted)]
        [DataRow((int)PlatformCall.Logout, 401, "", (int)Outcome.TokenRefused)]
        [DataRow((int)PlatformCall.Register, 401, "", (int)Outcome.TokenRefused)]
        [DataRow((int)PlatformCall.Data, 401, "", (int)Outcome.TokenRefused)]
        [DataRow((int)PlatformCall.Logout, 400, "ERROR404", (int)Outcome.TokenRefused)]
        [DataRow((int)PlatformCall.Register, 400, "ERROR404", (int)Outcome.TokenRefused)]
        [DataRow((int)PlatformCall.Data, 400, "ERROR404", (int)Outcome.TokenRefused)]
        [DataRow((int)PlatformCall.Login, 401, "", (int)Outcome.CredentialsRefused)]
        [DataRow(-1, 400, "ERROR401", (int)Outcome.CredentialsRefused)]
        [DataRow(-1, 400, "ERROR403", (int)Outcome.CredentialsRefused)]
        [DataRow(-1, 400, "ERROR402", (int)Outcome.DeviceKeyRefused)]
        [DataRow((int)PlatformCall.Data, 400, "ERROR406", (int)Outcome.ReadingRefused)]
        [DataRow((int)PlatformCall.Data, 400, "ERROR499", (int)Outcome.ReadingRefused)]
        [DataRow((int)PlatformCall.Data, 400, "", (int)Outcome.ReadingRefused)]
        [DataRow((int)PlatformCall.Data, 413, "", (int)Outcome.ReadingRefused)]
        [DataRow((int)PlatformCall.Data, 422, "", (int)Outcome.ReadingRefused)]
        [DataRow((int)PlatformCall.Login, 405, "", (int)Outcome.ServiceMissing)]
        [DataRow((int)PlatformCall.Data, 405, "", (int)Outcome.DeviceNotRegistered)]
        [DataRow((int)PlatformCall.Logout, 405, "", (int)Outcome.DeviceNotRegistered)]
        [DataRow((int)PlatformCall.Register, 405, "", (int)Outcome.RequestRefused)]
        [DataRow((int)PlatformCall.Login, 415, "", (int)Outcome.OtherContentType)]
        [DataRow((int)PlatformCall.Logout, 415, "", (int)Outcome.RequestRefused)]
        [DataRow((int)PlatformCall.Register, 415, "", (int)Outcome.RequestRefused)]
        [DataRow((int)PlatformCall.Data, 415, "", (int)Outcome.RequestRefused)]
        [DataRow((int)PlatformCall.Login, 400, "", (int)Outcome.RequestRefused)]
        [DataRow((int)PlatformCall.Login, 400, "ERROR404", (int)Outcome.RequestRefused)]
        [DataRow((int)PlatformCall.Register, 400, "ERROR406", (int)Outcome.RequestRefused)]
        [DataRow((int)PlatformCall.Register, 413, "", (int)Outcome.RequestRefused)]
        [DataRow(-1, 403, "", (int)Outcome.RequestRefused)]
        [DataRow(-1, 404, "", (int)Outcome.RequestRefused)]
        [DataRow(-1, 499, "", (int)Outcome.RequestRefused)]
        [DataRow(-1, 408, "", (int)Outcome.PlatformBusy)]
        [DataRow(-1, 429, "", (int)Outcome.PlatformBusy)]
        [DataRow(-1, 500, "", (int)Outcome.PlatformBusy)]
        [DataRow(-1, 503, "", (int)Outcome.PlatformBusy)]
        [DataRow(-1, 599, "", (int)Outcome.PlatformBusy)]
        [DataRow(-1, 302, "", (int)Outcome.Unreachable)]
        [DataRow(-1, 304, "", (int)Outcome.Unreachable)]
        [DataRow(-1, 101, "", (int)Outcome.Unreachable)]
        public void An_answer_means_what_the_table_says(int call, int status, string code, int expected)
        {
            for (int each = 0; each < 4; each++)
            {
                if (call < 0 || call == each)
                {
                    Outcome actual = OutcomeTable.Find((PlatformCall)each, status, code == string.Empty ? null : code, true, HttpFailure.None);
                    Assert.AreEqual(expected, (int)actual);
                }
            }
        }

        /// <summary>Without a usable answer the platform is unreachable, whatever status came before the failure.</summary>
        /// <param name="failure">The failure.</param>
        [TestMethod]
        [DataRow((int)HttpFailure.NoName)]
        [DataRow((int)HttpFailure.NoConnection)]
        [DataRow((int)HttpFailure.NotTrusted)]
        [DataRow((int)HttpFailure.TimedOut)]
        [DataRow((int)HttpFailure.CutOff)]
        [DataRow((int)HttpFailure.NotHttp)]
        [DataRow((int)HttpFailure.NotJson)]
        [DataRow((int)HttpFailure.TooLong)]
        [DataRow((int)HttpFailure.Aborted)]
        public void A_failure_is_unreachable(int failure)
        {
            for (int call = 0; call < 4; call++)
            {
                Assert.AreEqual((int)Outcome.Unreachable, (int)OutcomeTable.Find((PlatformCall)call, 201, null, true, (HttpFailure)failure));
            }
        }

        /// <summary>Each outcome has a name of its own for the log.</summary>
        [TestMethod]
        public void Each_outcome_has_a_name_of_its_own()
        {
            string names = "|";
            for (int outcome = (int)Outcome.Accepted; outcome <= (int)Outcome.Unreachable; outcome++)
            {
                string name = OutcomeTable.Name((Outcome)outcome) + "|";
                Assert.IsFalse(names.Contains("|" + name), name);
                names += name;
            }
        }
    }
}
