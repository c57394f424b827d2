using Firmware;
using nanoFramework.TestFramework;

namespace Tests.Boot
{
    /// <summary>What a device leaves out when its boots keep failing.</summary>
    [TestClass]
    public class SafeModeTests
    {
        /// <summary>One bad boot proves nothing.</summary>
        [TestMethod]
        public void Nothing_is_left_out_while_boots_do_not_keep_failing()
        {
            SafeMode safe = new SafeMode(false, BootStage.Sampling);

            Assert.IsFalse(safe.IsOn);
            Assert.IsFalse(safe.DropsReadings);
            Assert.IsFalse(safe.IsWithoutSensors);
            Assert.AreEqual(0, safe.UploadDelay);
        }

        /// <summary>Everything else goes by the settings.</summary>
        /// <param name="stage">Where the last boot ended.</param>
        /// <param name="readings">Whether the readings on flash are given up.</param>
        /// <param name="sensors">Whether the sensors are left out.</param>
        /// <param name="delay">How long the network is left alone.</param>
        [TestMethod]
        [DataRow(BootStage.Settings, false, false, 0)]
        [DataRow(BootStage.Journal, true, false, 0)]
        [DataRow(BootStage.Sampling, false, true, 0)]
        [DataRow(BootStage.Upload, false, false, 5000)]
        [DataRow(0, false, true, 0)]
        public void Only_what_failed_is_left_out(int stage, bool readings, bool sensors, int delay)
        {
            SafeMode safe = new SafeMode(true, stage);

            Assert.IsTrue(safe.IsOn);
            Assert.AreEqual(readings, safe.DropsReadings);
            Assert.AreEqual(sensors, safe.IsWithoutSensors);
            Assert.AreEqual(delay, safe.UploadDelay);
        }

        /// <summary>Whoever reads the log has to know why the sensors are silent.</summary>
        [TestMethod]
        public void The_log_says_what_is_left_out_and_why()
        {
            Assert.AreEqual(
                "safe mode: 10 boots in a row ended within a minute, the last one while sampling; the device measures nothing but itself",
                new SafeMode(true, BootStage.Sampling).Line());
        }
    }
}
