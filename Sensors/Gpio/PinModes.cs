using System.Device.Gpio;

namespace Sensors.Gpio
{
    /// <summary>The settings' words for pin modes.</summary>
    public static class PinModes
    {
        /// <summary>Reads how an input is held while nothing drives it.</summary>
        /// <param name="options">The settings: <c>pull</c>, one of <c>none</c> (the default), <c>up</c>, <c>down</c>.</param>
        /// <returns>The mode.</returns>
        public static PinMode Input(ISensorOptions options)
        {
            string pull = options.Choice("pull", new string[] { "none", "up", "down" }, "none");
            return pull == "up" ? PinMode.InputPullUp : pull == "down" ? PinMode.InputPullDown : PinMode.Input;
        }
    }
}
