using System;
using nanoFramework.TestFramework;
using Nubison.Power;
using Nubison.State;
using Tests.Delivery;

namespace Tests.Power
{
    /// <summary>The time of a device whose oscillator is off while it sleeps.</summary>
    [TestClass]
    public class SlowClockTests
    {
        private const int Minute = 60000;

        private static MemoryStorage s_flash;
        private static FakeClock s_clock;
        private static StateRecord s_state;
        private static SlowClock s_slow;

        /// <summary>The first setting teaches nothing, the second how far off the oscillator is, and that corrects the third sleep.</summary>
        /// <param name="counted">How many milliseconds the oscillator counts in a minute.</param>
        [DataRow(61800)]
        [DataRow(57000)]
        [DataRow(60000)]
        [TestMethod, Collect]
        public void Two_settings_tell_how_far_off_the_oscillator_is(int counted)
        {
            Begin(false);
            Set(new DateTime(2026, 11, 23, 8, 0, 0));
            Assert.IsTrue(s_slow.IsSet);
            Assert.IsFalse(s_slow.IsRateKnown);
            SleepFor(10 * counted);
            SleepFor(10 * counted);
            Set(new DateTime(2026, 11, 23, 8, 20, 0));
            SleepFor(60 * counted);

            Assert.AreEqual(counted != Minute, s_slow.IsRateKnown);
            Assert.IsTrue(Distance(s_slow.UtcNow, new DateTime(2026, 11, 23, 9, 20, 0)) < 10);
            CollectAttribute.Now();
        }

        /// <summary>Times in between are off by the more the later they are; while the device was awake, by the same.</summary>
        /// <param name="moment">What was noted.</param>
        /// <param name="expected">What it was.</param>
        [DataRow(900, 900)]
        [DataRow(1000, 1000)]
        [DataRow(1500, 1450)]
        [DataRow(2000, 1900)]
        [DataRow(2400, 2300)]
        [TestMethod, Collect]
        public void Moments_between_two_settings_are_corrected(int moment, int expected)
        {
            Assert.AreEqual((long)expected, new ClockSetting(1000, 2000, 1900).Correct(moment));
            CollectAttribute.Now();
        }

        /// <summary>A crash between two settings does not correct by the one before.</summary>
        [TestMethod, Collect]
        public void A_setting_is_remembered_at_once()
        {
            Begin(false);
            Set(new DateTime(2026, 11, 23, 8, 0, 0));
            SleepFor(10 * 61800);
            Set(new DateTime(2026, 11, 23, 8, 10, 0));

            // It starts again, and its clock goes on.
            s_clock.Uptime = 0;
            Start();

            Assert.IsTrue(Distance(s_slow.UtcNow, new DateTime(2026, 11, 23, 8, 10, 0)) < 10);
            CollectAttribute.Now();
        }

        /// <summary>A clock that somebody set to another day says nothing of the oscillator.</summary>
        [TestMethod, Collect]
        public void A_step_that_no_oscillator_makes_is_believed_and_teaches_nothing()
        {
            Begin(false);
            Set(new DateTime(2026, 11, 23, 8, 0, 0));
            SleepFor(10 * Minute);
            Set(new DateTime(2026, 11, 24, 8, 10, 0));

            Assert.IsFalse(s_slow.IsRateKnown);
            Assert.IsTrue(Distance(s_slow.UtcNow, new DateTime(2026, 11, 24, 8, 10, 0)) < 10);
            CollectAttribute.Now();
        }

        /// <summary>A setting by less than can be seen counts, or the time would drift away from a clock that is right.</summary>
        [TestMethod, Collect]
        public void A_clock_that_was_right_counts_as_set()
        {
            Begin(false);
            Set(new DateTime(2026, 11, 23, 8, 0, 0));
            SleepFor(10 * Minute);
            Set(new DateTime(2026, 11, 23, 8, 9, 59).AddTicks(700 * TimeSpan.TicksPerMillisecond));
            for (int i = 0; i < 20; i++)
            {
                SleepFor(10 * Minute);
                s_slow.Look();
                s_slow.Settle();
            }

            Assert.IsTrue(Distance(s_slow.UtcNow, s_clock.UtcNow) < 1000);
            CollectAttribute.Now();
        }

        private static long Distance(DateTime one, DateTime other)
        {
            long ticks = one.Ticks - other.Ticks;
            return (ticks < 0 ? -ticks : ticks) / TimeSpan.TicksPerMillisecond;
        }

        private static void Begin(bool isValid)
        {
            s_flash = new MemoryStorage();
            s_clock = new FakeClock { IsValid = isValid, UtcNow = new DateTime(1970, 1, 1, 0, 0, 5) };
            Start();
        }

        private static void Start()
        {
            s_state = new StateRecord(s_flash, new LastLine());
            s_slow = new SlowClock(s_clock, s_state, 15000);
        }

        private static void Set(DateTime now)
        {
            s_clock.IsValid = true;
            s_clock.UtcNow = now;
            s_slow.Look();
        }

        private static void SleepFor(long counted)
        {
            s_slow.Sleep();
            s_state.Save(false);
            s_clock.UtcNow = s_clock.UtcNow.AddTicks(counted * TimeSpan.TicksPerMillisecond);
            Start();
        }
    }
}
