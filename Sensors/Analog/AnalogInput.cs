namespace Sensors.Analog
{
    /// <summary>
    /// A voltage (V) on a pin of the chip's first converter: battery, soil moisture, light, 4-20 mA over a resistor. The
    /// converter is not calibrated: the settings' <c>factor</c> and <c>offset</c> make up for that.
    /// </summary>
    public sealed class AnalogInput : Sensor
    {
        private readonly int _pin;
        private readonly long _divider;
        private readonly long _divisor;
        private IAnalogInput _input;

        /// <summary>
        /// Initializes a new instance of the <see cref="AnalogInput"/> class from its settings: <c>pin</c>, and <c>divider</c>, by
        /// what the voltage is divided before the pin.
        /// </summary>
        public AnalogInput(SensorOptions options)
            : this(options, options.Number("divider", 1, 1, 1000), 3)
        {
        }

        /// <summary>Initializes a new instance of the <see cref="AnalogInput"/> class from its <c>pin</c>, a given divider, and the voltage's decimals, 3 to 6.</summary>
        public AnalogInput(SensorOptions options, double divider, int decimals)
            : base(new Measurement("voltage", decimals, 0, long.MaxValue))
        {
            _pin = options.AnalogPin("pin");
            _divider = Scaled.From(divider, 3);
            _divisor = Scaled.Power(9 - decimals);
        }

        /// <inheritdoc/>
        public override string Place => "pin " + _pin;

        /// <inheritdoc/>
        public override void Open(ISensorHardware hardware) => _input = hardware.OpenAnalog(_pin);

        /// <inheritdoc/>
        public override bool Measure()
        {
            long microvolts = _input.Read();
            return microvolts < 0 ? SetOutOfRange(0) : Set(0, Scaled.Divide(microvolts * _divider, _divisor));
        }
    }
}
