using Firmware.Board;
using nanoFramework.TestFramework;

namespace Tests.Board
{
    /// <summary>The long press that stops the device.</summary>
    [TestClass]
    public class LongPressTests
    {
        /// <summary>Held long enough, not before.</summary>
        [TestMethod]
        public void A_button_held_for_two_seconds_is_a_long_press()
        {
            LongPress press = new LongPress();

            Assert.IsFalse(press.Update(true, 10000));
            Assert.IsFalse(press.Update(true, 11999));
            Assert.IsTrue(press.Update(true, 12000));
        }

        /// <summary>Two short presses do not add up.</summary>
        [TestMethod]
        public void Letting_go_starts_over()
        {
            LongPress press = new LongPress();
            press.Update(true, 0);
            press.Update(false, 1500);

            Assert.IsFalse(press.Update(true, 1600));
            Assert.IsFalse(press.Update(true, 3500));
            Assert.IsTrue(press.Update(true, 3600));
        }

        /// <summary>A button that nobody touches.</summary>
        [TestMethod]
        public void A_button_at_rest_is_no_press()
        {
            LongPress press = new LongPress();

            Assert.IsFalse(press.Update(false, 0));
            Assert.IsFalse(press.Update(false, 100000));
        }
    }
}
