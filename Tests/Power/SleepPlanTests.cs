using System;
using nanoFramework.TestFramework;
using Nubison.Power;
using Nubison.State;
using Tests.Delivery;

namespace Tests.Power
{
    /// <summary>What a device that sleeps decides. Its period is 300 s, its phase 60 s, and it uploads every third time.</summary>
    [TestClass]
    public class SleepPlanTests
    {
        private const int Second = 1000;

        private static FakeClock s_clock;
        private static StateRecord s_state;
        private static SlowClock s_slow;

        /// <summary>It wakes at multiples of the period in UTC, behind its own phase.</summary>
        /// <param name="cause">Why it runs.</param>
        /// <param name="minute">When it goes to sleep after 8 o'clock.</param>
        /// <param name="second">The same.</param>
        /// <param name="expected">How long it sleeps, in seconds.</param>
        [DataRow((int)WakeCause.ColdBoot, 0, 0, 60)]
        [DataRow((int)WakeCause.ColdBoot, 1, 0, 300)]
        [DataRow((int)WakeCause.ColdBoot, 5, 59, 1)]
        [DataRow((int)WakeCause.Timer, 1, 2, 298)]
        [DataRow((int)WakeCause.Timer, 0, 50, 310)]
        [DataRow((int)WakeCause.Pin, 0, 50, 10)]
        [TestMethod, Collect]
        public void It_sleeps_until_the_next_multiple_of_the_period(int cause, int minute, int second, int expected)
        {
            Begin(minute, second);

            Assert.AreEqual((long)expected * Second, Plan((WakeCause)cause).Sleep(false, 0));
            CollectAttribute.Now();
        }

        /// <summary>An oscillator that is slow counts less in the same time.</summary>
        [TestMethod, Collect]
        public void What_it_sleeps_is_counted_by_its_own_oscillator()
        {
            Begin(1, 0);
            Learn(625);

            long sleep = Plan(WakeCause.ColdBoot).Sleep(false, 0);

            Assert.IsTrue(sleep >= 312499 && sleep <= 312501);
            CollectAttribute.Now();
        }

        /// <summary>A sensor with a longer period is due at its own multiples.</summary>
        [TestMethod, Collect]
        public void A_sensor_with_a_longer_period_is_due_as_often_as_it_says()
        {
            int due = 0;
            for (int wake = 0; wake < 24; wake++)
            {
                Begin(1 + (5 * wake), 1);
                SleepPlan plan = Plan(WakeCause.Timer);
                Assert.IsTrue(plan.IsDue(300));
                due += plan.IsDue(900) ? 1 : 0;
            }

            Assert.AreEqual(8, due);
            Assert.IsTrue(Plan(WakeCause.ColdBoot).IsDue(86400));
            CollectAttribute.Now();
        }

        /// <summary>The third wake, a pin, a journal more than half full, a clock that was never set or only once.</summary>
        /// <param name="cause">Why it runs.</param>
        /// <param name="wake">Which wake it is after an upload.</param>
        /// <param name="waiting">How many readings wait.</param>
        /// <param name="fill">How full the journal is.</param>
        /// <param name="isValid">Whether the clock is set.</param>
        /// <param name="isRateKnown">Whether it was twice.</param>
        /// <param name="expected">Whether it uploads.</param>
        [DataRow((int)WakeCause.Timer, 1, 1, 0, true, true, false)]
        [DataRow((int)WakeCause.Timer, 2, 2, 0, true, true, false)]
        [DataRow((int)WakeCause.Timer, 3, 3, 0, true, true, true)]
        [DataRow((int)WakeCause.Timer, 3, 0, 0, true, true, false)]
        [DataRow((int)WakeCause.Timer, 1, 1, 51, true, true, true)]
        [DataRow((int)WakeCause.Timer, 1, 1, 0, false, true, true)]
        [DataRow((int)WakeCause.Timer, 1, 0, 0, false, true, true)]
        [DataRow((int)WakeCause.Timer, 1, 1, 0, true, false, true)]
        [DataRow((int)WakeCause.Pin, 1, 1, 0, true, true, true)]
        [DataRow((int)WakeCause.ColdBoot, 1, 0, 0, true, true, true)]
        [TestMethod, Collect]
        public void An_upload_is_due_at_each_of_its_reasons(int cause, int wake, int waiting, int fill, bool isValid, bool isRateKnown, bool expected)
        {
            Begin(1, 1);
            if (isRateKnown)
            {
                Learn(601);
            }

            Upload(true);
            Pass(wake * 300);
            s_clock.IsValid = isValid;
            Start();

            Assert.AreEqual(expected, Plan((WakeCause)cause).BeginUpload(waiting, fill));
            CollectAttribute.Now();
        }

        /// <summary>After failures it tries every sixth, twelfth, twenty-fourth, forty-eighth, sixty-fourth wake, whatever the journal says.</summary>
        [TestMethod, Collect]
        public void Failures_make_uploads_ever_more_seldom()
        {
            Begin(1, 1);
            int[] expected = { 6, 12, 24, 48, 64, 64 };
            foreach (int wakes in expected)
            {
                Upload(false);
                for (int wake = 1; wake <= wakes; wake++)
                {
                    Pass(300);
                    Assert.AreEqual(wake == wakes, Plan(WakeCause.Timer).BeginUpload(100, 90));
                }
            }

            Upload(true);
            Pass(300);
            Assert.IsTrue(Plan(WakeCause.Timer).BeginUpload(100, 90));
            CollectAttribute.Now();
        }

        /// <summary>Measuring and uploading both end.</summary>
        /// <param name="uptime">How long it runs, in seconds.</param>
        /// <param name="hasMeasured">Whether it has measured.</param>
        /// <param name="begunAt">When the upload began; -1 if there is none.</param>
        /// <param name="waiting">How many readings wait.</param>
        /// <param name="expected">Whether it may sleep.</param>
        [DataRow(1, false, -1, 0, false)]
        [DataRow(1, true, -1, 1, true)]
        [DataRow(44, false, -1, 0, false)]
        [DataRow(45, false, -1, 0, true)]
        [DataRow(10, true, 2, 1, false)]
        [DataRow(10, true, 2, 0, true)]
        [DataRow(26, true, 2, 1, false)]
        [DataRow(27, true, 2, 1, true)]
        [TestMethod, Collect]
        public void It_may_sleep_when_all_is_done_or_has_had_its_time(int uptime, bool hasMeasured, int begunAt, int waiting, bool expected)
        {
            Begin(1, 0);
            SleepPlan plan = Plan(WakeCause.Timer);
            if (begunAt >= 0)
            {
                s_clock.Uptime = begunAt * Second;
                Assert.IsTrue(plan.BeginUpload(1, 0));
            }

            s_clock.Uptime = uptime * Second;

            Assert.AreEqual(expected, plan.MaySleep(hasMeasured, waiting));
            CollectAttribute.Now();
        }

        /// <summary>Where no time server answers, upload after upload, nothing waits for the clock.</summary>
        /// <param name="uploads">How many went well without a time server.</param>
        /// <param name="expected">Whether it may sleep when all is sent.</param>
        [DataRow(0, false)]
        [DataRow(8, false)]
        [DataRow(9, true)]
        [TestMethod, Collect]
        public void A_clock_that_nobody_sets_does_not_keep_it_awake(int uploads, bool expected)
        {
            Begin(1, 0);
            s_clock.IsValid = false;
            for (int i = 0; i < uploads; i++)
            {
                s_slow.EndUpload();
            }

            SleepPlan plan = Plan(WakeCause.Timer);
            Assert.IsTrue(plan.BeginUpload(1, 0));

            Assert.AreEqual(expected, plan.MaySleep(true, 0));
            CollectAttribute.Now();
        }

        /// <summary>A person who has just reset it finds it awake.</summary>
        [TestMethod, Collect]
        public void After_a_cold_boot_it_stays_awake_for_a_while()
        {
            Begin(1, 0);
            SleepPlan plan = Plan(WakeCause.ColdBoot);
            s_clock.Uptime = 59 * Second;
            Assert.IsFalse(plan.MaySleep(true, 0));
            s_clock.Uptime = 60 * Second;
            Assert.IsTrue(plan.MaySleep(true, 0));
            CollectAttribute.Now();
        }

        /// <summary>Low: four periods. Cut off: an hour, and on again half-way to low.</summary>
        /// <param name="before">The value at the wake before.</param>
        /// <param name="value">The value now.</param>
        /// <param name="expected">How long it sleeps from 8:01 on, in seconds.</param>
        [DataRow(3700, 3700, 300)]
        [DataRow(3700, 3500, 1200)]
        [DataRow(3700, 3201, 1200)]
        [DataRow(3700, 3200, 3600)]
        [DataRow(3200, 3349, 3600)]
        [DataRow(3200, 3351, 1200)]
        [DataRow(3200, 3600, 300)]
        [TestMethod, Collect]
        public void A_low_battery_is_spared(int before, int value, int expected)
        {
            Begin(1, 0);
            Plan(WakeCause.Timer).SeeBattery(before, 3500, 3200);
            SleepPlan plan = Plan(WakeCause.Pin);
            plan.SeeBattery(value, 3500, 3200);

            Assert.AreEqual((long)expected * Second, plan.Sleep(false, 0));
            Assert.AreEqual(expected == 3600, Plan(WakeCause.Timer).IsLookingOnly);
            Assert.AreEqual(expected == 3600, Plan(WakeCause.Pin).IsLookingOnly);
            CollectAttribute.Now();
        }

        /// <summary>A wake at which the battery's sensor is not due knows what the last one said of it; a cold boot does not.</summary>
        /// <param name="cause">Why it runs.</param>
        /// <param name="value">The value at the wake before.</param>
        /// <param name="expected">How long it sleeps from 8:01 on, in seconds.</param>
        [DataRow((int)WakeCause.Timer, 3400, 1200)]
        [DataRow((int)WakeCause.Pin, 3400, 1200)]
        [DataRow((int)WakeCause.Timer, 3100, 3600)]
        [DataRow((int)WakeCause.ColdBoot, 3400, 300)]
        [DataRow((int)WakeCause.ColdBoot, 3100, 300)]
        [TestMethod, Collect]
        public void What_the_battery_said_holds_until_it_is_asked_again(int cause, int value, int expected)
        {
            Begin(1, 0);
            Plan(WakeCause.Timer).SeeBattery(value, 3500, 3200);

            Assert.AreEqual((long)expected * Second, Plan((WakeCause)cause).Sleep(false, 0));
            CollectAttribute.Now();
        }

        /// <summary>A period that begins while an event keeps the device awake has its reading all the same, a little late.</summary>
        [TestMethod, Collect]
        public void An_event_does_not_cost_the_reading_that_becomes_due_meanwhile()
        {
            Begin(0, 58);
            SleepPlan plan = Plan(WakeCause.Pin);
            s_clock.Uptime = 4 * Second;
            s_clock.UtcNow = s_clock.UtcNow.AddTicks(4 * TimeSpan.TicksPerSecond);

            Assert.AreEqual(1L, plan.Sleep(false, 0));

            Start();
            plan = Plan(WakeCause.Timer);
            Assert.IsTrue(plan.IsDue(300));
            Assert.AreEqual(298L * Second, plan.Sleep(false, 0));
        }

        /// <summary>Somebody may wait for an event: it is tried again and again, but not for as long as an outage lasts.</summary>
        [TestMethod, Collect]
        public void Events_are_tried_six_times_in_an_outage()
        {
            Begin(1, 1);
            for (int i = 0; i < 6; i++)
            {
                Upload(false);
                Pass(100);
            }

            Assert.IsFalse(Plan(WakeCause.Pin).BeginUpload(1, 0));
            Pass(64 * 300);
            Assert.IsTrue(Plan(WakeCause.Pin).BeginUpload(1, 0));
            Upload(true);
            Assert.IsTrue(Plan(WakeCause.Pin).BeginUpload(1, 0));
        }

        private static void Begin(int minute, int second)
        {
            s_state = new StateRecord(new MemoryStorage(), new LastLine());
            s_clock = new FakeClock { UtcNow = new DateTime(2026, 11, 23, 8, 0, 0).AddTicks(((minute * 60L) + second) * TimeSpan.TicksPerSecond) };
            Start();
        }

        private static void Start()
        {
            s_clock.Uptime = 0;
            s_slow = new SlowClock(s_clock, s_state, 15000);
        }

        private static void Pass(int seconds)
        {
            s_clock.UtcNow = s_clock.UtcNow.AddTicks(seconds * TimeSpan.TicksPerSecond);
            Start();
        }

        /// <summary>Two settings, ten minutes apart by the time servers, show the oscillator's rate.</summary>
        private static void Learn(int counted)
        {
            DateTime now = s_clock.UtcNow;
            s_clock.IsValid = false;
            s_clock.UtcNow = new DateTime(1970, 1, 1, 0, 0, 5);
            Start();
            s_clock.IsValid = true;
            s_clock.UtcNow = now.AddTicks(-600 * TimeSpan.TicksPerSecond);
            s_slow.Look();
            Pass(counted);
            s_clock.UtcNow = now;
            s_slow.Look();
            Assert.IsTrue(s_slow.IsRateKnown);
        }

        /// <summary>An upload, now.</summary>
        private static void Upload(bool isWell)
        {
            SleepPlan plan = Plan(WakeCause.Pin);
            Assert.IsTrue(plan.BeginUpload(1, 0));
            plan.Sleep(isWell, isWell ? 0 : 1);
        }

        private static SleepPlan Plan(WakeCause cause) => new SleepPlan(s_state, s_slow, cause, 60 * Second, 300, 3, 30, 60);
    }
}
