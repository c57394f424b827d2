using System;
using System.Text;
using nanoFramework.TestFramework;
using Nubison.Delivery;
using Nubison.Http;
using Nubison.Protocol;
using Tests.Connection;
using Tests.Http;

namespace Tests.Protocol
{
    /// <summary>The four calls, byte for byte, and what comes back: the first table of <c>docs/protocol.md</c>.</summary>
    [TestClass]
    public class NubisonClientTests
    {
        private const string Secret = "p:ss w\u00f6rd";

        /// <summary>The login is a form, with the credentials in its header.</summary>
        [TestMethod, Collect]
        public void The_login_is_a_form()
        {
            FakeTransport transport = new FakeTransport();
            NubisonClient client = Client(transport);

            client.Login(false);

            Assert.AreEqual("/devices/login ", transport.Paths);
            Assert.AreEqual("application/x-www-form-urlencoded", transport.ContentType);
            Assert.AreEqual("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("AbCdE123:" + Secret)), transport.Authorization);
            Assert.AreEqual("deviceKey=PRD%2601_A1%20B2", transport.Body);
            Assert.AreEqual(200, client.Reply.Status);
            byte[] token = client.Reply.Body.CopyToken();
            Assert.AreEqual(FakeTransport.Token, Encoding.UTF8.GetString(token, 0, token.Length));
        }

        /// <summary>The page contradicts itself about the login's content type: it can be JSON as well.</summary>
        [TestMethod, Collect]
        public void The_login_can_be_JSON()
        {
            FakeTransport transport = new FakeTransport();

            Client(transport).Login(true);

            Assert.AreEqual("application/json", transport.ContentType);
            Assert.AreEqual("{\"deviceKey\":\"PRD&01_A1 B2\"}", transport.Body);
            Assert.IsTrue(transport.Authorization.StartsWith("Basic "));
        }

        /// <summary>The logout carries token and key.</summary>
        [TestMethod, Collect]
        public void The_logout_carries_token_and_key()
        {
            FakeTransport transport = new FakeTransport();

            Client(transport).Logout(Bytes("abc"));

            Assert.AreEqual("/devices/logout ", transport.Paths);
            Assert.AreEqual("application/json", transport.ContentType);
            Assert.IsNull(transport.Authorization);
            Assert.AreEqual("{\"accessToken\":\"abc\",\"deviceKey\":\"PRD&01_A1 B2\"}", transport.Body);
        }

        /// <summary>The registration carries name and model as well, whatever characters they have.</summary>
        [TestMethod, Collect]
        public void The_registration_carries_name_and_model()
        {
            FakeTransport transport = new FakeTransport();

            Client(transport).Register(Bytes("abc"));

            Assert.AreEqual("/devices ", transport.Paths);
            Assert.AreEqual(
                "{\"accessToken\":\"abc\",\"deviceKey\":\"PRD&01_A1 B2\",\"deviceName\":\"Haus \\\"1\\\" \u6e29\",\"modelName\":\"ENV-1\"}",
                transport.Body);
        }

        /// <summary>A reading is the request's data, as the journal writes it.</summary>
        [TestMethod, Collect]
        public void A_reading_is_the_data_of_its_request()
        {
            FakeTransport transport = new FakeTransport();
            NubisonClient client = Client(transport);

            Assert.AreEqual(1L, client.OpenReading(Bytes("abc"), new FakeQueue { Count = 1 }, 0));
            Assert.AreEqual(0, transport.Count);
            client.SendReading();

            Assert.AreEqual("/devices/data ", transport.Paths);
            Assert.AreEqual("application/json", transport.ContentType);
            Assert.AreEqual(
                "{\"accessToken\":\"abc\",\"deviceKey\":\"PRD&01_A1 B2\",\"data\":{\"sequence\":1,\"door\":1}}", transport.Body);
            Assert.AreEqual(201, client.Reply.Status);
        }

        /// <summary>Where no reading waits there is none to send.</summary>
        [TestMethod, Collect]
        public void Without_a_reading_there_is_nothing_to_send()
        {
            Assert.AreEqual(0L, Client(new FakeTransport()).OpenReading(Bytes("abc"), new FakeQueue(), 0));
        }

        /// <summary>The longest token and the longest reading fit into one request together.</summary>
        [TestMethod, Collect]
        public void The_longest_token_and_reading_fit()
        {
            FakeTransport transport = new FakeTransport();
            NubisonClient client = Client(transport);
            FakeQueue queue = new FakeQueue { Count = 1, Members = new string('x', Journal.MaximumLength) };

            client.OpenReading(Bytes(new string('t', ReplyBody.MaximumTokenLength)), queue, 0);
            client.SendReading();

            Assert.AreEqual(201, client.Reply.Status);
            Assert.IsTrue(transport.Body.EndsWith("x}}"));
        }

        /// <summary>A request that does not fit is not sent in part.</summary>
        [TestMethod, Collect]
        public void A_request_that_does_not_fit_is_not_sent()
        {
            FakeTransport transport = new FakeTransport();
            PlatformAccount account = new PlatformAccount("http://p", "P", new string('k', 4000), "c", Secret, "n", "m");
            NubisonClient client = new NubisonClient(transport, account);

            client.Logout(Bytes("abc"));

            Assert.AreEqual(0, transport.Count);
            Assert.AreEqual((int)HttpFailure.RequestTooLong, (int)client.Reply.Failure);
        }

        /// <summary>A token goes back as it came, so that no character of it can get lost on the way.</summary>
        /// <param name="token">A token as it stands in JSON.</param>
        [DataRow("2026-11-23T04:45:00.123Z")]
        [DataRow("a\\/b+c==")]
        [DataRow("\\\"\\u00e9\\ud83c\\udf31\u6e29")]
        [TestMethod, Collect]
        public void A_token_goes_back_as_it_came(string token)
        {
            FakeTransport transport = new FakeTransport().Answer(200, "{\"AccessToken\":\"" + token + "\"}");
            NubisonClient client = Client(transport);

            client.Login(false);
            client.Logout(client.Reply.Body.CopyToken());

            Assert.IsTrue(transport.Body.StartsWith("{\"accessToken\":\"" + token + "\",\"deviceKey\""), transport.Body);
        }

        private static NubisonClient Client(FakeTransport transport)
        {
            return new NubisonClient(
                transport,
                new PlatformAccount("http://p", "PRD&01", "A1 B2", "AbCdE123", Secret, "Haus \"1\" \u6e29", "ENV-1"));
        }

        private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
    }
}
