using nanoFramework.TestFramework;
using Nubison.Boot;
using Tests.Delivery;

namespace Tests.Boot
{
    /// <summary>Counting boots and noticing when they keep failing.</summary>
    [TestClass]
    public class BootJournalTests
    {
        /// <summary>The first boot of a new board.</summary>
        [TestMethod]
        public void The_first_boot_is_number_one_and_nothing_went_wrong_before()
        {
            BootJournal boot = Boot(new MemoryStorage());

            Assert.AreEqual(1L, boot.Number);
            Assert.IsTrue(boot.WasPlannedStop);
            Assert.IsFalse(boot.IsSafeMode);
        }

        /// <summary>Sleep and a requested reboot are told from a power cut.</summary>
        [TestMethod]
        public void A_planned_stop_is_told_from_a_power_cut()
        {
            MemoryStorage storage = new MemoryStorage();
            Boot(storage).Stop();
            Assert.IsTrue(Boot(storage).WasPlannedStop);
            Assert.IsFalse(Boot(storage).WasPlannedStop);
        }

        /// <summary>Ten boots that fail within their first minute.</summary>
        [TestMethod]
        public void The_boot_after_ten_short_ones_is_safe_mode_and_knows_how_far_the_last_came()
        {
            MemoryStorage storage = new MemoryStorage();
            for (int i = 0; i < 10; i++)
            {
                BootJournal failing = Boot(storage);
                Assert.IsFalse(failing.IsSafeMode);
                failing.Reached(3);
            }

            BootJournal boot = Boot(storage);
            Assert.IsTrue(boot.IsSafeMode);
            Assert.AreEqual(10, boot.FailedBoots);
            Assert.AreEqual(3, boot.LastStage);
            Assert.AreEqual(11L, boot.Number);
        }

        /// <summary>One good minute ends it.</summary>
        [TestMethod]
        public void A_good_boot_starts_the_count_anew()
        {
            MemoryStorage storage = new MemoryStorage();
            for (int i = 0; i < 10; i++)
            {
                Boot(storage);
            }

            Boot(storage).MarkGood();

            BootJournal boot = Boot(storage);
            Assert.IsFalse(boot.IsSafeMode);
            Assert.AreEqual(0, boot.FailedBoots);
            Assert.IsFalse(boot.WasPlannedStop);
        }

        /// <summary>A node that wakes for seconds, sends and sleeps is healthy.</summary>
        [TestMethod]
        public void Short_boots_that_end_in_sleep_are_good_ones()
        {
            MemoryStorage storage = new MemoryStorage();
            for (int i = 0; i < 30; i++)
            {
                Boot(storage).Stop();
            }

            Assert.IsFalse(Boot(storage).IsSafeMode);
            Assert.AreEqual(32L, Boot(storage).Number);
        }

        /// <summary>Flash that cannot be written keeps no board from starting.</summary>
        [TestMethod]
        public void A_board_whose_flash_fails_boots_all_the_same()
        {
            BootJournal boot = Boot(new MemoryStorage { IsReadOnly = true });
            boot.MarkGood();
            boot.Stop();

            Assert.IsFalse(boot.IsSafeMode);
        }

        private static BootJournal Boot(MemoryStorage storage) => new BootJournal(storage, new LastLine());
    }
}
