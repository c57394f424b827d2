using System;
using System.Text;
using nanoFramework.TestFramework;
using Nubison.Boot;
using Nubison.Delivery;
using Nubison.Protocol;
using Nubison.State;

namespace Tests.Delivery
{
    /// <summary>Readings taken before the clock was valid.</summary>
    [TestClass]
    public class JournalTimeTests
    {
        private static StateRecord s_state;

        /// <summary>The true time comes afterwards, as long as the reading is in RAM.</summary>
        [TestMethod, Collect]
        public void A_reading_in_memory_gets_its_time_when_the_clock_is_set()
        {
            FakeClock clock = new FakeClock { IsValid = false };
            Journal journal = Open(new MemoryStorage(), clock);
            AppendAt(journal, clock, 2000);
            Assert.AreEqual(0L, WaitingReading.Number(journal));

            clock.Uptime = 5000;
            clock.IsValid = true;

            AssertTime(journal, clock, 2000);
        }

        /// <summary>The same from flash, in the same boot.</summary>
        [TestMethod, Collect]
        public void A_reading_on_flash_gets_its_time_when_the_clock_is_set()
        {
            FakeClock clock = new FakeClock { IsValid = false };
            Journal journal = Open(new MemoryStorage(), clock);
            AppendAt(journal, clock, 2000);
            journal.Flush();
            clock.Uptime = 5000;
            clock.IsValid = true;

            AssertTime(journal, clock, 2000);
        }

        /// <summary>What the clock told is kept for the readings of that boot.</summary>
        [TestMethod, Collect]
        public void A_reading_gets_its_time_also_when_it_is_delivered_after_a_reboot()
        {
            MemoryStorage storage = new MemoryStorage();
            FakeClock first = new FakeClock { IsValid = false };
            Journal journal = Open(storage, first);
            AppendAt(journal, first, 2000);
            AppendAt(journal, first, 3000);
            journal.Flush();
            first.Uptime = 5000;
            first.IsValid = true;
            journal.FlushIfDue();

            FakeClock second = new FakeClock { IsValid = false, Booted = first.Booted.AddTicks(360000000000) };
            journal = Open(storage, second);

            AssertTime(journal, first, 2000);
            AssertTime(journal, first, 3000);
        }

        /// <summary>What tells when the boot was is not a reading, and uses no number.</summary>
        [TestMethod, Collect]
        public void A_planned_stop_gives_no_number_up_where_the_clock_became_valid_just_before()
        {
            MemoryStorage storage = new MemoryStorage();
            FakeClock first = new FakeClock { IsValid = false };
            Journal journal = Open(storage, first);
            AppendAt(journal, first, 2000);
            journal.Flush();
            first.IsValid = true;
            journal.Flush();
            s_state.Save(true);

            FakeClock second = new FakeClock();
            journal = Open(storage, second);
            AppendAt(journal, second, 3000);

            AssertTime(journal, first, 2000);
            Assert.AreEqual(2L, WaitingReading.Number(journal));
            Assert.AreEqual(0L, journal.DroppedCount);
        }

        /// <summary>Another boot's clock says nothing about an earlier one.</summary>
        [TestMethod, Collect]
        public void A_reading_of_an_earlier_boot_without_a_clock_goes_out_with_its_uptime()
        {
            MemoryStorage storage = new MemoryStorage();
            FakeClock first = new FakeClock { IsValid = false };
            Journal journal = Open(storage, first);
            AppendAt(journal, first, 2000);
            journal.Flush();

            FakeClock second = new FakeClock { Uptime = 100 };
            journal = Open(storage, second);
            AppendAt(journal, second, 3000);
            journal.Flush();

            Assert.AreEqual("\"sequence\":1,\"bootUptime\":2,\"t\":1", WaitingReading.Text(journal));
            journal.Settle(1, false);
            AssertTime(journal, second, 3000);
        }

        /// <summary>What tells boots apart may be damaged too.</summary>
        [TestMethod, Collect]
        public void A_boot_that_gets_the_number_of_one_before_it_does_not_date_its_readings()
        {
            MemoryStorage storage = new MemoryStorage();
            Open(storage, new FakeClock());
            FakeClock second = new FakeClock { IsValid = false };
            Journal journal = Open(storage, second);
            AppendAt(journal, second, 2000);
            journal.Flush();
            storage["state.b"][0] ^= 1;

            journal = Open(storage, new FakeClock { Uptime = 100 });

            Assert.IsTrue(WaitingReading.Text(journal).EndsWith(",\"bootUptime\":2,\"t\":1"), WaitingReading.Text(journal));
        }

        /// <summary>A network without a time server holds nothing up for ever.</summary>
        [TestMethod, Collect]
        public void A_reading_waits_a_minute_for_the_clock_and_no_longer()
        {
            FakeClock clock = new FakeClock { IsValid = false };
            Journal journal = Open(new MemoryStorage(), clock);
            AppendAt(journal, clock, 2005);
            clock.Uptime = 100000;
            Assert.AreEqual(string.Empty, WaitingReading.Text(journal));
            clock.Uptime = 159999;
            Assert.AreEqual(string.Empty, WaitingReading.Text(journal));

            clock.Uptime = 160000;

            Assert.AreEqual("\"sequence\":1,\"bootUptime\":2.005,\"t\":1", WaitingReading.Text(journal));
        }

        /// <summary>A reading whose time will not be known carries the seconds since its boot.</summary>
        /// <param name="uptime">The milliseconds since boot.</param>
        /// <param name="expected">What goes out.</param>
        [DataRow(0L, "0")]
        [DataRow(65000L, "65")]
        [DataRow(65120L, "65.120")]
        [DataRow(5L, "0.005")]
        [TestMethod, Collect]
        public void An_uptime_goes_out_in_seconds(long uptime, string expected)
        {
            MemoryStorage storage = new MemoryStorage();
            FakeClock clock = new FakeClock { IsValid = false };
            Journal journal = Open(storage, clock);
            AppendAt(journal, clock, uptime);
            journal.Flush();

            Assert.AreEqual("\"sequence\":1,\"bootUptime\":" + expected + ",\"t\":1", WaitingReading.Text(Open(storage, new FakeClock())));
            CollectAttribute.Now();
        }

        /// <summary>Order is that of the numbers, whatever the clock does, and so is that of the times.</summary>
        [TestMethod, Collect]
        public void A_clock_that_steps_back_reorders_nothing()
        {
            FakeClock clock = new FakeClock();
            Journal journal = Open(new MemoryStorage(), clock);
            AppendAt(journal, clock, 1000);
            journal.Flush();
            clock.Booted = clock.Booted.AddTicks(-360000000000);
            AppendAt(journal, clock, 2000);

            Assert.AreEqual("\"sequence\":1,\"time\":\"2026-11-23T08:00:01.000Z\",\"t\":1", WaitingReading.Text(journal));
            journal.Settle(1, false);
            Assert.AreEqual("\"sequence\":2,\"time\":\"2026-11-23T08:00:01.000Z\",\"t\":1", WaitingReading.Text(journal));
        }

        /// <summary>Another thread may run between two looks at the clocks, for as long as a handshake takes.</summary>
        [TestMethod, Collect]
        public void Both_clocks_are_read_in_one_go()
        {
            FakeClock clock = new FakeClock();
            Journal journal = Open(new MemoryStorage(), clock);
            clock.Stall = 5000;
            AppendAt(journal, clock, 1000);

            Assert.AreEqual("\"sequence\":1,\"time\":\"2026-11-23T08:00:01.000Z\",\"t\":1", WaitingReading.Text(journal));
        }

        /// <summary>A reading that was taken before the clock was valid may be told its time long after it.</summary>
        [TestMethod, Collect]
        public void A_time_that_comes_afterwards_is_the_same_for_all_of_a_boot()
        {
            FakeClock clock = new FakeClock { IsValid = false };
            Journal journal = Open(new MemoryStorage(), clock);
            AppendAt(journal, clock, 1000);
            journal.Flush();
            AppendAt(journal, clock, 2000);
            clock.IsValid = true;
            AppendAt(journal, clock, 3000);
            clock.Booted = clock.Booted.AddTicks(360000000000);

            for (int i = 1; i <= 3; i++)
            {
                Assert.AreEqual("\"sequence\":" + i + ",\"time\":\"2026-11-23T08:00:0" + i + ".000Z\",\"t\":1", WaitingReading.Text(journal));
                journal.Settle(i, false);
            }
        }

        /// <summary>A clock that a time server sets wrong, ten years on, spoils neither this reading's time nor those after it.</summary>
        [TestMethod, Collect]
        public void A_clock_that_becomes_wrong_is_doubted()
        {
            FakeClock clock = new FakeClock();
            Journal journal = Open(new MemoryStorage(), clock);
            AppendAt(journal, clock, 1000);
            clock.IsValid = false;
            clock.Booted = clock.Booted.AddTicks(3155760000000000);
            AppendAt(journal, clock, 2000);
            clock.IsValid = true;
            clock.Booted = clock.Booted.AddTicks(-3155760000000000);
            AppendAt(journal, clock, 3000);

            for (int i = 1; i <= 3; i++)
            {
                Assert.AreEqual("\"sequence\":" + i + ",\"time\":\"2026-11-23T08:00:0" + i + ".000Z\",\"t\":1", WaitingReading.Text(journal));
                journal.Settle(i, false);
            }
        }

        private static Journal Open(MemoryStorage storage, FakeClock clock)
        {
            s_state = new StateRecord(storage, new LastLine());
            new BootRecord(s_state, new LastLine());
            return new Journal(storage, s_state, clock, new LastLine(), 128, 10);
        }

        private static void AppendAt(Journal journal, FakeClock clock, long uptime)
        {
            clock.Uptime = uptime;
            journal.Append(new TextMembers("\"t\":1"), uptime);
        }

        private static void AssertTime(Journal journal, FakeClock clock, long uptime)
        {
            JsonWriter time = new JsonWriter(new byte[40]).Time(clock.Booted.AddTicks(uptime * TimeSpan.TicksPerMillisecond));
            string text = WaitingReading.Text(journal);
            Assert.IsTrue(text.IndexOf("\"time\":" + Encoding.UTF8.GetString(time.Buffer, 0, time.Length) + ",") > 0, text);
            journal.Settle(WaitingReading.Number(journal), false);
        }
    }
}
