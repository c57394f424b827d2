using System.Device.Gpio;
using Firmware.Settings;

namespace Firmware.Board
{
    /// <summary>The board's button, which pulls its pin low. Never pressed on a board without one.</summary>
    public sealed class Button
    {
        private readonly GpioPin _pin;

        /// <summary>Initializes a new instance of the <see cref="Button"/> class.</summary>
        /// <param name="gpio">The board's pins.</param>
        /// <param name="pin">The button's GPIO, or <see cref="PinTable.None"/>.</param>
        public Button(GpioController gpio, int pin)
        {
            if (pin != PinTable.None)
            {
                _pin = gpio.OpenPin(pin, PinMode.InputPullUp);
            }
        }

        /// <summary>Reads the button.</summary>
        /// <returns>True while it is pressed.</returns>
        public bool IsPressed() => _pin != null && _pin.Read() == PinValue.Low;
    }
}
