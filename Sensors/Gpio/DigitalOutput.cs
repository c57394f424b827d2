using System.Device.Gpio;

namespace Sensors.Gpio
{
    /// <summary>
    /// An output pin whose state is a measurement: 1 while it is on, else 0. On the ESP32 an output cannot be read back,
    /// so the state is what the pin was last told.
    /// </summary>
    public sealed class DigitalOutput : Sensor
    {
        private readonly int _pinNumber;
        private readonly bool _activeLow;
        private bool _isOn;
        private GpioPin _pin;

        /// <summary>Initializes a new instance of the <see cref="DigitalOutput"/> class.</summary>
        /// <param name="options">The settings: <c>pin</c>, <c>activeLow</c>, <c>on</c>.</param>
        public DigitalOutput(ISensorOptions options)
            : base(new Quantity("state", 0, 0, 1))
        {
            _pinNumber = options.Pin("pin", true);
            _activeLow = options.Flag("activeLow", false);
            _isOn = options.Flag("on", false);
        }

        /// <inheritdoc/>
        public override string Place => "pin " + _pinNumber;

        /// <inheritdoc/>
        public override bool CanAverage => false;

        /// <inheritdoc/>
        public override void Open(ISensorHardware hardware) => _pin = hardware.OpenPin(_pinNumber, PinMode.Output);

        /// <inheritdoc/>
        public override void Close()
        {
            if (_pin != null)
            {
                _pin.Dispose();
                _pin = null;
            }
        }

        /// <summary>Switches the output.</summary>
        /// <param name="isOn">Whether it is to be on.</param>
        public void Switch(bool isOn)
        {
            _isOn = isOn;
            _pin.Write(isOn != _activeLow ? PinValue.High : PinValue.Low);
        }

        /// <inheritdoc/>
        public override SensorStatus Start()
        {
            Switch(_isOn);
            return SensorStatus.Ok;
        }

        /// <inheritdoc/>
        public override SensorStatus Measure()
        {
            Quantities[0].Set(_isOn ? 1 : 0);
            return SensorStatus.Ok;
        }
    }
}
