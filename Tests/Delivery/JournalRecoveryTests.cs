using System;
using nanoFramework.TestFramework;
using Nubison.Boot;
using Nubison.Delivery;
using Nubison.State;

namespace Tests.Delivery
{
    /// <summary>The journal on flash that something happened to. Host/Tests/Delivery has the thorough ones.</summary>
    [TestClass]
    public class JournalRecoveryTests
    {
        // A frame of the readings below: 21 bytes and the members.
        private const int FrameLength = 26;

        private static StateRecord s_state;

        /// <summary>Each way in which a last write can be cut off.</summary>
        [TestMethod, Collect]
        public void A_reading_that_was_cut_off_costs_no_other_at_whatever_byte()
        {
            for (int left = 0; left < FrameLength; left++)
            {
                MemoryStorage storage = Filled(3);
                byte[] content = storage["r1"];
                byte[] cut = new byte[(2 * FrameLength) + left];
                Array.Copy(content, cut, cut.Length);
                storage["r1"] = cut;

                Journal journal = Open(storage);
                long next = Append(journal, 9);
                journal.Flush();
                Assert.IsTrue(next > 3);
                AssertNext(journal, 1, 1);
                AssertNext(journal, 2, 2);
                AssertNext(journal, next, 9);
            }

            CollectAttribute.Now();
        }

        /// <summary>Damage is stepped over.</summary>
        [TestMethod, Collect]
        public void A_damaged_byte_costs_its_own_reading_which_is_counted()
        {
            for (int at = FrameLength; at < 2 * FrameLength; at++)
            {
                MemoryStorage storage = Filled(3);
                storage["r1"][at] ^= 0x40;

                Journal journal = Open(storage);
                AssertNext(journal, 1, 1);
                AssertNext(journal, 3, 3);
                Assert.AreEqual(1L, journal.DroppedCount);
            }

            CollectAttribute.Now();
        }

        /// <summary>What is neither on flash nor in RAM is not waited for.</summary>
        [TestMethod, Collect]
        public void Numbers_whose_readings_are_gone_do_not_wait_for_ever()
        {
            MemoryStorage storage = Filled(3);
            Open(storage).Flush();
            s_state.Save(true);
            storage["r1"][2 * FrameLength] ^= 0x40;

            Journal journal = Open(storage);
            AssertNext(journal, 1, 1);
            AssertNext(journal, 2, 2);
            Assert.AreEqual(0L, WaitingReading.Number(journal));
            Assert.AreEqual(0L, journal.WaitingCount);
            Assert.AreEqual(1L, journal.DroppedCount);
            Assert.AreEqual(61L, journal.SkippedCount);
        }

        /// <summary>A write that was made twice counts once.</summary>
        [TestMethod, Collect]
        public void Readings_that_are_on_flash_twice_are_delivered_once()
        {
            MemoryStorage storage = Filled(3);
            byte[] content = storage["r1"];
            byte[] twice = new byte[2 * content.Length];
            Array.Copy(content, 0, twice, 0, content.Length);
            Array.Copy(content, 0, twice, content.Length, content.Length);
            storage["r1"] = twice;

            Journal journal = Open(storage);
            AssertNext(journal, 1, 1);
            AssertNext(journal, 2, 2);
            AssertNext(journal, 3, 3);
            Assert.AreEqual(0L, WaitingReading.Number(journal));
        }

        /// <summary>Without its state the journal still knows what it has.</summary>
        [TestMethod, Collect]
        public void A_journal_that_lost_its_state_delivers_what_is_on_flash_and_gives_no_number_twice()
        {
            MemoryStorage storage = Filled(3);
            storage["state.a"][0] ^= 1;

            Journal journal = Open(storage);
            Assert.AreEqual(3L + StateRecord.Block + 1, Append(journal, 9));
            AssertNext(journal, 1, 1);
            AssertNext(journal, 2, 2);
            AssertNext(journal, 3, 3);
        }

        /// <summary>A reboot repeats what was delivered last and is not recorded yet, and no more.</summary>
        [TestMethod, Collect]
        public void A_reboot_repeats_eight_readings_at_most()
        {
            MemoryStorage storage = Filled(100);
            Journal journal = Open(storage);
            for (int i = 1; i <= 50; i++)
            {
                AssertNext(journal, i, i);
            }

            long next = WaitingReading.Number(Open(storage));
            Assert.IsTrue(next > 42 && next <= 51);
            CollectAttribute.Now();
        }

        /// <summary>Where a device cannot live with what is on flash.</summary>
        [TestMethod, Collect]
        public void Readings_that_are_deleted_are_counted_and_their_numbers_not_used_again()
        {
            // Written at once: then the readings alone tell which numbers are in use.
            MemoryStorage storage = new MemoryStorage();
            Journal journal = Open(storage, 0);
            for (int i = 1; i <= 100; i++)
            {
                Append(journal, i);
            }

            for (int i = 0; i < BootRecord.SafeModeAfter; i++)
            {
                StateRecord state = new StateRecord(storage, new LastLine());
                new BootRecord(state, new LastLine()).Begin(BootPart.Journal);
            }

            journal = Open(storage);
            long next = Append(journal, 9);
            Assert.IsTrue(next > 100);
            AssertNext(journal, next, 9);
            Assert.AreEqual(next - 1, journal.DroppedCount + journal.SkippedCount);
            Assert.IsTrue(journal.DroppedCount > 100 - StateRecord.Block);
            CollectAttribute.Now();
        }

        private static MemoryStorage Filled(int count)
        {
            MemoryStorage storage = new MemoryStorage();
            Journal journal = Open(storage);
            for (int i = 1; i <= count; i++)
            {
                Append(journal, i);
            }

            journal.Flush();
            return storage;
        }

        private static Journal Open(MemoryStorage storage, int flushSeconds = 10)
        {
            s_state = new StateRecord(storage, new LastLine());
            new BootRecord(s_state, new LastLine());
            return new Journal(storage, s_state, new FakeClock(), new LastLine(), 128, flushSeconds);
        }

        private static long Append(Journal journal, int value) => journal.Append(new TextMembers("\"t\":" + value), 0);

        private static void AssertNext(Journal journal, long sequence, int value)
        {
            Assert.AreEqual(
                "\"sequence\":" + sequence + ",\"time\":\"2026-11-23T08:00:00.000Z\",\"t\":" + value, WaitingReading.Text(journal));
            journal.Settle(sequence, false);
        }
    }
}
