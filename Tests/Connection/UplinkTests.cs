using nanoFramework.TestFramework;
using Nubison.Connection;
using Nubison.Http;
using Tests.Http;

namespace Tests.Connection
{
    /// <summary>The way of the waiting readings to the platform, step by step.</summary>
    [TestClass]
    public class UplinkTests
    {
        /// <summary>A step is one thing: join, log in, register, each reading; then there is nothing to do.</summary>
        [TestMethod, Collect]
        public void The_steps_lead_from_joining_to_the_last_reading()
        {
            Uplink uplink = UplinkBench.Create(false);
            UplinkBench.Link.IsUp = false;
            UplinkBench.Queue.Count = 1;

            Assert.AreEqual(0, uplink.Step());
            Assert.AreEqual(1, UplinkBench.Link.Joins);
            Assert.AreEqual(0, UplinkBench.Transport.Count);
            for (int i = 1; i <= 3; i++)
            {
                Assert.AreEqual(0, uplink.Step());
                Assert.AreEqual(i, UplinkBench.Transport.Count);
            }

            Assert.AreEqual(Uplink.IdleTime, uplink.Step());
            Assert.AreEqual("/devices/login /devices /devices/data ", UplinkBench.Transport.Paths);
            Assert.AreEqual("1 delivered, ", UplinkBench.Queue.Story);
            Assert.AreEqual(1, uplink.Counters.Logins);
            Assert.AreEqual(1, uplink.Counters.Registrations);
            Assert.AreEqual(1, uplink.Counters.Delivered);
            Assert.AreEqual(3, uplink.Counters.Requests);
        }

        /// <summary>A device that has registered before only logs in.</summary>
        [TestMethod, Collect]
        public void A_registered_device_only_logs_in()
        {
            Uplink uplink = UplinkBench.Create(false);
            UplinkBench.State.Registration = UplinkBench.Account.Registration;

            uplink.Step();

            Assert.AreEqual(Uplink.IdleTime, uplink.Step());
            Assert.AreEqual("/devices/login ", UplinkBench.Transport.Paths);
        }

        /// <summary>Each stage is one line in the log, and says no more than is so.</summary>
        [TestMethod, Collect]
        public void Each_stage_is_one_line()
        {
            Uplink uplink = UplinkBench.Create(false);
            UplinkBench.Link.IsUp = false;
            UplinkBench.Link.CanJoin = false;

            uplink.Step();
            Assert.AreEqual("network: joining the Wi-Fi\nnetwork: no Wi-Fi\n", UplinkBench.Log.Text);

            UplinkBench.Link.CanJoin = true;
            UplinkBench.Clock.Uptime += 1000;
            UplinkBench.StepWhenDue(uplink);
            Assert.AreEqual(
                "network: joining the Wi-Fi\nnetwork: no Wi-Fi\nnetwork: joined the Wi-Fi\nnetwork: the platform accepts\nsession: logged in\n",
                UplinkBench.Log.Text);
        }

        /// <summary>Whoever puts a device into service sees on the log when the platform has its first reading.</summary>
        [TestMethod, Collect]
        public void The_first_delivery_is_one_line()
        {
            Uplink uplink = UplinkBench.CreateReady(2);
            string before = UplinkBench.Log.Text;

            UplinkBench.StepWhenDue(uplink);
            UplinkBench.StepWhenDue(uplink);

            Assert.AreEqual(0, UplinkBench.Queue.Count);
            Assert.AreEqual(before + "session: first reading delivered\n", UplinkBench.Log.Text);
        }

        /// <summary>After a cold boot login, registration and first reading have a turn each; then it goes by the pace.</summary>
        [TestMethod, Collect]
        public void Login_registration_and_first_reading_take_turns()
        {
            Uplink uplink = UplinkBench.Create(false);
            uplink.Spread();
            UplinkBench.Queue.Count = 1;

            Assert.AreEqual(Uplink.IdleTime, uplink.Step());
            Assert.AreEqual((int)Stage.Joined, (int)uplink.Stage);
            for (int i = 0; i < 3; i++)
            {
                Assert.AreEqual(56250L, UplinkBench.StepWhenDue(uplink));
            }

            Assert.AreEqual("/devices/login /devices /devices/data ", UplinkBench.Transport.Paths);
            UplinkBench.Clock.Uptime += 60000;
            UplinkBench.Queue.Count = 1;
            Assert.AreEqual(0L, UplinkBench.StepWhenDue(uplink));

            // A token that is refused later is renewed at once.
            UplinkBench.Queue.Count = 1;
            UplinkBench.Prepare(401);
            for (int i = 0; i < 3; i++)
            {
                Assert.AreEqual(0L, UplinkBench.StepWhenDue(uplink));
            }

            Assert.AreEqual("1 delivered, 2 delivered, 3 delivered, ", UplinkBench.Queue.Story);
        }

        /// <summary>Devices lose and find a Wi-Fi together: the longer it was away, the more they spread, and with them what has happened meanwhile.</summary>
        /// <param name="lost">How long it was away, in milliseconds.</param>
        /// <param name="expected">The longest wait after that.</param>
        [DataRow(2000, 2000)]
        [DataRow(56250, 56250)]
        [DataRow(600000, 56250)]
        [TestMethod, Collect]
        public void A_Wi_Fi_that_comes_back_is_not_met_by_all_at_once(int lost, int expected)
        {
            Uplink uplink = UplinkBench.CreateReady(1);
            UplinkBench.Link.IsUp = false;
            UplinkBench.Link.CanJoin = false;
            uplink.Step();
            uplink.Wake(true);
            UplinkBench.Clock.Uptime += lost;
            UplinkBench.Link.IsUp = true;

            Assert.AreEqual((long)expected, UplinkBench.StepWhenDue(uplink));
            Assert.AreEqual("1 delivered, ", UplinkBench.Queue.Story);
        }

        /// <summary>An event does not wait for the device's turn.</summary>
        [TestMethod, Collect]
        public void An_event_is_sent_at_once()
        {
            Uplink uplink = UplinkBench.Create(false);
            uplink.Spread();
            UplinkBench.Queue.Count = 3;
            uplink.Step();
            Assert.AreEqual(0, UplinkBench.Transport.Count);

            uplink.Wake(true);
            for (int i = 0; i < 5; i++)
            {
                Assert.AreEqual(0L, UplinkBench.StepWhenDue(uplink));
            }

            Assert.AreEqual("1 delivered, 2 delivered, 3 delivered, ", UplinkBench.Queue.Story);
        }

        /// <summary>What waits before an event goes at once as well, but not all of an outage: that hurries.</summary>
        [TestMethod, Collect]
        public void An_event_has_so_many_readings_sent_at_once_and_the_others_hurry()
        {
            Uplink uplink = UplinkBench.CreateReady(12);
            uplink.Wake(true);
            for (int i = 0; i < Uplink.EventBurst; i++)
            {
                Assert.AreEqual(0L, UplinkBench.StepWhenDue(uplink));
            }

            Assert.AreEqual(18750L, UplinkBench.StepWhenDue(uplink));
            Assert.AreEqual(18750L, UplinkBench.StepWhenDue(uplink));

            // Once nothing waits it is over.
            UplinkBench.Queue.Count = 1;
            UplinkBench.StepWhenDue(uplink);
            UplinkBench.Queue.Count = 2;
            UplinkBench.StepWhenDue(uplink);
            Assert.AreEqual(56250L, UplinkBench.StepWhenDue(uplink));
        }

        /// <summary>An event that met an outage waits among the other readings, as the other devices' events do.</summary>
        [TestMethod, Collect]
        public void An_event_that_failed_does_not_hurry()
        {
            Uplink uplink = UplinkBench.CreateReady(3);
            uplink.Wake(true);
            UplinkBench.Prepare(503);
            UplinkBench.StepWhenDue(uplink);

            Assert.AreEqual(1000L, UplinkBench.StepWhenDue(uplink));
            Assert.AreEqual(56250L, UplinkBench.StepWhenDue(uplink));
        }

        /// <summary>An event that comes just when the uplink looks whether anything is left is sent at once too.</summary>
        [TestMethod, Collect]
        public void An_event_that_comes_between_two_readings_is_sent_at_once()
        {
            Uplink uplink = UplinkBench.CreateReady(3);
            UplinkBench.Queue.WakesWhenCounted = uplink;
            uplink.Step();

            Assert.AreEqual(0, uplink.Step());
            Assert.AreEqual("1 delivered, 2 delivered, ", UplinkBench.Queue.Story);
        }

        /// <summary>What gathered in an outage is sent a third faster than readings are taken; four times if the journal fills.</summary>
        [TestMethod, Collect]
        public void Waiting_readings_are_sent_at_a_pace()
        {
            Uplink uplink = UplinkBench.CreateReady(4);

            Assert.AreEqual(0L, UplinkBench.StepWhenDue(uplink));
            Assert.AreEqual(56250L, UplinkBench.StepWhenDue(uplink));
            UplinkBench.Queue.FillPercent = 51;
            Assert.AreEqual(56250L, UplinkBench.StepWhenDue(uplink));
            Assert.AreEqual(18750L, UplinkBench.StepWhenDue(uplink));
            Assert.AreEqual("1 delivered, 2 delivered, 3 delivered, 4 delivered, ", UplinkBench.Queue.Story);

            // The last one has waited for its turn, so the next one does too; whoever comes after that has caught up.
            UplinkBench.Queue.Count = 1;
            Assert.AreEqual(18750L, UplinkBench.StepWhenDue(uplink));
            UplinkBench.Clock.Uptime += 60000;
            for (int i = 0; i < 2; i++)
            {
                UplinkBench.Queue.Count = 1;
                Assert.AreEqual(0L, UplinkBench.StepWhenDue(uplink));
            }

        }

        /// <summary>https waits for the clock, since a certificate has dates; http does not.</summary>
        [TestMethod, Collect]
        public void Https_waits_for_a_valid_clock()
        {
            Uplink uplink = UplinkBench.Create(true);
            UplinkBench.Clock.IsValid = false;

            Assert.AreEqual(1000, uplink.Step());
            Assert.AreEqual((int)Stage.NoClock, (int)uplink.Stage);
            Assert.AreEqual(0, UplinkBench.Transport.Count);

            UplinkBench.Clock.IsValid = true;
            uplink.Step();
            Assert.AreEqual(1, UplinkBench.Transport.Count);

            uplink = UplinkBench.Create(false);
            UplinkBench.Clock.IsValid = false;
            uplink.Step();
            Assert.AreEqual(1, UplinkBench.Transport.Count);
        }

        /// <summary>Joining backs off as well, but a link that comes back by itself is seen within a second.</summary>
        [TestMethod, Collect]
        public void Joining_backs_off_and_sees_a_link_that_comes_back()
        {
            Uplink uplink = UplinkBench.Create(false);
            UplinkBench.Link.IsUp = false;
            UplinkBench.Link.CanJoin = false;

            int limit = 1000;
            for (int tries = 1; tries <= 12; tries++)
            {
                Assert.AreEqual(500, uplink.Step());
                Assert.AreEqual(tries, UplinkBench.Link.Joins);
                UplinkBench.Clock.Uptime += limit - 1;
                Assert.AreEqual(1, uplink.Step());
                Assert.AreEqual(tries, UplinkBench.Link.Joins);
                UplinkBench.Clock.Uptime += 1;
                limit = limit * 2 > BackOff.Maximum ? BackOff.Maximum : limit * 2;
            }

            uplink.Step();
            Assert.AreEqual(1000, uplink.Step());
            UplinkBench.Link.IsUp = true;
            UplinkBench.StepWhenDue(uplink);
            Assert.AreEqual("/devices/login ", UplinkBench.Transport.Paths);
        }

        /// <summary>What does not help is done ever more seldom: each joining costs the board's own heap.</summary>
        [TestMethod, Collect]
        public void Failures_have_the_Wi_Fi_joined_anew_ever_more_seldom()
        {
            Uplink uplink = UplinkBench.Create(false);
            int leaves = 0;
            for (int patience = Uplink.RejoinTime; patience < Uplink.LongestRejoinTime; patience *= 2)
            {
                UplinkBench.Transport.Fail(HttpFailure.NoConnection);
                UplinkBench.StepWhenDue(uplink);
                UplinkBench.Clock.Uptime += patience - 1;
                UplinkBench.Transport.Fail(HttpFailure.NoName);
                UplinkBench.StepWhenDue(uplink);
                Assert.AreEqual(leaves, UplinkBench.Link.Leaves);
                UplinkBench.Clock.Uptime += 1;
                uplink.Step();
                Assert.AreEqual(++leaves, UplinkBench.Link.Leaves);
                uplink.Step();
                Assert.AreEqual(leaves, UplinkBench.Link.Joins);
            }

            CollectAttribute.Now();
        }

        /// <summary>A platform that refuses has answered: the Wi-Fi is not to blame.</summary>
        [TestMethod, Collect]
        public void Refusals_do_not_have_the_Wi_Fi_joined_anew()
        {
            Uplink uplink = UplinkBench.CreateReady(1);
            for (int i = 0; i < 50; i++)
            {
                UplinkBench.Prepare(503);
                UplinkBench.StepWhenDue(uplink);
            }

            Assert.AreEqual(0, UplinkBench.Link.Leaves);
            CollectAttribute.Now();
        }

        /// <summary>Waits are cut into short ones, so that a change of link or clock is seen in between.</summary>
        [TestMethod, Collect]
        public void A_long_wait_is_cut_into_short_ones()
        {
            Uplink uplink = UplinkBench.CreateReady(1);
            UplinkBench.Transport.Answer(503, "{}", "15");

            Assert.AreEqual(Uplink.IdleTime, uplink.Step());
            UplinkBench.Clock.Uptime += Uplink.IdleTime;
            Assert.AreEqual(5000, uplink.Step());
            UplinkBench.Clock.Uptime += 4999;
            Assert.AreEqual(1, uplink.Step());
            Assert.AreEqual(string.Empty, UplinkBench.Queue.Story);
            UplinkBench.Clock.Uptime += 1;
            uplink.Step();
            Assert.AreEqual("1 delivered, ", UplinkBench.Queue.Story);
        }
    }
}
