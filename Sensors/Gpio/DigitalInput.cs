using System;
using System.Device.Gpio;
using Sensors.Sampling;

namespace Sensors.Gpio
{
    /// <summary>
    /// A contact, motion sensor or button on a pin: 1 while it is active, else 0. Each change is an event that takes a
    /// reading at once. Events come on a thread of their own, so what they share with the sampling thread is behind
    /// one lock, which nobody holds for longer than a few assignments.
    /// </summary>
    public sealed class DigitalInput : Sensor, IEventSensor
    {
        private readonly object _gate = new object();
        private readonly int _pinNumber;
        private readonly PinMode _mode;
        private readonly bool _activeLow;
        private readonly int _debounceMilliseconds;
        private readonly int _minimumInterval;
        private ISensorHardware _hardware;
        private GpioPin _pin;
        private Action _wake;
        private bool _hasEvent;
        private long _allowedAt;
        private bool _isKnown;
        private bool _isDoubtful;
        private bool _isActive;
        private long _changedAt;
        private long _activations;

        /// <summary>
        /// Initializes a new instance of the <see cref="DigitalInput"/> class from its settings: <c>pin</c>, <c>pull</c>,
        /// <c>activeLow</c>, <c>debounceMilliseconds</c>, <c>minimumIntervalSeconds</c>, <c>count</c>.
        /// </summary>
        public DigitalInput(SensorOptions options)
            : base(MeasurementsOf(options))
        {
            string pull = options.Choice("pull", new string[] { "none", "up", "down" }, "none");
            _mode = pull == "up" ? PinMode.InputPullUp : pull == "down" ? PinMode.InputPullDown : PinMode.Input;
            _pinNumber = options.Pin("pin", _mode != PinMode.Input);
            if (options.Sleeps && _pinNumber >= 0 && !options.WakesBoard(_pinNumber))
            {
                options.Fault("pin", _pinNumber + " has to be one of power.wakePins: asleep the board sees no change");
            }

            if (options.Sleeps && Measurements.Length > 1)
            {
                options.Fault("count", "asleep the board forgets it");
            }

            _activeLow = options.Flag("activeLow", false);
            _debounceMilliseconds = options.Integer("debounceMilliseconds", 50, 0, 10000);
            _minimumInterval = options.Integer("minimumIntervalSeconds", 1, 0, 86400) * 1000;

            // How long a level has to be steady to be the state, with a step of the device's clock.
            PollMilliseconds = _debounceMilliseconds + 10;
            Average = 0;
        }

        /// <inheritdoc/>
        public override string Place => "pin " + _pinNumber;

        /// <inheritdoc/>
        public long EventAt => _hasEvent ? _allowedAt : long.MaxValue;

        /// <inheritdoc/>
        public void Listen(Action wake) => _wake = wake;

        /// <inheritdoc/>
        public override void Open(ISensorHardware hardware)
        {
            _hardware = hardware;
            _pin = hardware.OpenPin(_pinNumber, _mode);
            _pin.DebounceTimeout = TimeSpan.FromMilliseconds(_debounceMilliseconds);
            _pin.ValueChanged += OnValueChanged;
        }

        /// <inheritdoc/>
        public override bool Measure()
        {
            bool hadEvent;
            lock (_gate)
            {
                // Before the pin is read: a change after that is a new event.
                hadEvent = _hasEvent;
                _hasEvent = false;
            }

            bool isActive = (_pin.Read() == PinValue.High) != _activeLow;
            lock (_gate)
            {
                if (!_hasEvent && _isKnown && isActive != _isActive && !_isDoubtful)
                {
                    // A level that changed a moment ago, for which no event came: by the end of the debounce time a
                    // spike is gone, and nothing else would have corrected it before the next period.
                    _isDoubtful = true;
                    _hasEvent = hadEvent;
                    return NotReady();
                }

                _isActive = _hasEvent ? _isActive : isActive;
                _isKnown = true;
                _isDoubtful = false;
                Report();
            }

            return true;
        }

        /// <inheritdoc/>
        public long ReadEvent()
        {
            lock (_gate)
            {
                _hasEvent = false;
                _allowedAt = _hardware.Uptime + _minimumInterval;
                Report();
                return _changedAt;
            }
        }

        private static Measurement[] MeasurementsOf(SensorOptions options)
        {
            Measurement state = new Measurement("state", 0, 0, 1);
            return options.Flag("count", false)
                ? new Measurement[] { state, new Measurement("count", 0, 0, long.MaxValue) }
                : new Measurement[] { state };
        }

        private void Report()
        {
            Set(0, _isActive ? 1 : 0);
            if (Measurements.Length > 1)
            {
                Set(1, _activations);
            }
        }

        private void OnValueChanged(object sender, PinValueChangedEventArgs e)
        {
            long now = _hardware.Uptime;
            lock (_gate)
            {
                _isActive = (e.ChangeType == PinEventTypes.Rising) != _activeLow;
                _isKnown = true;
                _activations += _isActive ? 1 : 0;
                _changedAt = now;
                _hasEvent = true;
            }

            _wake();
        }
    }
}
