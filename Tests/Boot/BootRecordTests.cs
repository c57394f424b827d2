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
            Assert.IsFalse(boot.IsSafeMode);
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
        /// <param name="readings">Whether the readings on flash are given up.</param>
        /// <param name="sensors">Whether the sensors are left out.</param>
        /// <param name="delay">How long the network is left alone.</param>
        [DataRow((int)BootPart.Settings, false, false, 0)]
        [DataRow((int)BootPart.Journal, true, false, 0)]
        [DataRow((int)BootPart.Sampling, false, true, 0)]
        [DataRow((int)BootPart.Sending, false, false, 5000)]
        [DataRow((int)BootPart.Starting, false, true, 0)]
        [TestMethod, Collect]
        public void The_boot_after_ten_short_ones_leaves_out_what_the_last_was_at(int part, bool readings, bool sensors, int delay)
        {
            MemoryStorage storage = new MemoryStorage();
            for (int i = 0; i < 10; i++)
            {
                BootRecord failing = Boot(storage);
                Assert.IsFalse(failing.IsSafeMode);
                Assert.IsFalse(failing.DropsReadings || failing.IsWithoutSensors || failing.SendingDelay > 0);
                if (part != (int)BootPart.Starting)
                {
                    failing.Begin(BootPart.Settings);
                    failing.Begin((BootPart)part);
                }
            }

            BootRecord boot = Boot(storage);
            Assert.IsTrue(boot.IsSafeMode);
            Assert.AreEqual(11L, boot.Number);
            Assert.AreEqual(readings, boot.DropsReadings);
            Assert.AreEqual(sensors, boot.IsWithoutSensors);
            Assert.AreEqual(delay, boot.SendingDelay);
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
                Assert.IsFalse(Boot(storage).IsSafeMode);
            }

            Assert.IsTrue(Boot(storage).IsSafeMode);
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

            Assert.IsFalse(Boot(storage).IsSafeMode);
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
            Assert.IsFalse(boot.IsSafeMode);
        }

        private static BootRecord Boot(MemoryStorage storage)
        {
            s_log = new LastLine();
            return new BootRecord(new StateRecord(storage, s_log), s_log);
        }
    }
}
