using Firmware.Board;
using nanoFramework.TestFramework;
using Nubison.Connection;

namespace Tests.Board
{
    /// <summary>What the status LED shows.</summary>
    [TestClass]
    public class BlinkPatternTests
    {
        /// <summary>The number of blinks is the message.</summary>
        /// <param name="blinks">The number asked for.</param>
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(5)]
        [DataRow(9)]
        [TestMethod, Collect]
        public void A_cycle_has_as_many_blinks_as_asked_for(int blinks)
        {
            int cycle = (blinks * 400) + 1400;

            Assert.AreEqual(blinks, FlashesWithin(blinks, cycle));
            Assert.AreEqual(3 * blinks, FlashesWithin(blinks, 3 * cycle));
        }

        /// <summary>The sign of life costs little power.</summary>
        [TestMethod, Collect]
        public void A_device_that_is_well_flashes_once_in_four_seconds()
        {
            Assert.AreEqual(2, FlashesWithin(BlinkPattern.Well, 8000));
            CollectAttribute.Now();
        }

        /// <summary>Told apart at a glance.</summary>
        [TestMethod, Collect]
        public void Faulty_settings_flicker_and_a_busy_device_stays_lit()
        {
            Assert.AreEqual(10, FlashesWithin(BlinkPattern.Fault, 2000));
            Assert.AreEqual(1, FlashesWithin(BlinkPattern.Busy, 2000));
        }

        /// <summary>The table of docs/getting-started.md.</summary>
        /// <param name="stage">How far the device gets.</param>
        /// <param name="sensorFaults">How many sensors have a fault.</param>
        /// <param name="blinks">What the LED shows.</param>
        [DataRow((int)Stage.Starting, 0, BlinkPattern.Busy)]
        [DataRow((int)Stage.NoWifi, 0, 1)]
        [DataRow((int)Stage.NoClock, 0, 2)]
        [DataRow((int)Stage.NoName, 0, 3)]
        [DataRow((int)Stage.NoConnection, 0, 3)]
        [DataRow((int)Stage.NotTrusted, 0, 4)]
        [DataRow((int)Stage.NoAnswer, 0, 5)]
        [DataRow((int)Stage.Refused, 0, 6)]
        [DataRow((int)Stage.Refused, 1, 6)]
        [DataRow((int)Stage.Ok, 0, BlinkPattern.Well)]
        [DataRow((int)Stage.Ok, 1, 7)]
        [TestMethod, Collect]
        public void Each_stage_has_its_pattern(int stage, int sensorFaults, int blinks)
        {
            Assert.AreEqual(blinks, BlinkPattern.For((Stage)stage, sensorFaults));
        }

        private static int FlashesWithin(int blinks, int milliseconds)
        {
            int flashes = 0;
            bool wasLit = false;
            for (int now = 0; now < milliseconds; now += 10)
            {
                bool lit = BlinkPattern.IsLit(blinks, now);
                if (lit && !wasLit)
                {
                    flashes++;
                }

                wasLit = lit;
            }

            return flashes;
        }
    }
}
