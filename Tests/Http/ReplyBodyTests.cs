using System.Text;
using nanoFramework.TestFramework;
using Nubison.Http;

namespace Tests.Http
{
    /// <summary>What is found in the bodies of all answers.</summary>
    [TestClass]
    public class ReplyBodyTests
    {
        /// <summary>The token is found wherever it stands, and is taken byte by byte.</summary>
        /// <param name="body">The reply.</param>
        /// <param name="token">The token in it.</param>
        [DataRow("{\"AccessToken\":\"abc\"}", "abc")]
        [DataRow("{\"accessToken\":\"abc\"}", "abc")]
        [DataRow(" {\r\n\t\"AccessToken\" : \"abc\" } \n", "abc")]
        [DataRow("{\"expires\":3600,\"AccessToken\":\"abc\",\"scope\":[\"a\",{\"b\":\"}]\"}],\"x\":null}", "abc")]
        [DataRow("{\"device\":{\"AccessToken\":\"wrong\"},\"AccessToken\":\"right\"}", "right")]
        [DataRow("{\"AccessToken\":\"2026-11-23\"}", "2026-11-23")]
        [DataRow("{\"AccessToken\":\"2026-11-23T04:45:00Z\"}", "2026-11-23T04:45:00Z")]
        [DataRow("{\"AccessToken\":\"a\\/b\\\"c\\ud83c\\udf31\"}", "a\\/b\\\"c\\ud83c\\udf31")]
        [DataRow("{\"AccessToken\":\"'quoted'\"}", "'quoted'")]
        [DataRow("{\"a\":-1.5e+3,\"b\":true,\"c\":{},\"d\":[],\"AccessToken\":\"\u6e29\"}", "\u6e29")]
        [TestMethod, Collect]
        public void The_token_is_found_as_it_came(string body, string token)
        {
            ReplyBody reply = Read(body);

            Assert.IsTrue(reply.IsObject);
            byte[] found = reply.CopyToken();
            Assert.AreEqual(token, Encoding.UTF8.GetString(found, 0, found.Length));
        }

        /// <summary>What has no usable token says so.</summary>
        /// <param name="body">The reply.</param>
        [DataRow("{}")]
        [DataRow("{\"AccessToken\":\"\"}")]
        [DataRow("{\"AccessToken\":null}")]
        [DataRow("{\"AccessToken\":12}")]
        [DataRow("{\"AccessToken\":{\"AccessToken\":\"abc\"}}")]
        [DataRow("{\"Token\":\"abc\"}")]
        [TestMethod, Collect]
        public void A_reply_without_a_token_has_none(string body)
        {
            ReplyBody reply = Read(body);

            Assert.IsTrue(reply.IsObject);
            Assert.IsNull(reply.CopyToken());
        }

        /// <summary>What is not one JSON object gives nothing, whatever was found in it before.</summary>
        /// <param name="body">The reply.</param>
        [DataRow("")]
        [DataRow("  ")]
        [DataRow("null")]
        [DataRow("\"AccessToken\"")]
        [DataRow("[{\"AccessToken\":\"abc\"}]")]
        [DataRow("<html>hello</html>")]
        [DataRow("{")]
        [DataRow("{\"AccessToken\":\"abc\"")]
        [DataRow("{\"AccessToken\":\"abc")]
        [DataRow("{\"AccessToken\":\"abc\",}")]
        [DataRow("{\"AccessToken\":\"abc\"}}")]
        [DataRow("{\"AccessToken\":\"abc\"}x")]
        [DataRow("{\"AccessToken\":\"a\nc\"}")]
        [DataRow("{\"AccessToken\":\"a\\xc\"}")]
        [DataRow("{\"AccessToken\":\"a\\u12g4\"}")]
        [DataRow("{\"AccessToken\":\"abc\",\"code\"}")]
        [DataRow("{\"AccessToken\":\"abc\",\"code\":}")]
        [DataRow("{\"AccessToken\":\"abc\",\"code\":[1}")]
        [DataRow("{\"AccessToken\":\"abc\",code:1}")]
        [DataRow("{\"AccessToken\":\"abc\" \"code\":1}")]
        [DataRow("{\"AccessToken\":\"abc\",\"code\":nul}")]
        [DataRow("{\"AccessToken\":\"abc\",\"code\":tru e}")]
        [DataRow("{\"AccessToken\":\"abc\",\"code\":[1,]}")]
        [DataRow("{\"AccessToken\":\"abc\",\"code\":[}")]
        [DataRow("{,\"AccessToken\":\"abc\"}")]
        [DataRow("{\"AccessToken\":\"abc\",\"code\":\"ERROR402\"}{}")]
        [TestMethod, Collect]
        public void What_is_no_JSON_object_gives_nothing(string body)
        {
            ReplyBody reply = Read(body);

            Assert.IsFalse(reply.IsObject);
            Assert.IsFalse(reply.IsRefusal);
            Assert.IsNull(reply.CopyToken());
            Assert.IsNull(reply.Code);
            CollectAttribute.Now();
        }

        /// <summary>A platform's code is taken, anything else in its place is not: it may be a secret.</summary>
        /// <param name="body">The reply.</param>
        /// <param name="code">The code; empty for none.</param>
        [DataRow("{\"code\":\"ERROR402\",\"message\":\"x\"}", "ERROR402")]
        [DataRow("{\"message\":\"x\",\"extra\":[[]],\"code\":\"ERROR406\"}", "ERROR406")]
        [DataRow("{\"code\":\"ERROR40\"}", "")]
        [DataRow("{\"code\":\"ERROR40x\"}", "")]
        [DataRow("{\"code\":\"ERROR4022\"}", "")]
        [DataRow("{\"code\":\"\\u0045RROR402\"}", "")]
        [DataRow("{\"code\":402}", "")]
        [DataRow("{\"code\":\"secret12\"}", "")]
        [TestMethod, Collect]
        public void Only_a_code_is_taken_for_one(string body, string code)
        {
            ReplyBody reply = Read(body);

            Assert.IsTrue(reply.IsObject);
            Assert.IsTrue(reply.IsRefusal);
            Assert.AreEqual(code, reply.Code ?? string.Empty);
        }

        /// <summary>An object can say no although the status says yes.</summary>
        /// <param name="body">The body.</param>
        /// <param name="isRefusal">Whether it says no.</param>
        [DataRow("{\"code\":\"ERROR404\"}", true)]
        [DataRow("{\"code\":0}", true)]
        [DataRow("{\"Code\":null}", true)]
        [DataRow("{\"error\":\"no\"}", true)]
        [DataRow("{\"error\":{\"message\":\"no\"}}", true)]
        [DataRow("{\"success\":false}", true)]
        [DataRow("{\"success\" : false ,\"x\":1}", true)]
        [DataRow("{\"success\":true}", false)]
        [DataRow("{\"success\":\"false\"}", false)]
        [DataRow("{\"success\":[false]}", false)]
        [DataRow("{\"x\":false}", false)]
        [DataRow("{\"data\":{\"code\":1,\"error\":2,\"success\":false}}", false)]
        [DataRow("{\"data\":[{\"code\":1}],\"message\":\"error\",\"result\":\"code\"}", false)]
        [DataRow("{\"errors\":0,\"codes\":0,\"cod\":0}", false)]
        [DataRow("{}", false)]
        [TestMethod, Collect]
        public void An_object_says_no_by_its_code_its_error_or_its_success(string body, bool isRefusal)
        {
            ReplyBody reply = Read(body);

            Assert.IsTrue(reply.IsObject);
            Assert.AreEqual(isRefusal, reply.IsRefusal);
            CollectAttribute.Now();
        }

        /// <summary>Some servers begin their JSON with a byte order mark.</summary>
        [TestMethod, Collect]
        public void A_byte_order_mark_is_read_over()
        {
            ReplyBody reply = new ReplyBody();
            reply.Take(new byte[] { 0xEF, 0xBB, 0xBF }, 3);
            byte[] bytes = Encoding.UTF8.GetBytes("{\"code\":\"ERROR402\"}");
            reply.Take(bytes, bytes.Length);

            Assert.AreEqual("ERROR402", reply.Code);
        }

        /// <summary>A body comes in pieces of any length, and each ends anywhere.</summary>
        [TestMethod, Collect]
        public void A_body_in_pieces_is_the_same_body()
        {
            byte[] bytes = Encoding.UTF8.GetBytes("{\"a\":[1.5,{\"b\":\"\\u00e9\"}],\"AccessToken\":\"a\\\"b\",\"code\":\"ERROR406\",\"success\":false}");
            byte[] piece = new byte[1];
            ReplyBody reply = new ReplyBody();
            for (int i = 0; i < bytes.Length; i++)
            {
                Assert.IsFalse(reply.IsObject);
                Assert.IsNull(reply.Code);
                piece[0] = bytes[i];
                reply.Take(piece, 1);
            }

            Assert.IsTrue(reply.IsObject);
            Assert.AreEqual("ERROR406", reply.Code);
            Assert.AreEqual(4, reply.CopyToken().Length);
        }

        /// <summary>A token is taken up to its limit, and said to be too long beyond it.</summary>
        /// <param name="length">Its length.</param>
        /// <param name="isTooLong">Whether that is too long.</param>
        [DataRow(ReplyBody.MaximumTokenLength, false)]
        [DataRow(ReplyBody.MaximumTokenLength + 1, true)]
        [DataRow(2 * ReplyBody.MaximumTokenLength, true)]
        [TestMethod, Collect]
        public void A_token_that_is_too_long_is_said_to_be(int length, bool isTooLong)
        {
            // In pieces, as it comes from a socket: a text of all of it is more than a small heap has in one piece.
            ReplyBody reply = new ReplyBody();
            Add(reply, "{\"AccessToken\":\"");
            for (int i = 0; i < length; i++)
            {
                Add(reply, "t");
            }

            Add(reply, "\",\"x\":1}");
            Assert.IsTrue(reply.IsObject);
            Assert.AreEqual(isTooLong, reply.IsTokenTooLong);
            Assert.AreEqual(isTooLong, reply.CopyToken() == null);
        }

        /// <summary>Megabytes of brackets cost no memory and no stack: they are no JSON from a depth on that nobody needs.</summary>
        [TestMethod, Collect]
        public void Nesting_is_read_up_to_its_limit()
        {
            string open = new string('[', ReplyBody.MaximumDepth - 1);
            string close = new string(']', ReplyBody.MaximumDepth - 1);

            Assert.IsTrue(Read("{\"a\":" + open + close + ",\"b\":{}}").IsObject);
            Assert.IsTrue(Read("{\"a\":" + open + "[").IsBroken);
        }

        /// <summary>What cannot become an object any more says so at once, so that nobody reads a page to its end.</summary>
        [TestMethod, Collect]
        public void A_page_is_known_by_its_first_byte()
        {
            Assert.IsTrue(Read("<").IsBroken);
            Assert.IsTrue(Read("  [").IsBroken);
            Assert.IsFalse(Read("  {").IsBroken);
            Assert.IsTrue(Read("{} x").IsBroken);
        }

        private static ReplyBody Read(string body)
        {
            ReplyBody reply = new ReplyBody();
            Add(reply, body);
            return reply;
        }

        private static void Add(ReplyBody reply, string piece)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(piece);
            reply.Take(bytes, bytes.Length);
        }
    }
}
