using System.Device.Gpio;
using Nubison.Time;

namespace Firmware.Board
{
    /// <summary>What a person sees and touches: the status LED and the button.</summary>
    public sealed class Panel
    {
        private readonly StatusLed _led;
        private readonly Button _button;
        private readonly LongPress _longPress = new LongPress();
        private readonly IClock _clock;

        /// <summary>Initializes a new instance of the <see cref="Panel"/> class.</summary>
        /// <param name="gpio">The board's pins.</param>
        /// <param name="led">The LED's GPIO, or -1.</param>
        /// <param name="button">The button's GPIO, or -1.</param>
        /// <param name="clock">Tells the time since boot.</param>
        public Panel(GpioController gpio, int led, int button, IClock clock)
        {
            _led = new StatusLed(gpio, led);
            _button = new Button(gpio, button);
            _clock = clock;
        }

        /// <summary>Refreshes the LED and looks at the button; to be called every 50 ms or so.</summary>
        /// <param name="blinks">What the LED shows, see <see cref="BlinkPattern"/>.</param>
        /// <returns>True where the button was pressed long.</returns>
        public bool Look(int blinks)
        {
            long now = _clock.Uptime;
            _led.Show(blinks, now);
            return _longPress.Update(_button.IsPressed(), now);
        }

        /// <summary>Reads the button.</summary>
        /// <returns>True while it is pressed.</returns>
        public bool IsPressed() => _button.IsPressed();

        /// <summary>Makes the LED dark.</summary>
        public void Off()
        {
            _led.Off();
        }
    }
}
