using nanoFramework.TestFramework;
using Nubison.Connection;
using Nubison.Http;

namespace Tests.Connection
{
    /// <summary>What the device does with each answer: how long it waits, and what comes next.</summary>
    [TestClass]
    public class UplinkAnswerTests
    {
        /// <summary>What the device cannot change itself is asked for at the longest back-off.</summary>
        /// <param name="status">The answer's status.</param>
        /// <param name="code">Its code.</param>
        [DataRow(400, "ERROR401")]
        [DataRow(400, "ERROR402")]
        [DataRow(400, "ERROR403")]
        [DataRow(401, "")]
        [DataRow(405, "")]
        [TestMethod, Collect]
        public void A_refused_login_waits_for_the_longest_back_off(int status, string code)
        {
            Uplink uplink = UplinkBench.Create(false);
            UplinkBench.Transport.Answer(status, "{\"code\":\"" + code + "\"}");

            uplink.Step();

            Assert.AreEqual((int)Stage.Refused, (int)uplink.Stage);
            Assert.AreEqual((long)BackOff.Maximum, UplinkBench.StepWhenDue(uplink));
            CollectAttribute.Now();
        }

        /// <summary>Each failure in a row doubles the limit, and a success forgets them.</summary>
        /// <param name="status">The answer's status; 0 for no answer.</param>
        [DataRow(0)]
        [DataRow(408)]
        [DataRow(429)]
        [DataRow(500)]
        [DataRow(503)]
        [DataRow(302)]
        [DataRow(404)]
        [TestMethod, Collect]
        public void Failures_in_a_row_back_off(int status)
        {
            Uplink uplink = UplinkBench.CreateReady(1);
            long limit = 0;
            for (int i = 0; i < 8; i++)
            {
                UplinkBench.Prepare(status);
                Assert.AreEqual(limit, UplinkBench.StepWhenDue(uplink));
                limit = limit == 0 ? 1000 : limit * 2;
            }

            UplinkBench.StepWhenDue(uplink);
            UplinkBench.Queue.Count = 1;
            UplinkBench.Prepare(status);
            uplink.Step();
            Assert.AreEqual(1000L, UplinkBench.StepWhenDue(uplink));
            CollectAttribute.Now();
        }

        /// <summary>The platform may ask for more time than the back-off gives it, but not for more than 300 s.</summary>
        /// <param name="header">The Retry-After header.</param>
        /// <param name="expected">The wait.</param>
        [DataRow("0", 1000)]
        [DataRow("7", 7000)]
        [DataRow("9999", 300000)]
        [DataRow("Mon, 23 Nov 2026 08:00:30 GMT", 30000)]
        [TestMethod, Collect]
        public void A_busy_platform_says_when_to_come_back(string header, int expected)
        {
            Uplink uplink = UplinkBench.CreateReady(1);
            UplinkBench.Transport.Answer(503, "{}", header);
            uplink.Step();

            Assert.AreEqual((long)expected, UplinkBench.StepWhenDue(uplink));
            CollectAttribute.Now();
        }

        /// <summary>A refused token is renewed once at once; the second time in a row the device waits before that.</summary>
        /// <param name="status">The refusal's status.</param>
        /// <param name="code">Its code.</param>
        [DataRow(401, "")]
        [DataRow(400, "ERROR404")]
        [TestMethod, Collect]
        public void A_refused_token_is_renewed_once_at_once(int status, string code)
        {
            Uplink uplink = UplinkBench.CreateReady(1);
            string body = "{\"code\":\"" + code + "\"}";
            UplinkBench.Transport.Answer(status, body);
            uplink.Step();
            Assert.AreEqual(0L, UplinkBench.StepWhenDue(uplink));
            Assert.AreEqual("/devices/login /devices /devices/data /devices/login ", UplinkBench.Transport.Paths);

            UplinkBench.Transport.Answer(status, body);
            Assert.AreEqual(0L, UplinkBench.StepWhenDue(uplink));
            Assert.AreEqual(1000L, UplinkBench.StepWhenDue(uplink));
            Assert.AreEqual(0L, UplinkBench.StepWhenDue(uplink));
            Assert.AreEqual("1 delivered, ", UplinkBench.Queue.Story);
            Assert.AreEqual(3, uplink.Counters.Logins);
        }

        /// <summary>A platform that has lost the device gets it registered again, and then the reading.</summary>
        [TestMethod, Collect]
        public void An_unknown_device_registers_again()
        {
            Uplink uplink = UplinkBench.CreateReady(1);
            UplinkBench.Prepare(405);

            uplink.Step();
            Assert.IsFalse(UplinkBench.IsRegistered);
            Assert.AreEqual(0L, UplinkBench.StepWhenDue(uplink));
            Assert.IsTrue(UplinkBench.IsRegistered);
            UplinkBench.Prepare(405);
            uplink.Step();
            Assert.AreEqual(1000L, UplinkBench.StepWhenDue(uplink));

            UplinkBench.StepWhenDue(uplink);
            Assert.AreEqual("1 delivered, ", UplinkBench.Queue.Story);
        }

        /// <summary>Two remedies taking turns must not go round without a pause.</summary>
        [TestMethod, Collect]
        public void Token_and_registration_refused_in_turn_back_off()
        {
            Uplink uplink = UplinkBench.CreateReady(1);
            UplinkBench.Prepare(401);
            uplink.Step();
            uplink.Step();
            UplinkBench.Prepare(405);
            uplink.Step();

            Assert.AreEqual(1000L, UplinkBench.StepWhenDue(uplink));
        }

        /// <summary>A registration refused for an unforeseen reason may be one that the platform has: one reading is tried.</summary>
        /// <param name="status">The refusal's status.</param>
        [DataRow(400)]
        [DataRow(403)]
        [DataRow(409)]
        [DataRow(415)]
        [TestMethod, Collect]
        public void A_refused_registration_is_followed_by_one_try_of_data(int status)
        {
            Uplink uplink = UplinkBench.Create(false);
            UplinkBench.Queue.Count = 1;
            uplink.Step();
            UplinkBench.Prepare(status);

            uplink.Step();
            Assert.IsFalse(UplinkBench.IsRegistered);
            Assert.AreEqual(0L, UplinkBench.StepWhenDue(uplink));

            Assert.IsTrue(UplinkBench.IsRegistered);
            Assert.AreEqual("/devices/login /devices /devices/data ", UplinkBench.Transport.Paths);
            Assert.AreEqual("1 delivered, ", UplinkBench.Queue.Story);
            CollectAttribute.Now();
        }

        /// <summary>If the reading is refused as well the device registers again, ever more seldom.</summary>
        [TestMethod, Collect]
        public void A_try_of_data_in_vain_backs_off_and_registers_again()
        {
            Uplink uplink = UplinkBench.Create(false);
            UplinkBench.Queue.Count = 2;
            uplink.Step();
            long waited = 0;
            for (int i = 0; i < 5; i++)
            {
                UplinkBench.Prepare(409);
                UplinkBench.StepWhenDue(uplink);
                UplinkBench.Prepare(405);
                waited = UplinkBench.StepWhenDue(uplink);
            }

            Assert.AreEqual(string.Empty, UplinkBench.Queue.Story);
            Assert.IsTrue(waited >= 4000, waited.ToString());
            UplinkBench.StepWhenDue(uplink);
            UplinkBench.StepWhenDue(uplink);
            Assert.AreEqual("1 delivered, ", UplinkBench.Queue.Story);
        }

        /// <summary>A name or model that the platform does not take is named, and waits for a person.</summary>
        [TestMethod, Collect]
        public void A_refused_name_or_model_is_named_in_the_log()
        {
            Uplink uplink = UplinkBench.Create(false);
            uplink.Step();
            UplinkBench.Transport.Answer(400, "{\"code\":\"ERROR406\"}");
            uplink.Step();

            Assert.IsTrue(
                UplinkBench.Log.Text.Contains("session: registration: deviceName or modelName refused (400 ERROR406); next try in 300.0 s\n"),
                UplinkBench.Log.Text);
            Assert.AreEqual((long)BackOff.Maximum, UplinkBench.StepWhenDue(uplink));
        }

        /// <summary>The other content type is tried once at once; then the two take turns, with back-off.</summary>
        [TestMethod, Collect]
        public void The_other_content_type_is_tried_at_once()
        {
            Uplink uplink = UplinkBench.Create(false);
            UplinkBench.Prepare(415);
            UplinkBench.Prepare(415);

            uplink.Step();
            Assert.AreEqual("application/x-www-form-urlencoded", UplinkBench.Transport.ContentType);
            Assert.AreEqual(0L, UplinkBench.StepWhenDue(uplink));
            Assert.AreEqual("application/json", UplinkBench.Transport.ContentType);
            Assert.AreEqual(1000L, UplinkBench.StepWhenDue(uplink));
            Assert.AreEqual("application/x-www-form-urlencoded", UplinkBench.Transport.ContentType);
            Assert.AreEqual(1, uplink.Counters.Logins);
        }

        /// <summary>The content type that worked stays.</summary>
        [TestMethod, Collect]
        public void The_content_type_that_worked_stays()
        {
            Uplink uplink = UplinkBench.Create(false);
            UplinkBench.Prepare(415);
            uplink.Step();
            uplink.Step();
            uplink.Step();
            UplinkBench.Queue.Count = 1;
            UplinkBench.Prepare(401);
            UplinkBench.Prepare(503);
            uplink.Step();
            uplink.Step();
            UplinkBench.StepWhenDue(uplink);

            Assert.AreEqual("application/json", UplinkBench.Transport.ContentType);
            Assert.AreEqual(2, uplink.Counters.Logins);
        }

        /// <summary>No single answer gives up a reading, and one poisoned reading costs no other.</summary>
        /// <param name="status">The refusal's status.</param>
        /// <param name="code">Its code.</param>
        [DataRow(400, "ERROR406")]
        [DataRow(403, "")]
        [DataRow(413, "")]
        [TestMethod, Collect]
        public void A_reading_is_dropped_if_it_is_refused_again_once_the_next_one_is_accepted(int status, string code)
        {
            Uplink uplink = UplinkBench.CreateReady(3);
            long start = UplinkBench.Clock.Uptime;
            for (int i = 0; i < Refusals.Patience; i++)
            {
                UplinkBench.Transport.Answer(status, "{\"code\":\"" + code + "\"}");
                UplinkBench.StepWhenDue(uplink);
                Assert.AreEqual(string.Empty, UplinkBench.Queue.Story);
            }

            Assert.AreEqual(0L, UplinkBench.StepWhenDue(uplink));
            UplinkBench.Transport.Answer(status, "{\"code\":\"" + code + "\"}");
            Assert.AreEqual(0L, UplinkBench.StepWhenDue(uplink));
            Assert.AreEqual("1 refused, ", UplinkBench.Queue.Story);
            UplinkBench.StepWhenDue(uplink);
            Assert.AreEqual("1 refused, 2 delivered, 3 delivered, ", UplinkBench.Queue.Story);
            Assert.IsTrue(UplinkBench.Clock.Uptime - start < 60000);
            Assert.AreEqual(1, uplink.Counters.Refused);
            Assert.AreEqual(2, uplink.Counters.Delivered);
            string cause = code == string.Empty ? status.ToString() : status.ToString() + " " + code;
            Assert.IsTrue(
                UplinkBench.Log.Text.Contains("delivery: reading 1 is dropped: refused (" + cause + ") before and after reading 2 was accepted\n"),
                UplinkBench.Log.Text);
            CollectAttribute.Now();
        }

        /// <summary>A gateway that goes between the refusals and the try costs nothing: the platform has not refused the reading.</summary>
        [TestMethod, Collect]
        public void A_reading_that_is_accepted_after_the_next_one_is_not_dropped()
        {
            Uplink uplink = UplinkBench.CreateReady(3);
            for (int i = 0; i < Refusals.Patience; i++)
            {
                UplinkBench.Prepare(403);
                UplinkBench.StepWhenDue(uplink);
            }

            for (int i = 0; i < 4; i++)
            {
                UplinkBench.StepWhenDue(uplink);
            }

            Assert.AreEqual("1 delivered, 2 delivered, 3 delivered, ", UplinkBench.Queue.Story);
            Assert.AreEqual(0, uplink.Counters.Refused);
            Assert.AreEqual(3, uplink.Counters.Delivered);
        }

        /// <summary>A token that runs out just then does not end the try, or tokens for three requests would block the journal.</summary>
        [TestMethod, Collect]
        public void A_token_refused_to_the_next_reading_does_not_end_the_try()
        {
            Uplink uplink = UplinkBench.CreateReady(2);
            for (int i = 0; i < Refusals.Patience; i++)
            {
                UplinkBench.Prepare(413);
                UplinkBench.StepWhenDue(uplink);
            }

            UplinkBench.Prepare(401);
            uplink.Step();
            uplink.Step();
            uplink.Step();
            UplinkBench.Prepare(413);
            uplink.Step();

            Assert.AreEqual("1 refused, ", UplinkBench.Queue.Story);
        }

        /// <summary>A platform, or a gateway before it, that refuses everything costs nothing and no storm of requests.</summary>
        /// <param name="status">The answer's status; 0 for none.</param>
        [DataRow(0)]
        [DataRow(200)]
        [DataRow(302)]
        [DataRow(400)]
        [DataRow(401)]
        [DataRow(403)]
        [DataRow(404)]
        [DataRow(405)]
        [DataRow(409)]
        [DataRow(413)]
        [DataRow(415)]
        [DataRow(422)]
        [DataRow(429)]
        [DataRow(503)]
        [TestMethod, Collect]
        public void What_refuses_everything_costs_nothing(int status)
        {
            Uplink uplink = UplinkBench.CreateReady(5);
            int requests = UplinkBench.Transport.Count;
            long end = UplinkBench.Clock.Uptime + 3600000;
            while (UplinkBench.Clock.Uptime < end)
            {
                if (UplinkBench.Transport.Prepared == 0)
                {
                    if (status == 200)
                    {
                        UplinkBench.Transport.Answer(200, "<html>");
                    }
                    else
                    {
                        UplinkBench.Prepare(status);
                    }
                }

                UplinkBench.StepWhenDue(uplink);
                Assert.AreEqual(string.Empty, UplinkBench.Queue.Story);
            }

            Assert.IsTrue(UplinkBench.Transport.Count - requests < 60, UplinkBench.Transport.Count.ToString());
            for (int i = 0; i < 20; i++)
            {
                UplinkBench.StepWhenDue(uplink);
            }

            Assert.AreEqual("1 delivered, 2 delivered, 3 delivered, 4 delivered, 5 delivered, ", UplinkBench.Queue.Story);
            Assert.AreEqual(0, uplink.Counters.Refused);
            CollectAttribute.Now();
        }

        /// <summary>A request that is given up is no failure of the network.</summary>
        [TestMethod, Collect]
        public void A_request_given_up_does_not_count_as_a_failure()
        {
            Uplink uplink = UplinkBench.CreateReady(1);
            UplinkBench.Transport.Fail(HttpFailure.Aborted);

            uplink.Step();

            Assert.AreEqual((int)Stage.Ok, (int)uplink.Stage);
            Assert.AreEqual(0L, UplinkBench.StepWhenDue(uplink));
        }

        /// <summary>A failure's line tells what, why and when next.</summary>
        [TestMethod, Collect]
        public void A_failure_is_one_line_that_tells_what_and_when_next()
        {
            Uplink uplink = UplinkBench.Create(false);
            UplinkBench.Transport.Answer(400, "{\"code\":\"ERROR403\",\"message\":\"client is not valid\"}").Fail(HttpFailure.TimedOut);

            UplinkBench.StepWhenDue(uplink);
            UplinkBench.StepWhenDue(uplink);

            Assert.AreEqual(
                "network: joined the Wi-Fi\n"
                + "network: the platform refuses\n"
                + "session: login: credentials refused (400 ERROR403); next try in 300.0 s\n"
                + "network: no usable answer from the platform\n"
                + "session: login: timed out; next try in 300.0 s\n",
                UplinkBench.Log.Text);
        }

        /// <summary>What is not the platform is told by its status, and by what the protocol says instead.</summary>
        [TestMethod, Collect]
        public void What_is_not_the_platform_is_told_by_its_status()
        {
            Uplink uplink = UplinkBench.CreateReady(1);
            UplinkBench.Transport.Answer(200, "<html>").Answer(302, string.Empty);

            UplinkBench.StepWhenDue(uplink);
            UplinkBench.StepWhenDue(uplink);

            string log = UplinkBench.Log.Text;
            Assert.IsTrue(log.Contains("session: data: not the platform (200 without the platform's JSON; the protocol says 201); next"), log);
            Assert.IsTrue(log.Contains("session: data: not the platform (302; the protocol says 201); next"), log);
        }
    }
}
