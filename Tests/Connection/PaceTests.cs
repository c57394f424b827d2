using nanoFramework.TestFramework;
using Nubison.Connection;

namespace Tests.Connection
{
    /// <summary>How fast waiting readings are sent.</summary>
    [TestClass]
    public class PaceTests
    {
        /// <summary>Twice as fast as readings are taken; four times if the journal is more than half full.</summary>
        /// <param name="uptime">Seconds since boot.</param>
        /// <param name="readings">The readings since then.</param>
        /// <param name="fill">How full the journal is.</param>
        /// <param name="expected">Seconds between two readings.</param>
        [DataRow(0, 0, 10, 30)]
        [DataRow(0, 1, 10, 30)]
        [DataRow(86400, 1441, 0, 30)]
        [DataRow(86400, 1441, 50, 30)]
        [DataRow(86400, 1441, 51, 15)]
        [DataRow(86400, 14410, 10, 3)]
        [DataRow(86400, 20, 10, 30)]
        [TestMethod, Collect]
        public void Waiting_readings_are_sent_twice_as_fast_as_they_are_taken(int uptime, int readings, int fill, int expected)
        {
            Assert.AreEqual(expected, (Pace.Spacing(60000, uptime * 1000L, readings, fill) + 500) / 1000);
        }

        /// <summary>However often something happens, the journal empties faster than it fills.</summary>
        [TestMethod, Collect]
        public void The_journal_empties_faster_than_it_fills()
        {
            for (int interval = 10; interval < 100000; interval *= 2)
            {
                long readings = 100000000L / interval;
                Assert.IsTrue(Pace.Spacing(60000, 100000000L, readings, 0) <= (interval / 2) + 50);
            }

            CollectAttribute.Now();
        }
    }
}
