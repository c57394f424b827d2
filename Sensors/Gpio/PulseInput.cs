namespace Sensors.Gpio
{
    /// <summary>
    /// Pulses of a flow or energy meter or a rain gauge, counted in hardware: the total, which is kept across reboots,
    /// and the rate since the last measurement. The setting <c>factor</c> makes litres or kilowatt-hours of both. The
    /// counter turns the pin's pull-up on by itself, and nothing can turn it off.
    /// </summary>
    public sealed class PulseInput : Sensor
    {
        private readonly int _pinNumber;
        private readonly bool _falling;
        private readonly int _rateMilliseconds;
        private readonly long _saveMilliseconds;
        private ISensorHardware _hardware;
        private IPulseCounter _counter;
        private long _before;
        private long _saved;
        private long _savedAt;
        private long _lastTotal;
        private long _lastAt;

        /// <summary>
        /// Initializes a new instance of the <see cref="PulseInput"/> class from its settings: <c>pin</c>, <c>activeLow</c> (falling
        /// edges are counted), <c>ratePer</c>, <c>saveSeconds</c>.
        /// </summary>
        public PulseInput(SensorOptions options)
            : base(new Measurement("total", 0, 0, long.MaxValue), new Measurement("rate", 3, 0, long.MaxValue))
        {
            if (options.Sleeps)
            {
                options.Fault("type", "nothing is counted while the board sleeps");
            }

            _pinNumber = options.CounterPin("pin");
            _falling = options.Flag("activeLow", false);
            string per = options.Choice("ratePer", new string[] { "second", "minute", "hour" }, "hour");
            _rateMilliseconds = per == "second" ? 1000 : per == "minute" ? 60000 : 3600000;
            _saveMilliseconds = options.Integer("saveSeconds", 300, 10, 86400) * 1000L;
            Average = 0;
            IsOneUnit = true;
        }

        /// <inheritdoc/>
        public override string Place => "pin " + _pinNumber;

        /// <summary>Computes the rate in 0.001 pulses per unit of time, itself in milliseconds: 3600000 for an hour.</summary>
        public static long Rate(long pulses, long milliseconds, int unit) => Scaled.Divide(pulses * unit * 1000, milliseconds);

        /// <inheritdoc/>
        public override void Open(ISensorHardware hardware)
        {
            _hardware = hardware;
            _counter = hardware.OpenPulseCounter(_pinNumber, _falling);
            _before = hardware.LoadTotal("pulse-" + _pinNumber);
            _saved = _before;
            _savedAt = hardware.Uptime;
        }

        /// <inheritdoc/>
        public override bool Measure()
        {
            long now = _hardware.Uptime;
            long total = _before + _counter.Read();
            Measurements[0].Set(total);

            // The first measurement has no time before it.
            if (_lastAt != 0 && now > _lastAt)
            {
                Measurements[1].Set(Rate(total - _lastTotal, now - _lastAt, _rateMilliseconds));
            }

            _lastTotal = total;
            _lastAt = now;
            if (now - _savedAt >= _saveMilliseconds)
            {
                Save(total);
            }

            return true;
        }

        /// <inheritdoc/>
        public override void Stop()
        {
            if (_counter != null)
            {
                Save(_before + _counter.Read());
            }
        }

        // Only what has changed: flash wears out.
        private void Save(long total)
        {
            _savedAt = _hardware.Uptime;
            if (total != _saved)
            {
                _hardware.SaveTotal("pulse-" + _pinNumber, total);
                _saved = total;
            }
        }
    }
}
