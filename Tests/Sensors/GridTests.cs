using nanoFramework.TestFramework;
using Sensors.Sampling;

namespace Tests.Sensors
{
    /// <summary>The sampling grid and the delays between attempts.</summary>
    [TestClass]
    public class GridTests
    {
        /// <summary>Always the first time after now, never now itself, never one that has passed.</summary>
        [DataRow(0L, 1000L, 1, 0L, 1000L)]
        [DataRow(0L, 1000L, 1, 999L, 1000L)]
        [DataRow(0L, 1000L, 1, 1000L, 2000L)]
        [DataRow(500L, 1000L, 1, 1200L, 1500L)]
        [DataRow(500L, 1000L, 1, 987654321L, 987654500L)]
        [DataRow(0L, 10000L, 3, 0L, 3334L)]
        [DataRow(0L, 10000L, 3, 3334L, 6667L)]
        [DataRow(0L, 10000L, 3, 6667L, 10000L)]
        [DataRow(0L, 10000L, 3, 10000L, 13334L)]
        [TestMethod, Collect]
        public void The_next_time_is_on_the_grid(long origin, long period, int divisions, long now, long expected)
        {
            Assert.AreEqual(expected, Grid.Next(origin, period, divisions, now));
        }

        /// <summary>Sixty samples a minute for a day: each step is one step, each minute's start is among them.</summary>
        [TestMethod, Collect]
        public void Steps_between_periods_never_drift()
        {
            long now = 17;
            for (int step = 1; step <= 7 * 1440; step++)
            {
                now = Grid.Next(17, 60000, 7, now);
                Assert.IsTrue(step % 7 != 0 || (now - 17) == step / 7 * 60000L, "step " + step);
            }

            CollectAttribute.Now();
        }

        /// <summary>Doubling from a second to five minutes.</summary>
        [DataRow(0, 1000)]
        [DataRow(1, 2000)]
        [DataRow(8, 256000)]
        [DataRow(9, 300000)]
        [DataRow(1000, 300000)]
        [TestMethod, Collect]
        public void The_delay_grows_with_the_failures(int failures, int expected)
        {
            Assert.AreEqual(expected, RetryDelay.After(failures));
        }
    }
}
