using Firmware;
using nanoFramework.TestFramework;

namespace Tests.Boot
{
    /// <summary>The planned restart before the runtime's counter wraps.</summary>
    [TestClass]
    public class RestartTests
    {
        /// <summary>After 300 days, when no reading is due for a while; a day later in any case.</summary>
        /// <param name="hours">Hours since boot.</param>
        /// <param name="untilNextReading">Milliseconds until the next reading.</param>
        /// <param name="isDue">Whether the device restarts.</param>
        [DataRow(7199, 60000, false)]
        [DataRow(7200, 60000, true)]
        [DataRow(7200, 14999, false)]
        [DataRow(7223, 0, false)]
        [DataRow(7224, 0, true)]
        [TestMethod, Collect]
        public void The_device_restarts_after_300_days_at_a_quiet_moment(int hours, int untilNextReading, bool isDue)
        {
            Assert.AreEqual(isDue, Restart.IsDue(hours * 3600000L, untilNextReading));
        }
    }
}
