using System;
using System.Device.Gpio;
using System.Threading;
using Firmware.Settings;
using nanoFramework.Hardware.Esp32;
using Nubison.Power;
using Nubison.State;

namespace Firmware.Board
{
    /// <summary>The deep sleep between two readings: what ended the last one, and what ends the next.</summary>
    public sealed class Sleeper
    {
        private readonly GpioController _gpio;
        private readonly PowerSettings _power;
        private readonly bool _wakesAlone;
        private readonly GpioPin _stayAwake;

        /// <summary>Initializes a new instance of the <see cref="Sleeper"/> class.</summary>
        /// <param name="gpio">The board's pins.</param>
        /// <param name="power">What the settings say.</param>
        /// <param name="chip">The chip, as the settings name it.</param>
        public Sleeper(GpioController gpio, PowerSettings power, string chip)
        {
            _gpio = gpio;
            _power = power;
            _wakesAlone = power.WakePins.Length == 1 && chip != "esp32c6";
            if (power.StayAwakePin != PinTable.None)
            {
                _stayAwake = gpio.OpenPin(power.StayAwakePin, PinMode.InputPullUp);
            }
        }

        /// <summary>Gets a value indicating whether somebody keeps the board awake.</summary>
        public bool IsKeptAwake => _stayAwake != null && _stayAwake.Read() == PinValue.Low;

        /// <summary>Tells why the device runs.</summary>
        /// <param name="state">Knows whether it slept between readings.</param>
        public static WakeCause Cause(StateRecord state)
        {
            Sleep.WakeupCause cause = state.IsAsleep ? Sleep.GetWakeupCause() : Sleep.WakeupCause.Undefined;
            return cause == Sleep.WakeupCause.Timer ? WakeCause.Timer
                : cause == Sleep.WakeupCause.Ext0 || cause == Sleep.WakeupCause.Ext1 ? WakeCause.Pin
                : WakeCause.ColdBoot;
        }

        /// <summary>Sends the board to sleep. A pin that is at the level that wakes would do so at once.</summary>
        /// <param name="milliseconds">How long it sleeps unless a pin wakes it.</param>
        public void Start(long milliseconds)
        {
            Sleep.EnableWakeupByTimer(new TimeSpan(milliseconds * TimeSpan.TicksPerMillisecond));
            try
            {
                Arm();
            }
            catch (NotSupportedException)
            {
                // The settings name another chip than this one: its timer wakes it.
            }

            Sleep.StartDeepSleep();
            Thread.Sleep(Timeout.Infinite);
        }

        private static Sleep.WakeupGpioPin Mask(int pin) => (Sleep.WakeupGpioPin)(1UL << pin);

        private void Arm()
        {
            if (_wakesAlone)
            {
                // The other level then: both changes of a contact wake the board.
                int pin = _power.WakePins[0];
                Sleep.EnableWakeupByPin(Mask(pin), IsAtWakeLevel(pin) ? 1 - _power.WakeLevel : _power.WakeLevel);
                return;
            }

            Sleep.WakeupGpioPin pins = Sleep.WakeupGpioPin.None;
            foreach (int pin in _power.WakePins)
            {
                pins |= IsAtWakeLevel(pin) ? Sleep.WakeupGpioPin.None : Mask(pin);
            }

            if (pins != Sleep.WakeupGpioPin.None)
            {
                // All but the ESP32, which the settings allow no low level, take the one for "any low".
                Sleep.EnableWakeupByMultiPins(pins, _power.WakeLevel == 1 ? Sleep.WakeupMode.AnyHigh : Sleep.WakeupMode.AllLow);
            }
        }

        private bool IsAtWakeLevel(int pin)
        {
            if (!_gpio.IsPinOpen(pin))
            {
                _gpio.OpenPin(pin, PinMode.Input);
            }

            return (_gpio.Read(pin) == PinValue.High) == (_power.WakeLevel == 1);
        }
    }
}
