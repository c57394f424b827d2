using System.Device.Gpio;
using Sensors;

namespace Firmware.Board
{
    /// <summary>The ESP32's pulse counter: counts in hardware, also while the program does something else.</summary>
    public sealed class PulseCounter : IPulseCounter
    {
        private readonly GpioPulseCounter _counter;

        /// <summary>Initializes a new instance of the <see cref="PulseCounter"/> class, counting from 0.</summary>
        /// <param name="gpio">The board's pins.</param>
        /// <param name="pin">The GPIO number.</param>
        /// <param name="falling">Whether falling edges are counted instead of rising ones.</param>
        public PulseCounter(GpioController gpio, int pin, bool falling)
        {
            GpioPin input = gpio.OpenPin(pin, PinMode.InputPullUp);
            _counter = new GpioPulseCounter(pin)
            {
                Polarity = falling ? GpioPulsePolarity.Falling : GpioPulsePolarity.Rising,
                FilterPulses = 1023,
            };

            // Whether the counter's driver pulls the pin up depends on its version: this does in any case. Before the
            // start, since it turns the input off for a moment, which would count as a pulse at every boot.
            input.SetPinMode(PinMode.InputPullUp);
            _counter.Start();
        }

        /// <inheritdoc/>
        public long Read() => _counter.Read().Count;
    }
}
