using nanoFramework.TestFramework;
using Nubison.Connection;

namespace Tests.Connection
{
    /// <summary>When a refused reading is given up.</summary>
    [TestClass]
    public class RefusalsTests
    {
        /// <summary>Two refusals are nothing yet; after the third the next reading is tried.</summary>
        [TestMethod, Collect]
        public void After_three_refusals_the_next_reading_is_tried()
        {
            Refusals refusals = new Refusals();
            for (int i = 1; i < Refusals.Patience; i++)
            {
                Assert.IsFalse(refusals.Refuse(7, true));
                Assert.AreEqual(0L, refusals.After);
            }

            Assert.IsFalse(refusals.Refuse(7, true));
            Assert.AreEqual(7L, refusals.After);
        }

        /// <summary>A reading is dropped only if it is refused before and after a later one is accepted.</summary>
        [TestMethod, Collect]
        public void The_refused_reading_is_dropped_if_it_is_refused_again_once_the_next_one_is_accepted()
        {
            Refusals refusals = Refuse(7);

            Assert.IsTrue(refusals.Accept(8));
            Assert.AreEqual(8L, refusals.Accepted);
            Assert.AreEqual(0L, refusals.After);
            Assert.IsTrue(refusals.Refuse(7, true));
        }

        /// <summary>If the next one is refused as well both stay, and the row of refusals starts anew.</summary>
        [TestMethod, Collect]
        public void Both_readings_stay_if_the_next_one_is_refused()
        {
            Refusals refusals = Refuse(7);

            Assert.IsFalse(refusals.Refuse(8, true));
            Assert.AreEqual(0L, refusals.After);
            Assert.IsFalse(refusals.Refuse(7, true));
            Assert.IsFalse(refusals.Refuse(7, true));
            Assert.AreEqual(0L, refusals.After);
        }

        /// <summary>Several refused readings in a row hold nothing up for ever: the next try goes one further.</summary>
        [TestMethod, Collect]
        public void The_next_try_goes_one_further()
        {
            Refusals refusals = Refuse(7);
            refusals.Refuse(8, true);
            Refuse(refusals, 7);

            Assert.AreEqual(8L, refusals.After);
            Assert.IsTrue(refusals.Accept(9));
            Assert.IsTrue(refusals.Refuse(7, true));
        }

        /// <summary>A reading that was accepted tells nothing of one that is refused afterwards: it is tried again.</summary>
        [TestMethod, Collect]
        public void A_reading_accepted_earlier_is_tried_again()
        {
            Refusals refusals = Refuse(7);
            refusals.Refuse(8, true);
            Refuse(refusals, 7);
            refusals.Accept(9);
            refusals.Refuse(7, true);

            Refuse(refusals, 8);

            Assert.AreEqual(8L, refusals.After);
            Assert.IsTrue(refusals.Accept(9));
            Assert.IsTrue(refusals.Refuse(8, true));
        }

        /// <summary>A try that met no platform says nothing.</summary>
        [TestMethod, Collect]
        public void A_try_without_an_answer_starts_the_row_anew()
        {
            Refusals refusals = Refuse(7);

            refusals.Stop();

            Assert.AreEqual(0L, refusals.After);
            Assert.IsFalse(refusals.Refuse(7, true));
            Assert.AreEqual(0L, refusals.After);
        }

        /// <summary>With nothing behind it a refused reading waits until there is.</summary>
        [TestMethod, Collect]
        public void The_last_reading_waits_for_one_behind_it()
        {
            Refusals refusals = new Refusals();
            for (int i = 0; i < 10; i++)
            {
                Assert.IsFalse(refusals.Refuse(7, false));
                Assert.AreEqual(0L, refusals.After);
            }

            refusals.Refuse(7, true);
            Assert.AreEqual(7L, refusals.After);
        }

        /// <summary>The refusals of one reading do not count for another.</summary>
        [TestMethod, Collect]
        public void Each_reading_has_a_row_of_its_own()
        {
            Refusals refusals = new Refusals();
            refusals.Refuse(7, true);
            refusals.Refuse(7, true);
            refusals.Accept(7);

            refusals.Refuse(8, true);

            Assert.AreEqual(0L, refusals.After);
        }

        private static Refusals Refuse(long sequence)
        {
            Refusals refusals = new Refusals();
            Refuse(refusals, sequence);
            return refusals;
        }

        private static void Refuse(Refusals refusals, long sequence)
        {
            for (int i = 0; i < Refusals.Patience; i++)
            {
                Assert.IsFalse(refusals.Refuse(sequence, true));
            }
        }
    }
}
