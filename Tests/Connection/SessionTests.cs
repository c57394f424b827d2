using System;
using nanoFramework.TestFramework;
using Nubison.Connection;
using Nubison.Delivery;
using Nubison.Http;
using Nubison.Protocol;
using Nubison.State;
using Tests.Delivery;
using Tests.Http;

namespace Tests.Connection
{
    /// <summary>What the device does with each answer: the second table of <c>docs/protocol.md</c>, its right half.</summary>
    [TestClass]
    public class SessionTests
    {
        private const string Secret = "s3cret-of-client";

        private static FakeTransport s_transport;
        private static FakeClock s_clock;
        private static MemoryStorage s_storage;
        private static SecretLog s_log;

        /// <summary>A new device logs in and registers, and then is ready.</summary>
        [TestMethod]
        public void A_new_device_logs_in_and_registers()
        {
            Session session = Create();
            Assert.IsFalse(session.IsReady);

            session.Prepare();
            Assert.IsTrue(session.IsOpen);
            Assert.IsFalse(session.IsReady);

            session.Prepare();
            Assert.IsTrue(session.IsReady);
            Assert.AreEqual("/devices/login /devices ", s_transport.Paths);
            Assert.AreEqual(1, session.Counters.Logins);
            Assert.AreEqual(1, session.Counters.Registrations);
            Assert.AreEqual(2, session.Counters.Requests);
        }

        /// <summary>A device that has registered before only logs in.</summary>
        [TestMethod]
        public void A_registered_device_only_logs_in()
        {
            Session session = CreateReady();

            Assert.IsTrue(session.IsReady);
            Assert.AreEqual("/devices/login ", s_transport.Paths);
        }

        /// <summary>Data never goes without a token.</summary>
        [TestMethod]
        public void Data_without_a_token_is_a_bug()
        {
            Session session = Create();

            Assert.ThrowsException(typeof(InvalidOperationException), () => Send(session));
            Assert.ThrowsException(typeof(InvalidOperationException), () => session.Logout());
            Assert.AreEqual(0, s_transport.Count);
        }

        /// <summary>What the device cannot change itself is asked for at the longest back-off.</summary>
        /// <param name="status">The answer's status.</param>
        /// <param name="code">Its code.</param>
        [TestMethod]
        [DataRow(400, "ERROR401")]
        [DataRow(400, "ERROR402")]
        [DataRow(400, "ERROR403")]
        [DataRow(401, "")]
        [DataRow(405, "")]
        public void A_refused_login_waits_for_the_longest_back_off(int status, string code)
        {
            Session session = Create();
            s_transport.Answer(status, "{\"code\":\"" + code + "\"}");

            session.Prepare();

            Assert.AreEqual(BackOff.Maximum, session.Wait);
            Assert.AreEqual((int)Stage.Refused, (int)session.Recovery.Stage);
        }

        /// <summary>Each failure in a row doubles the limit, and a success forgets them.</summary>
        /// <param name="status">The answer's status; 0 for no answer.</param>
        [TestMethod]
        [DataRow(0)]
        [DataRow(408)]
        [DataRow(429)]
        [DataRow(500)]
        [DataRow(503)]
        [DataRow(302)]
        [DataRow(404)]
        public void Failures_in_a_row_back_off(int status)
        {
            Session session = CreateReady();
            int limit = 1000;
            for (int i = 0; i < 12; i++)
            {
                Fail(status);
                Send(session);
                Assert.AreEqual(limit, session.Wait);
                s_clock.Uptime += limit - 1;
                Assert.AreEqual(1, session.Wait);
                s_clock.Uptime += 1;
                Assert.AreEqual(0, session.Wait);
                limit = limit * 2 > BackOff.Maximum ? BackOff.Maximum : limit * 2;
            }

            Send(session);
            Assert.AreEqual(0, session.Wait);

            Fail(status);
            Send(session);
            Assert.AreEqual(1000, session.Wait);
        }

        /// <summary>The platform may ask for more time than the back-off gives it, but not for more than 300 s.</summary>
        /// <param name="header">The Retry-After header.</param>
        /// <param name="expected">The wait.</param>
        [TestMethod]
        [DataRow("0", 1000)]
        [DataRow("7", 7000)]
        [DataRow("9999", 300000)]
        [DataRow("Mon, 23 Nov 2026 04:45:30 GMT", 30000)]
        public void A_busy_platform_says_when_to_come_back(string header, int expected)
        {
            Session session = CreateReady();
            s_transport.Answer(503, "{}", header);

            Send(session);

            Assert.AreEqual(expected, session.Wait);
        }

        /// <summary>A refused token is renewed once at once; the second time in a row the device waits before that.</summary>
        /// <param name="status">The refusal's status.</param>
        /// <param name="code">Its code.</param>
        [TestMethod]
        [DataRow(401, "")]
        [DataRow(400, "ERROR404")]
        public void A_refused_token_is_renewed_once_at_once(int status, string code)
        {
            Session session = CreateReady();
            s_transport.Answer(status, "{\"code\":\"" + code + "\"}");

            Send(session);
            Assert.AreEqual(0, session.Wait);
            Assert.IsFalse(session.IsOpen);

            session.Prepare();
            s_transport.Answer(status, "{\"code\":\"" + code + "\"}");
            Send(session);
            Assert.AreEqual(1000, session.Wait);
            Assert.IsFalse(session.IsOpen);

            s_clock.Uptime += 1000;
            session.Prepare();
            Send(session);
            s_transport.Answer(status, "{\"code\":\"" + code + "\"}");
            Send(session);
            Assert.AreEqual(0, session.Wait);
        }

        /// <summary>Refusals that keep coming back back off further and further, though every login in between works.</summary>
        [TestMethod]
        public void A_login_that_works_does_not_reset_the_back_off_of_data()
        {
            Session session = CreateReady();
            int last = -1;
            for (int i = 0; i < 4; i++)
            {
                s_transport.Answer(401, "{}");
                Send(session);
                Assert.IsTrue(session.Wait > last);
                last = session.Wait;
                s_clock.Uptime += last;
                session.Prepare();
            }

            Assert.AreEqual(4000, last);
        }

        /// <summary>A platform that has lost the device gets it registered again.</summary>
        [TestMethod]
        public void An_unknown_device_registers_again()
        {
            Session session = CreateReady();
            s_transport.Answer(405, "{}");

            Send(session);
            Assert.AreEqual(0, session.Wait);
            Assert.IsTrue(session.IsOpen);
            Assert.IsFalse(session.IsReady);

            session.Prepare();
            Assert.IsTrue(session.IsReady);
            Assert.AreEqual("/devices/login /devices/data /devices ", s_transport.Paths);

            s_transport.Answer(405, "{}");
            Send(session);
            Assert.AreEqual(1000, session.Wait);
        }

        /// <summary>Two remedies taking turns must not go round without a pause.</summary>
        [TestMethod]
        public void Token_and_registration_refused_in_turn_back_off()
        {
            Session session = CreateReady();
            s_transport.Answer(401, "{}");
            Send(session);
            session.Prepare();
            s_transport.Answer(405, "{}");
            Send(session);

            Assert.AreEqual(1000, session.Wait);
        }

        /// <summary>A refused reading says nothing against the next one, but there is no burst of refusals either.</summary>
        /// <param name="status">The refusal's status.</param>
        [TestMethod]
        [DataRow(400)]
        [DataRow(413)]
        [DataRow(422)]
        public void A_refused_reading_does_not_back_off(int status)
        {
            Session session = CreateReady();
            for (int i = 0; i < 3; i++)
            {
                s_transport.Answer(status, "{\"code\":\"ERROR406\"}");
                Send(session);
                Assert.AreEqual(BackOff.Minimum, session.Wait);
                s_clock.Uptime += BackOff.Minimum;
            }

            Assert.AreEqual((int)Stage.Ok, (int)session.Recovery.Stage);
        }

        /// <summary>The other content type is tried at once.</summary>
        [TestMethod]
        public void The_other_content_type_is_tried_at_once()
        {
            Session session = Create();
            s_transport.Answer(415, "{}");

            session.Prepare();
            Assert.AreEqual(0, session.Wait);

            session.Prepare();
            Assert.IsTrue(session.IsOpen);
        }

        /// <summary>A logout ends the session, and so does every answer to it but one.</summary>
        /// <param name="status">The answer's status; 0 for none.</param>
        /// <param name="isOpen">Whether the session stays open.</param>
        /// <param name="logouts">How many logouts count.</param>
        [TestMethod]
        [DataRow(200, false, 1)]
        [DataRow(0, false, 0)]
        [DataRow(401, false, 0)]
        [DataRow(503, false, 0)]
        [DataRow(405, true, 0)]
        public void A_logout_ends_the_session(int status, bool isOpen, int logouts)
        {
            Session session = CreateReady();
            Fail(status);

            session.Logout();

            Assert.AreEqual(isOpen, session.IsOpen);
            Assert.AreEqual(logouts, session.Counters.Logouts);
        }

        /// <summary>A request that is given up is no failure of the network.</summary>
        [TestMethod]
        public void A_request_given_up_does_not_count_as_a_failure()
        {
            Session session = CreateReady();
            s_transport.Fail(HttpFailure.Aborted);

            Send(session);

            Assert.AreEqual(0, session.Wait);
            Assert.AreEqual((int)Stage.Ok, (int)session.Recovery.Stage);
        }

        /// <summary>A failure's line tells what, why and when next.</summary>
        [TestMethod]
        public void A_failure_is_one_line_that_tells_what_and_when_next()
        {
            Session session = Create();
            s_transport.Answer(400, "{\"code\":\"ERROR403\",\"message\":\"client is not valid\"}").Fail(HttpFailure.TimedOut);

            session.Prepare();
            session.Prepare();

            Assert.AreEqual(
                "network: the platform refuses\n"
                + "session: login: credentials refused (400 ERROR403: client is not valid); next try in 300.0 s\n"
                + "network: no usable answer from the platform\n"
                + "session: login: unreachable (timed out); next try in 300.0 s\n",
                s_log.Text);
        }

        private static Session CreateReady()
        {
            Create();
            new Registration(new StateRecord(s_storage, s_log), Account()).Remember();
            Session session = Create(s_storage);
            session.Prepare();
            return session;
        }

        private static Session Create()
        {
            return Create(new MemoryStorage());
        }

        private static Session Create(MemoryStorage storage)
        {
            s_storage = storage;
            s_transport = new FakeTransport();
            s_clock = new FakeClock();
            s_log = new SecretLog(Secret, FakeTransport.Token, Account().Authorization.Substring(6));
            Registration registration = new Registration(new StateRecord(storage, s_log), Account());
            return new Session(new NubisonClient(s_transport, Account()), registration, s_clock, new FakeRandom(true), s_log);
        }

        private static PlatformAccount Account()
        {
            return new PlatformAccount("http://p", "PRD01", "A1B2C3", "AbCdE123", Secret, "Greenhouse 1", "ENV-1");
        }

        private static void Fail(int status)
        {
            if (status == 0)
            {
                s_transport.Fail(HttpFailure.TimedOut);
            }
            else
            {
                s_transport.Answer(status, "{}");
            }
        }

        private static Answer Send(Session session)
        {
            session.OpenReading(new UploaderQueue { Count = 1 });
            return session.Send();
        }
    }
}
