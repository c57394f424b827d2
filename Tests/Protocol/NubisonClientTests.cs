using System;
using System.Text;
using nanoFramework.TestFramework;
using Nubison.Delivery;
using Nubison.Http;
using Nubison.Protocol;
using Tests.Delivery;
using Tests.Http;

namespace Tests.Protocol
{
    /// <summary>The four calls, byte for byte, and what comes back: the first table of <c>docs/protocol.md</c>.</summary>
    [TestClass]
    public class NubisonClientTests
    {
        private const string Secret = "p:ss w\u00f6rd";

        /// <summary>The login is a form, with the credentials in its header.</summary>
        [TestMethod]
        public void The_login_is_a_form()
        {
            FakeTransport transport = new FakeTransport();

            Answer answer = Client(transport).Login();

            Assert.AreEqual("/devices/login ", transport.Paths);
            Assert.AreEqual("application/x-www-form-urlencoded", transport.ContentType);
            Assert.AreEqual("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("AbCdE123:" + Secret)), transport.Authorization);
            Assert.AreEqual("deviceKey=PRD%2601_A1%20B2", transport.Body);
            Assert.AreEqual((int)Outcome.Accepted, (int)answer.Outcome);
            Assert.AreEqual(FakeTransport.Token, Encoding.UTF8.GetString(answer.Token, 0, answer.Token.Length));
        }

        /// <summary>The logout carries token and key.</summary>
        [TestMethod]
        public void The_logout_carries_token_and_key()
        {
            FakeTransport transport = new FakeTransport();

            Answer answer = Client(transport).Logout(Bytes("abc"));

            Assert.AreEqual("/devices/logout ", transport.Paths);
            Assert.AreEqual("application/json", transport.ContentType);
            Assert.IsNull(transport.Authorization);
            Assert.AreEqual("{\"accessToken\":\"abc\",\"deviceKey\":\"PRD&01_A1 B2\"}", transport.Body);
            Assert.AreEqual((int)Outcome.Accepted, (int)answer.Outcome);
        }

        /// <summary>The registration carries name and model as well, whatever characters they have.</summary>
        [TestMethod]
        public void The_registration_carries_name_and_model()
        {
            FakeTransport transport = new FakeTransport();

            Answer answer = Client(transport).Register(Bytes("abc"));

            Assert.AreEqual("/devices ", transport.Paths);
            Assert.AreEqual(
                "{\"accessToken\":\"abc\",\"deviceKey\":\"PRD&01_A1 B2\",\"deviceName\":\"Haus \\\"1\\\" \u6e29\",\"modelName\":\"ENV-1\"}",
                transport.Body);
            Assert.AreEqual((int)Outcome.Accepted, (int)answer.Outcome);
        }

        /// <summary>A reading goes out as its queue writes it.</summary>
        [TestMethod]
        public void A_reading_goes_out_as_the_data_of_the_device()
        {
            FakeTransport transport = new FakeTransport();
            NubisonClient client = Client(transport);

            Assert.AreEqual(1L, client.OpenReading(Bytes("abc"), new UploaderQueue { Count = 1 }, 0));
            Answer answer = client.SendReading(Bytes("abc"));

            Assert.AreEqual("/devices/data ", transport.Paths);
            Assert.AreEqual("application/json", transport.ContentType);
            Assert.AreEqual(
                "{\"accessToken\":\"abc\",\"deviceKey\":\"PRD&01_A1 B2\",\"data\":{\"sequence\":1,\"bootUptime\":1,\"door\":1}}",
                transport.Body);
            Assert.AreEqual((int)Outcome.Accepted, (int)answer.Outcome);
        }

        /// <summary>The longest token and the longest reading fit into one request together.</summary>
        [TestMethod]
        public void The_longest_token_and_reading_fit()
        {
            FakeTransport transport = new FakeTransport();
            NubisonClient client = Client(transport);
            byte[] token = Bytes(new string('t', NubisonClient.MaximumTokenLength));

            client.OpenReading(token, new UploaderQueue { Count = 1, Members = new string('x', Journal.MaximumLength) }, 0);
            Answer answer = client.SendReading(token);

            Assert.AreEqual((int)Outcome.Accepted, (int)answer.Outcome);
            Assert.IsTrue(transport.Body.EndsWith("x}}"));
        }

        /// <summary>A request that does not fit is not sent in part.</summary>
        [TestMethod]
        public void A_request_that_does_not_fit_is_not_sent()
        {
            FakeTransport transport = new FakeTransport();
            PlatformAccount account = new PlatformAccount("http://p", "P", new string('k', 4000), "c", Secret, "n", "m");

            Answer answer = new NubisonClient(transport, account).Logout(Bytes("abc"));

            Assert.AreEqual(0, transport.Count);
            Assert.AreEqual((int)HttpFailure.TooLong, (int)answer.Failure);
            Assert.AreEqual((int)Outcome.Unreachable, (int)answer.Outcome);
        }

        /// <summary>A token goes back as it came, so that no character of it can get lost on the way.</summary>
        /// <param name="token">A token as it stands in JSON.</param>
        [TestMethod]
        [DataRow("2026-11-23T04:45:00.123Z")]
        [DataRow("a\\/b+c==")]
        [DataRow("\\\"\\u00e9\\ud83c\\udf31\u6e29")]
        public void A_token_goes_back_as_it_came(string token)
        {
            FakeTransport transport = new FakeTransport().Answer(200, "{\"AccessToken\":\"" + token + "\"}");
            NubisonClient client = Client(transport);

            client.Logout(client.Login().Token);

            Assert.IsTrue(transport.Body.StartsWith("{\"accessToken\":\"" + token + "\",\"deviceKey\""), transport.Body);
        }

        /// <summary>A login is no login without its token.</summary>
        /// <param name="body">The body of a 200.</param>
        [TestMethod]
        [DataRow("")]
        [DataRow("{}")]
        [DataRow("{\"AccessToken\":\"\"}")]
        [DataRow("{\"AccessToken\":null}")]
        [DataRow("<html>Welcome to our hotspot</html>")]
        public void A_login_without_a_token_is_a_failure(string body)
        {
            Answer answer = Client(new FakeTransport().Answer(200, body)).Login();

            Assert.AreEqual((int)Outcome.Unreachable, (int)answer.Outcome);
            Assert.AreEqual((int)HttpFailure.NotJson, (int)answer.Failure);
            Assert.IsNull(answer.Token);
        }

        /// <summary>A token that would leave no room for a reading is not taken.</summary>
        [TestMethod]
        public void A_token_that_is_too_long_is_a_failure()
        {
            string token = new string('t', NubisonClient.MaximumTokenLength + 1);

            Answer answer = Client(new FakeTransport().Answer(200, "{\"AccessToken\":\"" + token + "\"}")).Login();

            Assert.AreEqual((int)HttpFailure.NotJson, (int)answer.Failure);
        }

        /// <summary>A hotspot that answers everything with its own page does not swallow readings.</summary>
        /// <param name="status">The answer's status.</param>
        /// <param name="body">Its body.</param>
        /// <param name="expected">The outcome.</param>
        [TestMethod]
        [DataRow(200, "<html></html>", (int)Outcome.Unreachable)]
        [DataRow(200, "", (int)Outcome.Accepted)]
        [DataRow(200, "{}", (int)Outcome.Accepted)]
        [DataRow(201, "<html></html>", (int)Outcome.Accepted)]
        [DataRow(201, "", (int)Outcome.Accepted)]
        public void A_page_is_no_acceptance(int status, string body, int expected)
        {
            Answer answer = Send(new FakeTransport().Answer(status, body));

            Assert.AreEqual(expected, (int)answer.Outcome);
        }

        /// <summary>An answer that is too long still says with its status what it is: a refused token has to be renewed.</summary>
        /// <param name="status">The status.</param>
        /// <param name="failure">The failure that is left of it.</param>
        /// <param name="outcome">The outcome.</param>
        [TestMethod]
        [DataRow(201, (int)HttpFailure.TooLong, (int)Outcome.Unreachable)]
        [DataRow(302, (int)HttpFailure.TooLong, (int)Outcome.Unreachable)]
        [DataRow(400, (int)HttpFailure.None, (int)Outcome.RequestRefused)]
        [DataRow(401, (int)HttpFailure.None, (int)Outcome.TokenRefused)]
        [DataRow(405, (int)HttpFailure.None, (int)Outcome.DeviceNotRegistered)]
        [DataRow(413, (int)HttpFailure.None, (int)Outcome.ReadingRefused)]
        [DataRow(503, (int)HttpFailure.None, (int)Outcome.PlatformBusy)]
        public void A_refusal_that_is_too_long_is_one_by_its_status(int status, int failure, int outcome)
        {
            FakeTransport transport = new FakeTransport().Fail(HttpFailure.TooLong, status, string.Empty);

            Answer answer = Send(transport);

            Assert.AreEqual(failure, (int)answer.Failure);
            Assert.AreEqual(outcome, (int)answer.Outcome);
        }

        /// <summary>A page is not the platform's word on a reading, whose every answer is JSON.</summary>
        /// <param name="status">The answer's status.</param>
        /// <param name="body">Its body.</param>
        /// <param name="expected">The outcome.</param>
        [TestMethod]
        [DataRow(400, "<html></html>", (int)Outcome.RequestRefused)]
        [DataRow(400, "", (int)Outcome.RequestRefused)]
        [DataRow(400, "{}", (int)Outcome.ReadingRefused)]
        [DataRow(413, "<html></html>", (int)Outcome.ReadingRefused)]
        [DataRow(422, "", (int)Outcome.ReadingRefused)]
        public void A_page_refuses_no_reading_for_good(int status, string body, int expected)
        {
            Answer answer = Send(new FakeTransport().Answer(status, body));

            Assert.AreEqual(expected, (int)answer.Outcome);
        }

        /// <summary>The page contradicts itself about the login's content type, so the other one is tried once, and kept if it works.</summary>
        [TestMethod]
        public void A_login_answered_415_is_sent_as_JSON_from_then_on()
        {
            FakeTransport transport = new FakeTransport().Answer(415, "{}");
            NubisonClient client = Client(transport);

            Assert.AreEqual((int)Outcome.OtherContentType, (int)client.Login().Outcome);
            for (int i = 0; i < 2; i++)
            {
                Assert.AreEqual((int)Outcome.Accepted, (int)client.Login().Outcome);
                Assert.AreEqual("application/json", transport.ContentType);
                Assert.AreEqual("{\"deviceKey\":\"PRD&01_A1 B2\"}", transport.Body);
                Assert.IsTrue(transport.Authorization.StartsWith("Basic "));
            }
        }

        /// <summary>JSON is tried once: where it did not work the form comes next, and where it once did it stays.</summary>
        /// <param name="status">What the login as JSON is answered.</param>
        /// <param name="body">The answer's body.</param>
        [TestMethod]
        [DataRow(400, "{\"code\":\"ERROR402\"}")]
        [DataRow(401, "{}")]
        [DataRow(405, "{}")]
        [DataRow(503, "{}")]
        [DataRow(200, "{}")]
        public void A_login_that_did_not_work_as_JSON_is_a_form_again(int status, string body)
        {
            FakeTransport transport = new FakeTransport().Answer(415, "{}").Answer(status, body);
            NubisonClient client = Client(transport);
            client.Login();
            client.Login();
            Assert.AreEqual("application/json", transport.ContentType);

            client.Login();
            Assert.AreEqual("application/x-www-form-urlencoded", transport.ContentType);

            transport.Answer(415, "{}");
            client.Login();
            Assert.AreEqual((int)Outcome.Accepted, (int)client.Login().Outcome);
            transport.Answer(status, body);
            client.Login();
            client.Login();
            Assert.AreEqual("application/json", transport.ContentType);
        }

        /// <summary>A platform that takes neither is refusing; the next login starts with the form again.</summary>
        [TestMethod]
        public void A_login_answered_415_both_ways_is_refused()
        {
            FakeTransport transport = new FakeTransport().Answer(415, "{}").Answer(415, "{}").Answer(415, "{}");
            NubisonClient client = Client(transport);

            Assert.AreEqual((int)Outcome.OtherContentType, (int)client.Login().Outcome);
            Assert.AreEqual((int)Outcome.RequestRefused, (int)client.Login().Outcome);
            Assert.AreEqual((int)Outcome.OtherContentType, (int)client.Login().Outcome);
            Assert.AreEqual("application/x-www-form-urlencoded", transport.ContentType);
        }

        /// <summary>A refusal is told with what the platform says of it.</summary>
        [TestMethod]
        public void A_refusal_tells_status_code_and_message()
        {
            FakeTransport transport = new FakeTransport().Answer(400, "{\"code\":\"ERROR402\",\"message\":\"deviceKey is missing\"}", "7");

            Answer answer = Send(transport);

            Assert.AreEqual(400, answer.Status);
            Assert.AreEqual("ERROR402", answer.Code);
            Assert.AreEqual("7", answer.RetryAfter);
            Assert.AreEqual("data: device key refused (400 ERROR402: deviceKey is missing)", answer.Describe());
        }

        /// <summary>A platform that repeats a secret in its message does not get it into the log.</summary>
        /// <param name="secret">What it repeats.</param>
        [TestMethod]
        [DataRow("abc")]
        [DataRow("p:ss w")]
        [DataRow("QWJDZEUxMjM6")]
        public void A_message_that_repeats_a_secret_is_withheld(string secret)
        {
            PlatformAccount account = new PlatformAccount("http://p", "P", "D", "AbCdE123", "p:ss w", "n", "m");
            string said = secret == "QWJDZEUxMjM6" ? account.Authorization : secret;
            FakeTransport transport = new FakeTransport().Answer(401, "{\"message\":\"what is '" + said + "'?\"}");

            Answer answer = new NubisonClient(transport, account).Logout(Bytes("abc"));

            Assert.IsNull(answer.Message);
        }

        /// <summary>JSON has many ways to write one and the same text, and none of them brings a secret into the log.</summary>
        /// <param name="secret">The client's secret.</param>
        /// <param name="said">The same, as a platform may write it.</param>
        [TestMethod]
        [DataRow("ab+cd'ef", "ab\\u002Bcd\\u0027ef")]
        [DataRow("abcdef", "\\u0061bcdef")]
        [DataRow("ab/cd\"", "ab\\/cd\\\"")]
        [DataRow("ab\u00e9cd\u6e29", "ab\u00e9cd\u6e29")]
        [DataRow("ab\u00e9cd\u6e29", "ab\\u00e9cd\\u6E29")]
        [DataRow("ab\ud83c\udf31?cd", "ab\\ud83c\\udf31?cd")]
        [DataRow("ab\ncd", "ab\\ncd")]
        public void A_secret_is_withheld_however_it_is_written(string secret, string said)
        {
            PlatformAccount account = new PlatformAccount("http://p", "P", "D", "AbCdE123", secret, "n", "m");
            FakeTransport transport = new FakeTransport().Answer(401, "{\"message\":\"what is '" + said + "'?\"}");

            Answer answer = new NubisonClient(transport, account).Logout(Bytes("token"));

            Assert.IsNull(answer.Message);
        }

        /// <summary>So is the Authorization header, whose Base64 may have a plus in it.</summary>
        [TestMethod]
        public void A_header_is_withheld_however_it_is_written()
        {
            PlatformAccount account = new PlatformAccount("http://p", "P", "D", "AbCdE12", "~~>>~~>>", "n", "m");
            string said = account.Authorization;
            int plus = said.IndexOf('+');
            Assert.IsTrue(plus > 0);
            said = said.Substring(0, plus) + "\\u002B" + said.Substring(plus + 1);
            FakeTransport transport = new FakeTransport().Answer(401, "{\"message\":\"" + said + "\"}");

            Assert.IsNull(new NubisonClient(transport, account).Logout(Bytes("token")).Message);
        }

        /// <summary>A log line stays a line.</summary>
        [TestMethod]
        public void A_long_message_is_cut()
        {
            FakeTransport transport = new FakeTransport().Answer(500, "{\"message\":\"" + new string('m', 500) + "\"}");

            Assert.AreEqual(80, Client(transport).Logout(Bytes("abc")).Message.Length);
        }

        /// <summary>What the network says of a failure stays a line as well.</summary>
        [TestMethod]
        public void A_failure_s_detail_is_made_printable()
        {
            FakeTransport transport = new FakeTransport().Fail(HttpFailure.CutOff, 0, "closed.\r\n\u00e9" + new string('d', 100));

            string message = Client(transport).Logout(Bytes("abc")).Message;

            Assert.AreEqual("closed.???" + new string('d', 70), message);
        }

        private static NubisonClient Client(FakeTransport transport)
        {
            return new NubisonClient(
                transport,
                new PlatformAccount("http://p", "PRD&01", "A1 B2", "AbCdE123", Secret, "Haus \"1\" \u6e29", "ENV-1"));
        }

        private static Answer Send(FakeTransport transport)
        {
            NubisonClient client = Client(transport);
            client.OpenReading(Bytes("abc"), new UploaderQueue { Count = 1 }, 0);
            return client.SendReading(Bytes("abc"));
        }

        private static byte[] Bytes(string text)
        {
            return Encoding.UTF8.GetBytes(text);
        }
    }
}
