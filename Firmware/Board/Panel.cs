using System;
using System.Device.Gpio;
using Firmware.Settings;
using Nubison.Time;

namespace Firmware.Board
{
    /// <summary>
    /// What a person sees and touches: the status LED, lit by a high level, and the button, which pulls its pin low. A board
    /// may have neither.
    /// </summary>
    public sealed class Panel
    {
        /// <summary>How long the button is held for a long press, in milliseconds.</summary>
        public const int HoldMilliseconds = 2000;

        private const int DebounceMilliseconds = 20;

        private readonly GpioPin _led;
        private readonly GpioPin _button;
        private readonly IClock _clock;
        private bool _isLit;
        private bool _isPressed;
        private long _changedAt;

        /// <summary>Initializes a new instance of the <see cref="Panel"/> class, with the LED dark; a pin may be <see cref="PinTable.None"/>.</summary>
        public Panel(GpioController gpio, int led, int button, IClock clock)
        {
            _clock = clock;
            if (led != PinTable.None)
            {
                _led = gpio.OpenPin(led, PinMode.Output);
                _led.Write(PinValue.Low);
            }

            if (button != PinTable.None)
            {
                // Edges rather than polling: each reading of a pin leaves some hundred bytes to the collector.
                _button = gpio.OpenPin(button, PinMode.InputPullUp);
                _button.DebounceTimeout = TimeSpan.FromMilliseconds(DebounceMilliseconds);
                _button.ValueChanged += OnValueChanged;
                _changedAt = clock.Uptime;
                _isPressed = IsHeld();
            }
        }

        /// <summary>Refreshes the LED and looks at the button; to be called every 50 ms or so.</summary>
        /// <returns>True if the button has been held for <see cref="HoldMilliseconds"/>.</returns>
        public bool Look(int blinks)
        {
            long now = _clock.Uptime;
            Light(BlinkPattern.IsLit(blinks, now));
            if (!_isPressed || now - _changedAt < HoldMilliseconds)
            {
                return false;
            }

            // An edge that got lost must not stop the device.
            _isPressed = IsHeld();
            return _isPressed;
        }

        /// <summary>A button that is held down already counts as pressed only when it is pressed again.</summary>
        public void Forget() => _isPressed = false;

        /// <summary>Reads the button.</summary>
        /// <returns>True while it is pressed.</returns>
        public bool IsHeld() => _button != null && _button.Read() == PinValue.Low;

        /// <summary>Makes the LED dark.</summary>
        public void Off() => Light(false);

        private void Light(bool lit)
        {
            if (_led != null && lit != _isLit)
            {
                _led.Write(lit ? PinValue.High : PinValue.Low);
                _isLit = lit;
            }
        }

        private void OnValueChanged(object sender, PinValueChangedEventArgs e)
        {
            _changedAt = _clock.Uptime;
            _isPressed = e.ChangeType == PinEventTypes.Falling;
        }
    }
}
