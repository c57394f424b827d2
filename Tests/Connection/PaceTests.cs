using nanoFramework.TestFramework;
using Nubison.Connection;

namespace Tests.Connection
{
    /// <summary>How fast waiting readings are sent.</summary>
    [TestClass]
    public class PaceTests
    {
        /// <summary>A third faster than readings are taken; four times as fast if they hurry.</summary>
        /// <param name="uptime">Seconds since boot.</param>
        /// <param name="readings">The readings since then.</param>
        /// <param name="isHurried">Whether they hurry.</param>
        /// <param name="expected">Seconds between two readings.</param>
        [DataRow(0, 0, false, 45)]
        [DataRow(0, 1, false, 45)]
        [DataRow(86400, 1441, false, 45)]
        [DataRow(86400, 1441, true, 15)]
        [DataRow(86400, 14410, false, 5)]
        [DataRow(86400, 14410, true, 2)]
        [DataRow(86400, 20, false, 45)]
        [TestMethod, Collect]
        public void Waiting_readings_are_sent_faster_than_they_are_taken(int uptime, int readings, bool isHurried, int expected)
        {
            Assert.AreEqual(expected, (Pace.Spacing(60000, uptime * 1000L, readings, isHurried) + 500) / 1000);
        }

        /// <summary>However often something happens, the journal empties faster than it fills.</summary>
        [TestMethod, Collect]
        public void The_journal_empties_faster_than_it_fills()
        {
            for (int interval = 10; interval < 100000; interval *= 2)
            {
                long readings = 100000000L / interval;
                Assert.IsTrue(Pace.Spacing(60000, 100000000L, readings, false) <= (interval * 3 / 4) + 50);
            }

            CollectAttribute.Now();
        }

        /// <summary>A turn is three quarters of the period; nobody waits for a quarter of an hour for the first reading.</summary>
        /// <param name="period">Seconds between two readings.</param>
        /// <param name="expected">Milliseconds between two turns.</param>
        [DataRow(1, 750)]
        [DataRow(5, 3750)]
        [DataRow(60, 45000)]
        [DataRow(900, 45000)]
        [DataRow(86400, 45000)]
        [TestMethod, Collect]
        public void A_turn_is_three_quarters_of_the_period(int period, int expected)
        {
            Assert.AreEqual(expected, Pace.Turn(period * 1000));
        }
    }
}
