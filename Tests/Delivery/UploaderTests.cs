using nanoFramework.TestFramework;
using Nubison.Connection;
using Nubison.Delivery;
using Nubison.Http;
using Nubison.Protocol;
using Nubison.State;
using Tests.Connection;
using Tests.Http;

namespace Tests.Delivery
{
    /// <summary>The way of the waiting readings to the platform, step by step.</summary>
    [TestClass]
    public class UploaderTests
    {
        private const string Secret = "s3cret-of-client";

        private static FakeTransport s_transport;
        private static FakeClock s_clock;
        private static FakeLink s_link;
        private static UploaderQueue s_queue;
        private static SecretLog s_log;
        private static Session s_session;

        /// <summary>A step is one thing: join, log in, register, each reading; then there is nothing to do.</summary>
        [TestMethod]
        public void The_steps_lead_from_joining_to_the_last_reading()
        {
            Uploader uploader = Create(false, 0);
            s_link.IsUp = false;
            s_queue.Count = 2;

            Assert.AreEqual(0, uploader.Step());
            Assert.AreEqual(1, s_link.Joins);
            Assert.AreEqual(0, s_transport.Count);
            for (int i = 1; i <= 4; i++)
            {
                Assert.AreEqual(0, uploader.Step());
                Assert.AreEqual(i, s_transport.Count);
            }

            Assert.AreEqual(Uploader.IdleTime, uploader.Step());
            Assert.AreEqual("/devices/login /devices /devices/data /devices/data ", s_transport.Paths);
            Assert.AreEqual("1 delivered, 2 delivered, ", s_queue.Story);
            Assert.AreEqual(2, s_session.Counters.Delivered);
        }

        /// <summary>The device logs in and registers before anything waits, so that the platform knows it early.</summary>
        [TestMethod]
        public void Without_a_reading_it_logs_in_and_registers()
        {
            Uploader uploader = Create(false, 0);

            uploader.Step();
            uploader.Step();

            Assert.AreEqual(Uploader.IdleTime, uploader.Step());
            Assert.AreEqual("/devices/login /devices ", s_transport.Paths);
        }

        /// <summary>Devices that get power together spread their first requests over a sampling period.</summary>
        [TestMethod]
        public void The_first_request_waits_for_a_random_time()
        {
            Uploader uploader = Create(false, 60000);

            Assert.AreEqual(Uploader.IdleTime, uploader.Step());
            s_clock.Uptime = 55000;
            Assert.AreEqual(5000, uploader.Step());
            Assert.AreEqual(0, s_transport.Count);
            s_clock.Uptime = 60000;
            Assert.AreEqual(0, uploader.Step());
            Assert.AreEqual(1, s_transport.Count);
        }

        /// <summary>https waits for the clock, since a certificate has dates.</summary>
        [TestMethod]
        public void Https_waits_for_a_valid_clock()
        {
            Uploader uploader = Create(true, 0);
            s_clock.IsValid = false;

            Assert.AreEqual(1000, uploader.Step());
            Assert.AreEqual((int)Stage.NoClock, (int)s_session.Recovery.Stage);
            Assert.AreEqual(0, s_transport.Count);

            s_clock.IsValid = true;
            uploader.Step();
            Assert.AreEqual(1, s_transport.Count);
        }

        /// <summary>http does not.</summary>
        [TestMethod]
        public void Http_does_not_wait_for_the_clock()
        {
            Uploader uploader = Create(false, 0);
            s_clock.IsValid = false;

            uploader.Step();

            Assert.AreEqual(1, s_transport.Count);
        }

        /// <summary>Joining backs off as well, but a link that comes back by itself is seen within a second.</summary>
        [TestMethod]
        public void Joining_backs_off_and_sees_a_link_that_comes_back()
        {
            Uploader uploader = Create(false, 0);
            s_link.IsUp = false;
            s_link.CanJoin = false;

            int limit = 1000;
            for (int tries = 1; tries <= 12; tries++)
            {
                Assert.AreEqual(500, uploader.Step());
                Assert.AreEqual(tries, s_link.Joins);
                s_clock.Uptime += limit - 1;
                Assert.AreEqual(1, uploader.Step());
                Assert.AreEqual(tries, s_link.Joins);
                s_clock.Uptime += 1;
                limit = limit * 2 > BackOff.Maximum ? BackOff.Maximum : limit * 2;
            }

            uploader.Step();
            Assert.AreEqual(1000, uploader.Step());
            s_link.IsUp = true;
            uploader.Step();
            Assert.AreEqual("/devices/login ", s_transport.Paths);
        }

        /// <summary>After 5 minutes of failures the Wi-Fi is joined anew, once.</summary>
        [TestMethod]
        public void After_five_minutes_of_failures_the_Wi_Fi_is_joined_anew()
        {
            Uploader uploader = Create(false, 0);
            s_transport.Fail(HttpFailure.NoConnection);
            uploader.Step();
            s_clock.Uptime += Recovery.Patience;

            Assert.AreEqual(0, uploader.Step());
            Assert.AreEqual(1, s_link.Leaves);
            Assert.AreEqual(0, uploader.Step());
            Assert.AreEqual(1, s_link.Joins);

            s_transport.Fail(HttpFailure.NoConnection);
            uploader.Step();
            uploader.Step();
            Assert.AreEqual(1, s_link.Leaves);
            Assert.AreEqual(2, s_transport.Count);
        }

        /// <summary>A refused reading is dropped with a trace, and the next one goes out.</summary>
        [TestMethod]
        public void A_refused_reading_is_dropped_with_a_trace()
        {
            Uploader uploader = CreateReady(2);
            s_transport.Answer(400, "{\"code\":\"ERROR406\",\"message\":\"data is missing\"}");

            Assert.AreEqual(BackOff.Minimum, uploader.Step());
            s_clock.Uptime += BackOff.Minimum;
            uploader.Step();

            Assert.AreEqual("1 refused, 2 delivered, ", s_queue.Story);
            Assert.AreEqual(1, s_session.Counters.Refused);
            Assert.AreEqual(1, s_session.Counters.Delivered);
            Assert.IsTrue(
                s_log.Text.Contains("delivery: reading 1 is dropped: data: reading refused (400 ERROR406: data is missing)\n"), s_log.Text);
        }

        /// <summary>A reading whose request is refused is not tried for ever: with it, all later ones would wait.</summary>
        /// <param name="status">The refusal's status.</param>
        [TestMethod]
        [DataRow(403)]
        [DataRow(415)]
        public void A_reading_refused_five_times_with_its_request_is_dropped(int status)
        {
            Uploader uploader = CreateReady(2);
            for (int i = 1; i <= Uploader.Patience; i++)
            {
                Assert.AreEqual(string.Empty, s_queue.Story);
                s_transport.Answer(status, "{}").Answer(503, "{}");
                uploader.Step();
                s_clock.Uptime += BackOff.Maximum;
                if (i < Uploader.Patience)
                {
                    uploader.Step();
                    s_clock.Uptime += BackOff.Maximum;
                }
            }

            Assert.AreEqual("1 refused, ", s_queue.Story);
        }

        /// <summary>What the platform does not answer waits for as long as that takes.</summary>
        /// <param name="status">The answer's status; 0 for none.</param>
        [TestMethod]
        [DataRow(0)]
        [DataRow(302)]
        [DataRow(401)]
        [DataRow(405)]
        [DataRow(408)]
        [DataRow(429)]
        [DataRow(500)]
        [DataRow(503)]
        public void No_other_answer_loses_a_reading(int status)
        {
            Uploader uploader = CreateReady(1);
            for (int i = 0; i < 40; i++)
            {
                if (s_session.IsReady && s_transport.Prepared == 0)
                {
                    Prepare(status);
                }

                uploader.Step();
                s_clock.Uptime += BackOff.Maximum;
                Assert.AreEqual(string.Empty, s_queue.Story);
            }

            for (int i = 0; i < 10; i++)
            {
                uploader.Step();
                s_clock.Uptime += BackOff.Maximum;
            }

            Assert.AreEqual("1 delivered, ", s_queue.Story);
        }

        /// <summary>Waits are cut into short ones, so that a change of link or clock is seen in between.</summary>
        [TestMethod]
        public void A_long_wait_is_cut_into_short_ones()
        {
            Uploader uploader = CreateReady(1);
            s_transport.Answer(503, "{}", "15");

            Assert.AreEqual(Uploader.IdleTime, uploader.Step());
            s_clock.Uptime += Uploader.IdleTime;
            Assert.AreEqual(5000, uploader.Step());
            s_clock.Uptime += 4999;
            Assert.AreEqual(1, uploader.Step());
            Assert.AreEqual(string.Empty, s_queue.Story);
            s_clock.Uptime += 1;
            uploader.Step();
            Assert.AreEqual("1 delivered, ", s_queue.Story);
        }

        private static void Prepare(int status)
        {
            if (status == 0)
            {
                s_transport.Fail(HttpFailure.CutOff);
            }
            else
            {
                s_transport.Answer(status, "{}");
            }
        }

        private static Uploader CreateReady(int readings)
        {
            Uploader uploader = Create(false, 0);
            uploader.Step();
            uploader.Step();
            s_queue.Count = readings;
            return uploader;
        }

        private static Uploader Create(bool needsClock, int spread)
        {
            PlatformAccount account = new PlatformAccount("http://p", "PRD01", "A1B2C3", "AbCdE123", Secret, "Greenhouse 1", "ENV-1");
            s_transport = new FakeTransport();
            s_clock = new FakeClock();
            s_link = new FakeLink();
            s_queue = new UploaderQueue();
            s_log = new SecretLog(Secret, FakeTransport.Token, account.Authorization.Substring(6));
            FakeRandom random = new FakeRandom(true);
            Registration registration = new Registration(new StateRecord(new MemoryStorage(), s_log), account);
            s_session = new Session(new NubisonClient(s_transport, account), registration, s_clock, random, s_log);
            return new Uploader(s_queue, s_session, s_link, s_clock, random, s_log, needsClock, spread);
        }
    }
}
