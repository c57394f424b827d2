using nanoFramework.TestFramework;
using Nubison.Boot;
using Nubison.State;
using Tests.Delivery;

namespace Tests.Boot
{
    /// <summary>Counting boots, noticing when they keep failing, and what is left out then.</summary>
    [TestClass]
    public class BootRecordTests
    {
        private static LastLine s_log = new LastLine();

        /// <summary>The first boot of a new board.</summary>
        [TestMethod, Collect]
        public void The_first_boot_is_number_one_and_nothing_went_wrong_before()
        {
            BootRecord boot = Boot(new MemoryStorage());

            Assert.AreEqual(1L, boot.Number);
            Assert.AreEqual("boot 1", s_log.Text);
            Assert.AreEqual((int)BootPart.Starting, (int)boot.Failed);
        }

        /// <summary>Sleep and a requested reboot are told from a power cut.</summary>
        [TestMethod, Collect]
        public void A_planned_stop_is_told_from_a_power_cut()
        {
            MemoryStorage storage = new MemoryStorage();
            Boot(storage).Stop();
            Boot(storage);
            Assert.AreEqual("boot 2", s_log.Text);
            Boot(storage);
            Assert.AreEqual("boot 3, the last stop was not planned", s_log.Text);
        }

        /// <summary>Ten boots that fail within their first minute; everything but the part that failed goes by the settings.</summary>
        /// <param name="part">How far the last boot came.</param>
        /// <param name="failed">The part that is left out.</param>
        [DataRow((int)BootPart.Settings, (int)BootPart.Settings)]
        [DataRow((int)BootPart.Journal, (int)BootPart.Journal)]
        [DataRow((int)BootPart.Sampling, (int)BootPart.Sampling)]
        [DataRow((int)BootPart.Sending, (int)BootPart.Sending)]
        [DataRow((int)BootPart.Starting, (int)BootPart.Sampling)]
        [TestMethod, Collect]
        public void The_boot_after_ten_short_ones_leaves_out_what_the_last_was_at(int part, int failed)
        {
            MemoryStorage storage = new MemoryStorage();
            for (int i = 0; i < 10; i++)
            {
                BootRecord failing = Boot(storage);
                Assert.AreEqual((int)BootPart.Starting, (int)failing.Failed);
                if (part != (int)BootPart.Starting)
                {
                    failing.Begin(BootPart.Settings);
                    failing.Begin((BootPart)part);
                }
            }

            BootRecord boot = Boot(storage);
            Assert.AreEqual(11L, boot.Number);
            Assert.AreEqual(failed, (int)boot.Failed);
            CollectAttribute.Now();
        }

        /// <summary>Whoever reads the log has to know why the sensors are silent.</summary>
        [TestMethod, Collect]
        public void The_log_says_what_is_left_out_and_why()
        {
            MemoryStorage storage = new MemoryStorage();
            for (int i = 0; i < 10; i++)
            {
                Boot(storage).Begin(BootPart.Sampling);
            }

            Boot(storage);

            Assert.AreEqual(
                "safe mode: 10 boots in a row ended within a minute, the last one while sampling; the device measures nothing but itself",
                s_log.Text);
        }

        /// <summary>One good minute ends it.</summary>
        [TestMethod, Collect]
        public void A_good_boot_starts_the_count_anew()
        {
            MemoryStorage storage = new MemoryStorage();
            for (int i = 0; i < 10; i++)
            {
                Boot(storage);
            }

            Boot(storage).MarkGood();
            for (int i = 0; i < 10; i++)
            {
                Assert.AreEqual((int)BootPart.Starting, (int)Boot(storage).Failed);
            }

            Assert.IsTrue(Boot(storage).Failed != BootPart.Starting);
        }

        /// <summary>A node that wakes for seconds, sends and sleeps is healthy.</summary>
        [TestMethod, Collect]
        public void Short_boots_that_end_in_sleep_are_good_ones()
        {
            MemoryStorage storage = new MemoryStorage();
            for (int i = 0; i < 30; i++)
            {
                Boot(storage).Stop();
            }

            Assert.AreEqual((int)BootPart.Starting, (int)Boot(storage).Failed);
            Assert.AreEqual(32L, Boot(storage).Number);
        }

        /// <summary>Flash that cannot be written keeps no board from starting.</summary>
        [TestMethod, Collect]
        public void A_board_whose_flash_fails_boots_all_the_same()
        {
            BootRecord boot = Boot(new MemoryStorage { IsReadOnly = true });
            boot.MarkGood();
            boot.Stop();

            Assert.AreEqual(1L, boot.Number);
            Assert.AreEqual((int)BootPart.Starting, (int)boot.Failed);
        }

        private static BootRecord Boot(MemoryStorage storage)
        {
            s_log = new LastLine();
            return new BootRecord(new StateRecord(storage, s_log), s_log);
        }
    }
}
