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
        private IAnalogInput _input;

        /// <summary>
        /// Initializes a new instance of the <see cref="AnalogInput"/> class from its settings: <c>pin</c>, and <c>divider</c>, by
        /// what the voltage is divided before the pin.
        /// </summary>
        public AnalogInput(SensorOptions options)
            : this(options, options.Number("divider", 1, 1, 1000))
        {
        }

        /// <summary>Initializes a new instance of the <see cref="AnalogInput"/> class from its <c>pin</c> and a given divider.</summary>
        public AnalogInput(SensorOptions options, double divider)
            : base(new Measurement("voltage", 3, 0, long.MaxValue))
        {
            _pin = options.AnalogPin("pin");
            _divider = Scaled.From(divider, 3);
        }

        /// <inheritdoc/>
        public override string Place => "pin " + _pin;

        /// <summary>Gets the voltage on the pin that was measured last, in µV.</summary>
        public long Microvolts { get; private set; }

        /// <inheritdoc/>
        public override void Open(ISensorHardware hardware) => _input = hardware.OpenAnalog(_pin);

        /// <inheritdoc/>
        public override bool Measure()
        {
            Microvolts = _input.Read();
            return Microvolts < 0 ? SetOutOfRange(0) : Set(0, Scaled.Divide(Microvolts * _divider, 1000000));
        }
    }
}
