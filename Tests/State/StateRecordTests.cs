using nanoFramework.TestFramework;
using Nubison.State;
using Tests.Delivery;

namespace Tests.State
{
    /// <summary>What a device knows after a reboot. Host/Tests/Delivery has the power cuts.</summary>
    [TestClass]
    public class StateRecordTests
    {
        /// <summary>Nothing was counted before.</summary>
        [TestMethod, Collect]
        public void A_total_that_was_never_saved_is_zero()
        {
            Assert.AreEqual(0L, Open(new MemoryStorage()).LoadTotal("pulse-4"));
        }

        /// <summary>What a reboot must not lose.</summary>
        [TestMethod, Collect]
        public void The_last_total_outlives_a_reboot()
        {
            MemoryStorage flash = new MemoryStorage();
            StateRecord state = Open(flash);
            state.SaveTotal("pulse-4", 1);
            state.SaveTotal("pulse-4", 123456789012L);
            state.SaveTotal("pulse-5", 7);

            state = Open(flash);

            Assert.AreEqual(123456789012L, state.LoadTotal("pulse-4"));
            Assert.AreEqual(7L, state.LoadTotal("pulse-5"));
            Assert.AreEqual(0L, state.LoadTotal("pulse-6"));
        }

        /// <summary>A counter that is taken off the board makes room for another, one that counts does not.</summary>
        [TestMethod, Collect]
        public void A_total_that_nobody_asks_for_any_more_makes_room()
        {
            MemoryStorage flash = new MemoryStorage();
            StateRecord state = Open(flash);
            for (int i = 1; i <= StateRecord.MaximumTotals; i++)
            {
                state.SaveTotal("pulse-" + i, i);
            }

            state.SaveTotal("pulse-9", 9);
            Assert.AreEqual(0L, state.LoadTotal("pulse-9"));
            Assert.AreEqual(8L, state.LoadTotal("pulse-8"));

            state = Open(flash);
            for (int i = 2; i <= StateRecord.MaximumTotals; i++)
            {
                Assert.AreEqual((long)i, state.LoadTotal("pulse-" + i));
            }

            Assert.AreEqual(0L, state.LoadTotal("pulse-9"));
            state.SaveTotal("pulse-9", 9);
            Assert.AreEqual(9L, Open(flash).LoadTotal("pulse-9"));
        }

        /// <summary>A record is saved for years.</summary>
        [TestMethod, Collect]
        public void Two_small_files_hold_the_state_however_often_it_is_saved()
        {
            MemoryStorage flash = new MemoryStorage();
            StateRecord state = Open(flash);
            for (int i = 1; i <= 100; i++)
            {
                state.SaveTotal("pulse-4", i);
                Assert.AreEqual((long)i, Open(flash).LoadTotal("pulse-4"));
            }

            Assert.AreEqual(2, flash.List().Length);
            Assert.IsTrue(flash["state.a"].Length < 256);
            Assert.AreEqual(flash["state.a"].Length, flash["state.b"].Length);
            CollectAttribute.Now();
        }

        /// <summary>Whatever byte of the newest record is hit, the one before it counts.</summary>
        [TestMethod, Collect]
        public void A_damaged_record_falls_back_to_the_one_before()
        {
            MemoryStorage flash = new MemoryStorage();
            StateRecord state = Open(flash);
            state.SaveTotal("pulse-4", 41);
            state.SaveTotal("pulse-4", 42);
            for (int at = 0; at < flash["state.b"].Length; at++)
            {
                flash["state.b"][at] ^= 0x10;
                LastLine log = new LastLine();

                Assert.AreEqual(41L, new StateRecord(flash, log).LoadTotal("pulse-4"));
                Assert.AreEqual("a part of the state is damaged", log.Text);
                flash["state.b"][at] ^= 0x10;
            }

            Assert.AreEqual(42L, Open(flash).LoadTotal("pulse-4"));
            CollectAttribute.Now();
        }

        /// <summary>Flash that fails is said once, and stops nobody.</summary>
        [TestMethod, Collect]
        public void A_flash_that_cannot_be_written_is_logged()
        {
            LastLine log = new LastLine();
            StateRecord state = new StateRecord(new MemoryStorage { IsReadOnly = true }, log);

            state.SaveTotal("pulse-4", 5);

            Assert.AreEqual("flash fails: read only", log.Text);
            Assert.AreEqual(5L, state.LoadTotal("pulse-4"));
        }

        /// <summary>What is not known is not counted from one: that would be other readings' numbers.</summary>
        [TestMethod, Collect]
        public void A_state_that_is_lost_altogether_is_told_from_a_new_one()
        {
            MemoryStorage flash = new MemoryStorage();
            Assert.IsFalse(Open(flash).IsLost);
            Open(flash).Save(false);
            Assert.IsFalse(Open(flash).IsLost);
            Open(flash).Save(false);
            flash["state.a"][0] ^= 1;
            Assert.IsFalse(Open(flash).IsLost);
            flash["state.b"][0] ^= 1;

            Assert.IsTrue(Open(flash).IsLost);
        }

        private static StateRecord Open(MemoryStorage flash) => new StateRecord(flash, new LastLine());
    }
}
