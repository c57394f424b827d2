using System;
using nanoFramework.TestFramework;
using Nubison.Boot;
using Nubison.Delivery;
using Nubison.Protocol;
using Nubison.State;

namespace Tests.Delivery
{
    /// <summary>The journal on healthy flash.</summary>
    [TestClass]
    public class JournalTests
    {
        private static FakeClock s_clock = new FakeClock();
        private static LastLine s_log;
        private static StateRecord s_state;

        /// <summary>What goes in comes out, in order.</summary>
        [TestMethod, Collect]
        public void Readings_come_out_in_order_with_their_number_time_and_members()
        {
            FakeClock clock = new FakeClock();
            Journal journal = Open(new MemoryStorage(), clock);
            Append(journal, "\"t\":1");
            clock.Uptime = 1500;
            Append(journal, "\"t\":22");

            AssertNext(journal, 1, "\"t\":1");
            Assert.AreEqual("\"sequence\":2,\"time\":\"2026-11-23T08:00:01.500Z\",\"t\":22", WaitingReading.Text(journal));
            journal.Settle(2, false);
            Assert.AreEqual(string.Empty, WaitingReading.Text(journal));
        }

        /// <summary>Peeking is not delivering.</summary>
        [TestMethod, Collect]
        public void A_reading_waits_until_it_is_delivered()
        {
            Journal journal = Open(new MemoryStorage(), new FakeClock());
            Append(journal, "\"t\":1");

            Assert.AreEqual(1L, WaitingReading.Number(journal));
            Assert.AreEqual(1L, WaitingReading.Number(journal));
            Assert.AreEqual(1L, journal.WaitingCount);
            journal.Settle(1, false);
            Assert.AreEqual(0L, journal.WaitingCount);
            Assert.AreEqual(0L, WaitingReading.Number(journal));
        }

        /// <summary>While the platform answers, flash is spared.</summary>
        [TestMethod, Collect]
        public void Readings_delivered_in_time_never_touch_a_segment()
        {
            MemoryStorage storage = new MemoryStorage();
            FakeClock clock = new FakeClock();
            Journal journal = Open(storage, clock);
            for (int i = 1; i <= 100; i++)
            {
                Append(journal, "\"t\":" + i);
                AssertNext(journal, i, "\"t\":" + i);
                clock.Uptime += 9000;
                journal.FlushIfDue();
            }

            Assert.AreEqual(0, storage.Appends);
            CollectAttribute.Now();
        }

        /// <summary>A reading that waits longer than the limit is written, not before.</summary>
        [TestMethod, Collect]
        public void A_waiting_reading_is_written_when_its_time_is_up()
        {
            MemoryStorage storage = new MemoryStorage();
            FakeClock clock = new FakeClock();
            Journal journal = Open(storage, clock);
            Append(journal, "\"t\":1");
            clock.Uptime = 9999;
            journal.FlushIfDue();
            Assert.AreEqual(0, storage.Appends);

            clock.Uptime = 10000;
            journal.FlushIfDue();

            Assert.AreEqual(1, storage.Appends);
            AssertNext(Open(storage, clock), 1, "\"t\":1");
        }

        /// <summary>Zero seconds leave nothing to a power cut.</summary>
        [TestMethod, Collect]
        public void With_zero_flush_seconds_each_reading_is_written_at_once()
        {
            MemoryStorage storage = new MemoryStorage();
            FakeClock clock = new FakeClock();
            Journal journal = Open(storage, clock, 128, 0);
            Append(journal, "\"t\":1");
            Append(journal, "\"t\":2");

            Journal next = Open(storage, clock);
            AssertNext(next, 1, "\"t\":1");
            AssertNext(next, 2, "\"t\":2");
        }

        /// <summary>Numbers go on without a gap after a planned stop.</summary>
        [TestMethod, Collect]
        public void A_planned_stop_loses_and_skips_nothing()
        {
            MemoryStorage storage = new MemoryStorage();
            Journal journal = Open(storage, new FakeClock());
            Append(journal, "\"t\":1");
            AssertNext(journal, 1, "\"t\":1");
            Append(journal, "\"t\":2");
            Stop(journal);

            journal = Open(storage, new FakeClock());
            Assert.AreEqual(3L, Append(journal, "\"t\":3"));
            AssertNext(journal, 2, "\"t\":2");
            AssertNext(journal, 3, "\"t\":3");
            Assert.AreEqual(0L, journal.DroppedCount);
        }

        /// <summary>A number that may have left the device is never given to another reading.</summary>
        [TestMethod, Collect]
        public void A_power_cut_skips_the_numbers_that_may_have_been_used()
        {
            MemoryStorage storage = new MemoryStorage();
            Journal journal = Open(storage, new FakeClock());
            Append(journal, "\"t\":1");
            journal.Flush();
            Append(journal, "\"t\":2");

            journal = Open(storage, new FakeClock());
            Assert.AreEqual("numbers from 2 to 64 are skipped", s_log.Text);
            Assert.AreEqual(65L, Append(journal, "\"t\":3"));
            Assert.AreEqual(2L, journal.WaitingCount);
            AssertNext(journal, 1, "\"t\":1");
            AssertNext(journal, 65, "\"t\":3");
            Assert.AreEqual(63L, journal.SkippedCount);
            Assert.AreEqual(0L, journal.DroppedCount);
        }

        /// <summary>What is lost is told from what is skipped, also if both lie between two readings.</summary>
        [TestMethod, Collect]
        public void A_damaged_reading_counts_as_dropped_and_numbers_beside_it_as_skipped()
        {
            MemoryStorage storage = new MemoryStorage();
            Journal journal = Open(storage, new FakeClock());
            Append(journal, "\"t\":1");
            Append(journal, "\"t\":2");
            journal.Flush();
            journal = Open(storage, new FakeClock());
            Append(journal, "\"t\":3");
            Append(journal, "\"t\":4");
            journal.Flush();
            storage["r1"][30] ^= 1;
            storage["r1"][60] ^= 1;

            journal = Open(storage, new FakeClock());
            Assert.AreEqual(4L, journal.WaitingCount);
            AssertNext(journal, 1, "\"t\":1");
            AssertNext(journal, 66, "\"t\":4");
            Assert.AreEqual(2L, journal.DroppedCount);
            Assert.AreEqual(62L, journal.SkippedCount);
            Assert.AreEqual(0L, journal.WaitingCount);
        }

        /// <summary>A battery device wakes thousands of times.</summary>
        [TestMethod, Collect]
        public void Until_the_first_reading_is_safe_flash_is_written_twice_at_most()
        {
            MemoryStorage storage = new MemoryStorage();
            Journal journal = Open(storage, new FakeClock(), 128, 0);
            Append(journal, "\"t\":1");
            Assert.AreEqual(2, storage.Changes);

            storage = new MemoryStorage();
            journal = Open(storage, new FakeClock());
            Append(journal, "\"t\":1");
            AssertNext(journal, 1, "\"t\":1");
            Assert.AreEqual(2, storage.Changes);
        }

        /// <summary>Flash that refuses writes is no reason to use a number twice.</summary>
        [TestMethod, Collect]
        public void Without_reserved_numbers_they_come_from_the_clock()
        {
            MemoryStorage storage = new MemoryStorage();
            FakeClock clock = new FakeClock();
            Journal journal = Open(storage, clock);
            storage.IsReadOnly = true;
            long last = 0;
            for (int i = 1; i <= 80; i++)
            {
                long sequence = Append(journal, "\"t\":" + i);
                Assert.IsTrue(sequence > last);
                Assert.AreEqual(i <= 64, sequence == i);
                last = sequence;
                clock.Uptime += 1000;
            }

            Assert.AreEqual(((clock.UtcNow.Ticks - new DateTime(2020, 1, 1).Ticks) / TimeSpan.TicksPerSecond * 4) - 4, last);
        }

        /// <summary>Nothing goes out under a number that may be another reading's.</summary>
        [TestMethod, Collect]
        public void Without_a_clock_either_a_reading_is_dropped()
        {
            MemoryStorage storage = new MemoryStorage { IsReadOnly = true };
            FakeClock clock = new FakeClock { IsValid = false };
            Journal journal = Open(storage, clock);

            Assert.AreEqual(0L, Append(journal, "\"t\":1"));
            Assert.AreEqual(1L, journal.DroppedCount);
            Assert.AreEqual(0L, journal.WaitingCount);

            clock.IsValid = true;
            Assert.IsTrue(Append(journal, "\"t\":2") > 800000000L);
            clock.Uptime += 1000;
            Assert.IsTrue(Append(journal, "\"t\":3") > 800000000L);
            Assert.AreEqual(2L, journal.WaitingCount);
        }

        /// <summary>Where nothing tells which numbers were used, counting from one would use them again.</summary>
        [TestMethod, Collect]
        public void With_its_state_lost_and_no_reading_left_numbers_come_from_the_clock()
        {
            MemoryStorage storage = new MemoryStorage();
            Journal journal = Open(storage, new FakeClock());
            AssertNext(journal, Append(journal, "\"t\":1"), "\"t\":1");
            storage["state.a"][0] ^= 1;
            storage["state.b"][0] ^= 1;

            journal = Open(storage, new FakeClock());
            long sequence = Append(journal, "\"t\":2");
            Assert.IsTrue(sequence > 800000000L);
            AssertNext(journal, sequence, "\"t\":2");
            Assert.AreEqual(0L, journal.SkippedCount);
        }

        /// <summary>Four a second, and no more: the next boot may have the clock at once.</summary>
        [TestMethod, Collect]
        public void Numbers_from_the_clock_do_not_run_ahead_of_it()
        {
            Journal journal = Open(new MemoryStorage { IsReadOnly = true }, new FakeClock());
            int given = 0;
            for (int i = 0; i < 100; i++)
            {
                given += Append(journal, "\"t\":1") > 0 ? 1 : 0;
            }

            Assert.AreEqual(1, given);
            Assert.AreEqual(99L, journal.DroppedCount);
        }

        /// <summary>The oldest goes first, and is counted through a reboot.</summary>
        [TestMethod, Collect]
        public void A_full_journal_drops_the_oldest_segment()
        {
            MemoryStorage storage = new MemoryStorage();
            FakeClock clock = new FakeClock();
            Journal journal = Open(storage, clock, 16, 0);
            string members = "\"text\":\"" + new string('x', 992) + "\"";
            for (int i = 0; i < 13; i++)
            {
                Append(journal, members);
            }

            // A block of the four is for the state, each of the others holds four readings.
            Assert.AreEqual(4L, journal.DroppedCount);
            Assert.AreEqual(100, journal.FillPercent);
            journal = Open(storage, clock, 16, 0);
            Assert.AreEqual(4L, journal.DroppedCount);
            AssertNext(journal, 5, members);
            CollectAttribute.Now();
        }

        /// <summary>The answer may come after the journal had to make room.</summary>
        [TestMethod, Collect]
        public void A_reading_that_is_dropped_while_it_is_sent_counts_as_delivered_once_it_is()
        {
            MemoryStorage storage = new MemoryStorage();
            Journal journal = Open(storage, new FakeClock(), 16, 0);
            string members = "\"text\":\"" + new string('x', 992) + "\"";
            Append(journal, members);
            Assert.AreEqual(1L, WaitingReading.Number(journal));
            for (int i = 0; i < 12; i++)
            {
                Append(journal, members);
            }

            Assert.AreEqual(4L, journal.DroppedCount);
            journal.Settle(1, false);
            journal.Settle(1, false);

            Assert.AreEqual(3L, journal.DroppedCount);
            AssertNext(journal, 5, members);
            CollectAttribute.Now();
        }

        /// <summary>The answer may come after the journal had to be written.</summary>
        [TestMethod, Collect]
        public void A_reading_that_is_written_to_flash_while_it_is_sent_is_the_only_one_delivered()
        {
            Journal journal = Open(new MemoryStorage(), new FakeClock());
            for (int i = 1; i <= 3; i++)
            {
                Append(journal, "\"t\":" + i);
            }

            Assert.AreEqual(1L, WaitingReading.Number(journal));
            journal.Flush();
            journal.Settle(1, false);

            Assert.AreEqual(2L, journal.WaitingCount);
            AssertNext(journal, 2, "\"t\":2");
            AssertNext(journal, 3, "\"t\":3");
            Assert.AreEqual(0L, journal.DroppedCount);
        }

        /// <summary>A reading refused makes room for the next and stays counted.</summary>
        [TestMethod, Collect]
        public void A_refused_reading_is_counted_through_a_reboot_and_waits_no_longer()
        {
            MemoryStorage storage = new MemoryStorage();
            Journal journal = Open(storage, new FakeClock());
            Append(journal, "\"t\":1");
            WaitingReading.Number(journal);
            journal.Settle(1, true);
            Assert.AreEqual(0L, WaitingReading.Number(journal));
            Stop(journal);

            journal = Open(storage, new FakeClock());
            Assert.AreEqual(1L, journal.RefusedCount);
            Assert.AreEqual(0L, journal.DroppedCount);
            Assert.AreEqual(0L, WaitingReading.Number(journal));
        }

        /// <summary>Memory is bounded also if nothing can be written.</summary>
        [TestMethod, Collect]
        public void On_broken_flash_the_newest_readings_stay_in_memory()
        {
            MemoryStorage storage = new MemoryStorage { IsReadOnly = true };
            FakeClock clock = new FakeClock();
            Journal journal = Open(storage, clock);
            long first = Append(journal, "\"t\":1");
            for (int i = 2; i <= 500; i++)
            {
                clock.Uptime += 1000;
                Append(journal, "\"t\":" + i);
            }

            Assert.AreEqual(first + (4 * journal.DroppedCount), WaitingReading.Number(journal));
            Assert.AreEqual(500L, journal.DroppedCount + journal.WaitingCount);
            Assert.IsTrue(journal.WaitingCount > 100);
            CollectAttribute.Now();
        }

        /// <summary>The limit on a reading's length is told, not cut.</summary>
        [TestMethod, Collect]
        public void A_reading_that_is_too_long_is_refused_at_once()
        {
            Journal journal = Open(new MemoryStorage(), new FakeClock());

            Assert.ThrowsException(typeof(ArgumentException), () => journal.Append(new TextMembers(new string('x', Journal.MaximumLength + 1)), 0));
        }

        /// <summary>How a reading that the platform refuses is told from a platform that refuses everything.</summary>
        [TestMethod, Collect]
        public void The_reading_behind_a_refused_one_can_go_first()
        {
            for (int flushed = 0; flushed <= 3; flushed++)
            {
                Journal journal = Open(new MemoryStorage(), new FakeClock());
                for (int i = 1; i <= 3; i++)
                {
                    Append(journal, "\"t\":" + i);
                    if (i == flushed)
                    {
                        journal.Flush();
                    }
                }

                Assert.AreEqual(1L, WaitingReading.Number(journal));
                Assert.IsTrue(WaitingReading.Text(journal, 1).EndsWith("Z\",\"t\":2"));
                Assert.AreEqual(string.Empty, WaitingReading.Text(journal, 3));
                Assert.AreEqual(1L, WaitingReading.Number(journal));
                Assert.AreEqual(2L, journal.Peek(1, new JsonWriter(new byte[200])));
                journal.Settle(1, true);
                journal.Settle(2, false);

                AssertNext(journal, 3, "\"t\":3");
                Assert.AreEqual(0L, journal.DroppedCount);
                Assert.AreEqual(1L, journal.RefusedCount);
            }
        }

        private static Journal Open(MemoryStorage storage, FakeClock clock, int kilobytes = 128, int flushSeconds = 10)
        {
            s_clock = clock;
            s_log = new LastLine();
            s_state = new StateRecord(storage, s_log);
            new BootRecord(s_state, s_log);
            return new Journal(storage, s_state, clock, s_log, kilobytes, flushSeconds);
        }

        private static void Stop(Journal journal)
        {
            journal.Flush();
            s_state.Save(true);
        }

        private static long Append(Journal journal, string members) => journal.Append(new TextMembers(members), s_clock.Uptime);

        private static void AssertNext(Journal journal, long sequence, string members)
        {
            string text = WaitingReading.Text(journal);
            Assert.IsTrue(text.StartsWith("\"sequence\":" + sequence + ",\"time\":\"") && text.EndsWith("Z\"," + members), text);
            journal.Settle(sequence, false);
        }
    }
}
