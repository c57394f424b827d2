using nanoFramework.TestFramework;
using Nubison.Connection;

namespace Tests.Connection
{
    /// <summary>How fast waiting readings are sent.</summary>
    [TestClass]
    public class PaceTests
    {
        /// <summary>A third faster than readings are taken, or four times as fast if they hurry, a quarter more or less.</summary>
        /// <param name="uptime">Seconds since boot.</param>
        /// <param name="readings">The readings since then.</param>
        /// <param name="isHurried">Whether they hurry.</param>
        /// <param name="isLongest">Whether chance draws the longest.</param>
        /// <param name="expected">Seconds between two readings.</param>
        [DataRow(0, 0, false, false, 34)]
        [DataRow(0, 0, false, true, 56)]
        [DataRow(0, 1, false, true, 56)]
        [DataRow(86400, 1441, false, false, 34)]
        [DataRow(86400, 1441, false, true, 56)]
        [DataRow(86400, 1441, true, false, 11)]
        [DataRow(86400, 1441, true, true, 19)]
        [DataRow(86400, 14410, false, true, 6)]
        [DataRow(86400, 14410, true, true, 2)]
        [DataRow(86400, 20, false, true, 56)]
        [TestMethod, Collect]
        public void Waiting_readings_are_sent_faster_than_they_are_taken(int uptime, int readings, bool isHurried, bool isLongest, int expected)
        {
            Assert.AreEqual(expected, (Pace.Spacing(60000, uptime * 1000L, readings, isHurried, new FakeRandom(isLongest)) + 500) / 1000);
        }

        /// <summary>However often something happens, the journal empties faster than it fills: in the mean of all draws.</summary>
        [TestMethod, Collect]
        public void The_journal_empties_faster_than_it_fills()
        {
            FakeRandom shortest = new FakeRandom(false);
            FakeRandom longest = new FakeRandom(true);
            for (int interval = 10; interval < 100000; interval *= 2)
            {
                long readings = 100000000L / interval;
                int mean = (Pace.Spacing(60000, 100000000L, readings, false, shortest) + Pace.Spacing(60000, 100000000L, readings, false, longest)) / 2;
                Assert.IsTrue(mean <= (interval * 3 / 4) + 50);
            }

            CollectAttribute.Now();
        }

        /// <summary>A turn is three quarters of the period, a quarter more or less; nobody waits for a quarter of an hour for the first reading.</summary>
        /// <param name="period">Seconds between two readings; 0 for a device that takes no turns.</param>
        /// <param name="isLongest">Whether chance draws the longest.</param>
        /// <param name="expected">Milliseconds between two turns.</param>
        [DataRow(0, true, 0)]
        [DataRow(1, true, 937)]
        [DataRow(5, true, 4687)]
        [DataRow(60, false, 33750)]
        [DataRow(60, true, Pace.LongestTurn)]
        [DataRow(900, true, Pace.LongestTurn)]
        [DataRow(86400, true, Pace.LongestTurn)]
        [TestMethod, Collect]
        public void A_turn_is_three_quarters_of_the_period(int period, bool isLongest, int expected)
        {
            Assert.AreEqual(expected, Pace.Turn(period * 1000, new FakeRandom(isLongest)));
        }
    }
}
