using System;
using System.Text;
using nanoFramework.TestFramework;
using Nubison.Http;
using Nubison.Protocol;

namespace Tests.Protocol
{
    /// <summary>The reader of all replies.</summary>
    [TestClass]
    public class ReplyReaderTests
    {
        /// <summary>The token is found wherever it stands, and is taken byte by byte.</summary>
        /// <param name="body">The reply.</param>
        /// <param name="token">The token in it.</param>
        [TestMethod]
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
        public void The_token_is_found_as_it_came(string body, string token)
        {
            HttpReply reply = Reply(body);
            ReplyReader reader = new ReplyReader();

            Assert.IsTrue(reader.Read(reply));
            Assert.AreEqual(token, Encoding.UTF8.GetString(reply.Body, reader.TokenStart, reader.TokenLength));
        }

        /// <summary>What has no usable token says so.</summary>
        /// <param name="body">The reply.</param>
        [TestMethod]
        [DataRow("{}")]
        [DataRow("{\"AccessToken\":\"\"}")]
        [DataRow("{\"AccessToken\":null}")]
        [DataRow("{\"AccessToken\":12}")]
        [DataRow("{\"AccessToken\":{\"AccessToken\":\"abc\"}}")]
        [DataRow("{\"Token\":\"abc\"}")]
        public void A_reply_without_a_token_has_none(string body)
        {
            ReplyReader reader = new ReplyReader();

            Assert.IsTrue(reader.Read(Reply(body)));
            Assert.AreEqual(0, reader.TokenLength);
        }

        /// <summary>What is not one JSON object gives nothing, whatever was found in it before.</summary>
        /// <param name="body">The reply.</param>
        [TestMethod]
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
        public void What_is_no_JSON_object_gives_nothing(string body)
        {
            ReplyReader reader = new ReplyReader();

            Assert.IsFalse(reader.Read(Reply(body)));
            Assert.AreEqual(0, reader.TokenLength);
            Assert.IsNull(reader.Code);
            Assert.IsNull(reader.Message);
        }

        /// <summary>A platform's code is taken, anything else in its place is not: it may be a secret.</summary>
        /// <param name="body">The reply.</param>
        /// <param name="code">The code; empty for none.</param>
        [TestMethod]
        [DataRow("{\"code\":\"ERROR402\",\"message\":\"x\"}", "ERROR402")]
        [DataRow("{\"message\":\"x\",\"extra\":[[]],\"code\":\"ERROR406\"}", "ERROR406")]
        [DataRow("{\"code\":\"ERROR40\"}", "")]
        [DataRow("{\"code\":\"ERROR40x\"}", "")]
        [DataRow("{\"code\":\"ERROR4022\"}", "")]
        [DataRow("{\"code\":\"\\u0045RROR402\"}", "")]
        [DataRow("{\"code\":402}", "")]
        [DataRow("{\"code\":\"secret12\"}", "")]
        public void Only_a_code_is_taken_for_one(string body, string code)
        {
            ReplyReader reader = new ReplyReader();

            Assert.IsTrue(reader.Read(Reply(body)));
            Assert.AreEqual(code, reader.Code ?? string.Empty);
        }

        /// <summary>A message reaches the log as printable ASCII in one line.</summary>
        [TestMethod]
        public void A_message_is_made_printable()
        {
            ReplyReader reader = new ReplyReader();

            Assert.IsTrue(reader.Read(Reply("{\"message\":\"a \\\"b\\\" c\\/d\\\\ e\\nf\\u001bg \u00fc \\u002B\\u002b \\u012B\"}")));
            Assert.AreEqual("a \"b\" c/d\\ e?f?g ?? ++ ?", reader.Message);
        }

        /// <summary>A reply's 2 kB of brackets cost no memory and no stack.</summary>
        [TestMethod]
        public void Deep_nesting_is_read_without_recursion()
        {
            HttpReply reply = new HttpReply { BodyLength = HttpReply.MaximumBodyLength };
            byte[] start = Encoding.UTF8.GetBytes("{\"a\":");
            for (int i = 0; i < reply.BodyLength; i++)
            {
                reply.Body[i] = (byte)'[';
            }

            Array.Copy(start, reply.Body, start.Length);

            Assert.IsFalse(new ReplyReader().Read(reply));
        }

        private static HttpReply Reply(string body)
        {
            HttpReply reply = new HttpReply();
            byte[] bytes = Encoding.UTF8.GetBytes(body);
            bytes.CopyTo(reply.Body, 0);
            reply.BodyLength = bytes.Length;
            return reply;
        }
    }
}
