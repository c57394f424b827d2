using Sensors.I2c;

namespace Sensors.Analog
{
    /// <summary>
    /// Thermistors (°C), each in a divider with a resistor: on a pin, or on the inputs of an ADS1115. By beta,
    /// 1 / T = 1 / 298.15 K + ln(R / R25) / beta, or by Steinhart and Hart, 1 / T = a + b ln R + c (ln R)^3.
    /// </summary>
    public sealed class Ntc : Sensor
    {
        private const double Kelvin = 273.15;
        private const double Ln2 = 0.69314718055994531;

        private readonly Sensor _source;
        private readonly bool _isToSupply;
        private readonly double _supply;
        private readonly double _resistor;
        private readonly double _a;
        private readonly double _b;
        private readonly double _c;

        /// <summary>
        /// Initializes a new instance of the <see cref="Ntc"/> class from its settings: <c>pin</c>, or those of an ADS1115 with
        /// <c>inputs</c>; <c>supply</c> (V), <c>resistor</c> (Ω), <c>toSupply</c>; <c>ohms</c> at 25 °C and <c>beta</c>, or
        /// <c>steinhart</c> with <c>a</c>, <c>b</c> and <c>c</c>.
        /// </summary>
        public Ntc(SensorOptions options)
            : this(options, options.Has("inputs") ? (Sensor)new Ads1115(options) : new AnalogInput(options, 1, 6))
        {
        }

        private Ntc(SensorOptions options, Sensor source)
            : base(TemperaturesOf(source))
        {
            _source = source;
            IsOneUnit = true;
            StartMilliseconds = source.StartMilliseconds;
            _supply = options.Number("supply", 3.3, 0.1, 6);
            _resistor = options.Number("resistor", 10000, 1, 10000000);
            _isToSupply = options.Flag("toSupply", false);
            double ohms = options.Number("ohms", 10000, 1, 10000000);
            double beta = options.Number("beta", 3950, 500, 10000);
            SensorOptions steinhart = options.Object("steinhart");
            if (steinhart != null)
            {
                _a = steinhart.Number("a", 0, -1, 1);
                _b = steinhart.Number("b", 0, -1, 1);
                _c = steinhart.Number("c", 0, -1, 1);
            }
            else if (options.Has("steinhart"))
            {
                options.Fault("steinhart", "must be an object");
            }

            if (_b == 0)
            {
                // By beta, which is the other formula with coefficients of its own.
                _a = (1 / (Kelvin + 25)) - (Logarithm(ohms) / beta);
                _b = 1 / beta;
                _c = 0;
            }
        }

        /// <inheritdoc/>
        public override string Place => _source.Place;

        /// <inheritdoc/>
        internal override Sensor Chip => _source;

        /// <summary>Computes the natural logarithm to twelve digits: ln m + n · ln 2, of an m near 1 as a series of (m - 1) / (m + 1).</summary>
        public static double Logarithm(double number)
        {
            int twos = 0;
            for (; number > 1.414; twos++)
            {
                number /= 2;
            }

            for (; number < 0.707; twos--)
            {
                number *= 2;
            }

            double x = (number - 1) / (number + 1);
            double sum = 0;
            for (int i = 15; i > 0; i -= 2)
            {
                sum = (sum * x * x) + (1.0 / i);
            }

            return (2 * x * sum) + (twos * Ln2);
        }

        /// <inheritdoc/>
        public override void Open(ISensorHardware hardware) => _source.Open(hardware);

        /// <inheritdoc/>
        public override bool Start() => _source.Start() || Fail(_source.Status, _source.Detail);

        /// <inheritdoc/>
        public override bool Measure()
        {
            bool isMeasured = _source.Measure() || Fail(_source.Status, _source.Detail);
            for (int i = 0; isMeasured && i < Measurements.Length; i++)
            {
                Measurement voltage = _source.Measurements[i];
                double ratio = voltage.Value / 1000000.0 / _supply;

                // At the ends the thermistor is torn off, or shorted.
                bool isThere = voltage.State == SampleState.Valid && ratio > 0.001 && ratio < 0.999;
                double ohms = isThere ? _resistor * (_isToSupply ? (1 - ratio) / ratio : ratio / (1 - ratio)) : 0;
                isMeasured = isThere ? Set(i, Scaled.From(Temperature(ohms), 2)) : SetOutOfRange(i);
            }

            return isMeasured;
        }

        private static Measurement[] TemperaturesOf(Sensor source)
        {
            Measurement[] temperatures = new Measurement[source.Measurements.Length];
            for (int i = 0; i < temperatures.Length; i++)
            {
                temperatures[i] = new Measurement(temperatures.Length == 1 ? "temperature" : source.Measurements[i].Name, 2, -5500, 30000);
            }

            return temperatures;
        }

        private double Temperature(double ohms)
        {
            double log = Logarithm(ohms);
            double inverse = _a + (_b * log) + (_c * log * log * log);

            // Coefficients that make no sense give no temperature.
            return inverse <= 0.001 ? 1000 : (1 / inverse) - Kelvin;
        }
    }
}
