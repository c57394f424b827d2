using System.Device.Gpio;
using Firmware.Settings;

namespace Firmware.Board
{
    /// <summary>The status LED, lit by a high level. Does nothing on a board without one.</summary>
    public sealed class StatusLed
    {
        private readonly GpioPin _pin;
        private bool _isLit;

        /// <summary>Initializes a new instance of the <see cref="StatusLed"/> class, with the LED dark.</summary>
        /// <param name="gpio">The board's pins.</param>
        /// <param name="pin">The LED's GPIO, or <see cref="PinTable.None"/>.</param>
        public StatusLed(GpioController gpio, int pin)
        {
            if (pin != PinTable.None)
            {
                _pin = gpio.OpenPin(pin, PinMode.Output);
                _pin.Write(PinValue.Low);
            }
        }

        /// <summary>Brings the LED into the state that its pattern has now.</summary>
        /// <param name="blinks">What to show, see <see cref="BlinkPattern"/>.</param>
        /// <param name="now">Milliseconds since boot.</param>
        public void Show(int blinks, long now)
        {
            bool lit = BlinkPattern.IsLit(blinks, now);
            if (_pin != null && lit != _isLit)
            {
                _pin.Write(lit ? PinValue.High : PinValue.Low);
                _isLit = lit;
            }
        }

        /// <summary>Makes the LED dark.</summary>
        public void Off()
        {
            if (_pin != null)
            {
                _pin.Write(PinValue.Low);
                _isLit = false;
            }
        }
    }
}
