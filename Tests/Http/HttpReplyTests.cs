using nanoFramework.TestFramework;
using Nubison.Http;

namespace Tests.Http
{
    /// <summary>The reply that serves all requests.</summary>
    [TestClass]
    public class HttpReplyTests
    {
        /// <summary>Nothing of one answer may be taken for a part of the next.</summary>
        [TestMethod]
        public void A_cleared_reply_keeps_nothing_of_the_last_answer()
        {
            HttpReply reply = new HttpReply { Status = 503, BodyLength = 12, Failure = HttpFailure.CutOff, RetryAfter = "7", Detail = "x" };

            reply.Clear();

            Assert.AreEqual(0, reply.Status);
            Assert.AreEqual(0, reply.BodyLength);
            Assert.IsTrue(reply.Failure == HttpFailure.None);
            Assert.IsNull(reply.RetryAfter);
            Assert.IsNull(reply.Detail);
        }
    }
}
