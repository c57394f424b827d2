using System;
using nanoFramework.TestFramework;
using Nubison.Boot;
using Nubison.Delivery;
using Nubison.Power;
using Nubison.State;

namespace Tests.Delivery
{
    /// <summary>The journal and the state of a device that sleeps between readings. Host/Tests/Delivery has the thorough ones.</summary>
    [TestClass]
    public class JournalSleepTests
    {
        private static readonly DateTime s_start = new DateTime(2026, 11, 23, 8, 0, 0);

        private static MemoryStorage s_flash;
        private static FakeClock s_clock;
        private static StateRecord s_state;
        private static BootRecord s_boots;
        private static Journal s_journal;

        /// <summary>A wake goes on where the device fell asleep: no number is skipped, no boot counted, nothing saved but the reading.</summary>
        [TestMethod, Collect]
        public void A_wake_writes_its_reading_and_nothing_else()
        {
            Begin();
            Sleep(300);
            for (int wake = 1; wake <= 20; wake++)
            {
                int before = s_flash.Changes;
                Assert.AreEqual((long)wake, Append());
                Sleep(300);
                Assert.AreEqual(1, s_flash.Changes - before);
            }

            Assert.AreEqual(1L, s_boots.Number);
            Assert.AreEqual(20L, s_journal.WaitingCount);
            CollectAttribute.Now();
        }

        /// <summary>A reset while it slept is no wake: what was reserved is skipped.</summary>
        [TestMethod, Collect]
        public void A_cold_boot_out_of_a_sleep_skips_what_was_reserved()
        {
            Begin();
            Append();
            Sleep(300);
            Open(false);

            Assert.AreEqual(2L, s_boots.Number);
            Assert.AreEqual(1L + StateRecord.Block + 1, Append());
            CollectAttribute.Now();
        }

        /// <summary>A number that went out from RAM alone is not given again, though no reading on flash has it.</summary>
        [TestMethod, Collect]
        public void What_was_delivered_from_memory_is_remembered_over_a_sleep()
        {
            Begin();
            Set(s_start);
            long sent = Append();
            Assert.AreEqual(sent, WaitingReading.Number(s_journal));
            s_journal.Settle(sent, false);
            Sleep(300, true);

            Assert.AreEqual(0L, s_journal.WaitingCount);
            Assert.AreEqual(sent + 1, Append());
            CollectAttribute.Now();
        }

        /// <summary>The oscillator is 2 per cent fast: readings of an hour get their true times when the clock is set.</summary>
        [TestMethod, Collect]
        public void Readings_between_two_settings_get_their_true_times()
        {
            Begin();
            Set(s_start);
            for (int i = 0; i < 12; i++)
            {
                Sleep(306);
                Append();
            }

            Set(s_start.AddTicks(3600 * TimeSpan.TicksPerSecond));
            for (int i = 1; i <= 12; i++)
            {
                AssertTime(i == 12 ? "09:00:00" : "08:" + (i * 5).ToString("D2") + ":00");
                s_journal.Settle(i, false);
            }

            CollectAttribute.Now();
        }

        /// <summary>Before the clock was ever set, the time since power-on goes on through the sleeps.</summary>
        [TestMethod, Collect]
        public void Readings_before_the_first_setting_get_their_times_by_it()
        {
            Begin();
            Append();
            Sleep(300);
            Append();
            Sleep(300);
            Append();
            Set(s_start);

            AssertTime("07:50:00");
            s_journal.Settle(1, false);
            AssertTime("07:55:00");

            // What was not sent now is still known after the next sleep.
            Sleep(300, true);
            Set(s_clock.UtcNow.AddTicks(-TimeSpan.TicksPerSecond));
            AssertTime("07:55:00");
            CollectAttribute.Now();
        }

        private static void Begin()
        {
            s_flash = new MemoryStorage();
            s_clock = new FakeClock { IsValid = false, Booted = new DateTime(1970, 1, 1, 0, 0, 5) };
            Open(false);
        }

        private static void Open(bool isWake)
        {
            LastLine log = new LastLine();
            s_state = new StateRecord(s_flash, log);
            s_boots = new BootRecord(s_state, log, isWake);
            s_state.Sleeps = true;
            s_journal = new Journal(s_flash, s_state, new SlowClock(s_clock, s_state, 8000), log, 64, 10);
        }

        private static void AssertTime(string time)
        {
            string text = WaitingReading.Text(s_journal);
            int at = text.IndexOf("\"time\":\"2026-11-23T");
            Assert.AreEqual(time, at < 0 ? text : text.Substring(at + 19, 8));
        }

        private static long Append() => s_journal.Append(new TextMembers("\"n\":1"), s_clock.Uptime);

        private static void Set(DateTime now)
        {
            s_clock.IsValid = true;
            s_clock.Booted = now;
            s_journal.FlushIfDue();
        }

        private static void Sleep(int seconds, bool hasUploaded = false)
        {
            Assert.IsTrue(s_journal.Flush());
            Assert.IsTrue(s_boots.Sleep(s_journal.Sleep() && !hasUploaded));
            s_clock.Booted = s_clock.UtcNow.AddTicks(seconds * TimeSpan.TicksPerSecond);
            Open(true);
        }
    }
}
