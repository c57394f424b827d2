using System.Text;
using nanoFramework.TestFramework;
using Nubison.Http;

namespace Tests.Http
{
    /// <summary>The reply that serves all requests.</summary>
    [TestClass]
    public class HttpReplyTests
    {
        /// <summary>Nothing of one answer may be taken for a part of the next.</summary>
        [TestMethod, Collect]
        public void A_cleared_reply_keeps_nothing_of_the_last_answer()
        {
            HttpReply reply = new HttpReply { Status = 503, Failure = HttpFailure.CutOff, RetryAfter = "7", Error = 10054 };
            byte[] body = Encoding.UTF8.GetBytes("{\"code\":\"ERROR402\",\"AccessToken\":\"abc\"}");
            reply.Body.Take(body, body.Length);
            Assert.IsTrue(reply.Body.IsRefusal);

            reply.Clear();

            Assert.AreEqual(0, reply.Status);
            Assert.IsTrue(reply.Failure == HttpFailure.None);
            Assert.IsNull(reply.RetryAfter);
            Assert.AreEqual(0, reply.Error);
            Assert.IsFalse(reply.Body.IsObject);
            reply.Body.Take(Encoding.UTF8.GetBytes("{}"), 2);
            Assert.IsTrue(reply.Body.IsObject);
            Assert.IsFalse(reply.Body.IsRefusal);
            Assert.IsNull(reply.Body.Code);
            Assert.IsNull(reply.Body.CopyToken());
        }
    }
}
