using Firmware.Storage;
using nanoFramework.TestFramework;
using Tests.Delivery;

namespace Tests.Storage
{
    /// <summary>Counters' totals across reboots.</summary>
    [TestClass]
    public class TotalStoreTests
    {
        private const int RecordLength = 16;

        /// <summary>Nothing was counted before.</summary>
        [TestMethod]
        public void A_total_that_was_never_saved_is_zero()
        {
            Assert.AreEqual(0L, new TotalStore(new MemoryStorage(), new LastLine()).Load("rain"));
        }

        /// <summary>What a reboot must not lose.</summary>
        [TestMethod]
        public void The_last_total_outlives_a_reboot()
        {
            MemoryStorage flash = new MemoryStorage();
            TotalStore store = new TotalStore(flash, new LastLine());
            store.Save("rain", 1);
            store.Save("rain", 123456789012L);
            store.Save("flow", 7);

            TotalStore next = new TotalStore(flash, new LastLine());

            Assert.AreEqual(123456789012L, next.Load("rain"));
            Assert.AreEqual(7L, next.Load("flow"));
        }

        /// <summary>A total is saved for years.</summary>
        [TestMethod]
        public void The_files_stay_small_however_often_a_total_is_saved()
        {
            MemoryStorage flash = new MemoryStorage();
            TotalStore store = new TotalStore(flash, new LastLine());

            for (int i = 1; i <= 1000; i++)
            {
                store.Save("rain", i);
                Assert.AreEqual((long)i, store.Load("rain"));
            }

            Assert.IsTrue(flash.List().Length <= 2);
            foreach (string name in flash.List())
            {
                Assert.IsTrue(flash.Length(name) <= 128 * RecordLength);
            }
        }

        /// <summary>Power may go in the middle of a save.</summary>
        [TestMethod]
        public void A_torn_save_costs_only_itself()
        {
            for (int part = 1; part < RecordLength; part++)
            {
                MemoryStorage flash = new MemoryStorage();
                TotalStore store = new TotalStore(flash, new LastLine());
                store.Save("rain", 41);
                flash.Append("rain.total", new byte[RecordLength], part);

                Assert.AreEqual(41L, store.Load("rain"));
                store.Save("rain", 42);
                Assert.AreEqual(42L, store.Load("rain"));
                store.Save("rain", 43);
                Assert.AreEqual(43L, store.Load("rain"));
            }
        }

        /// <summary>Flash that fails is said, and stops nobody.</summary>
        [TestMethod]
        public void A_flash_that_cannot_be_written_is_logged()
        {
            MemoryStorage flash = new MemoryStorage { IsReadOnly = true };
            LastLine log = new LastLine();

            new TotalStore(flash, log).Save("rain", 5);

            Assert.AreEqual("total rain cannot be saved: read only", log.Text);
        }
    }
}
