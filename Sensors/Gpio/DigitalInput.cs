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
        private readonly Quantity _state;
        private readonly Quantity _count;
        private ISensorHardware _hardware;
        private GpioPin _pin;
        private Action _wake;
        private bool _isKnown;
        private bool _isDoubtful;
        private bool _isActive;
        private bool _hasEvent;
        private long _changedAt;
        private long _activations;

        /// <summary>Initializes a new instance of the <see cref="DigitalInput"/> class.</summary>
        /// <param name="options">
        /// The settings: <c>pin</c>, <c>pull</c>, <c>activeLow</c>, <c>debounceMilliseconds</c>,
        /// <c>minimumIntervalSeconds</c>, <c>count</c>.
        /// </param>
        public DigitalInput(ISensorOptions options)
            : base(QuantitiesOf(options))
        {
            _state = Quantities[0];
            _count = Quantities.Length > 1 ? Quantities[1] : null;
            _mode = PinModes.Input(options);
            _pinNumber = options.Pin("pin", _mode != PinMode.Input);
            _activeLow = options.Flag("activeLow", false);
            _debounceMilliseconds = options.Integer("debounceMilliseconds", 50, 0, 10000);
            MinimumIntervalMilliseconds = options.Integer("minimumIntervalSeconds", 1, 0, 86400) * 1000;
        }

        /// <inheritdoc/>
        public override string Place => "pin " + _pinNumber;

        /// <inheritdoc/>
        public override bool CanAverage => false;

        /// <summary>Gets how long a level has to be steady to be the state, with a step of the device's clock.</summary>
        public override int PollMilliseconds => _debounceMilliseconds + 10;

        /// <inheritdoc/>
        public override int LimitMilliseconds => _debounceMilliseconds + 1000;

        /// <inheritdoc/>
        public int MinimumIntervalMilliseconds { get; }

        /// <inheritdoc/>
        public bool HasEvent
        {
            get
            {
                lock (_gate)
                {
                    return _hasEvent;
                }
            }
        }

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
        public override void Close()
        {
            if (_pin != null)
            {
                _pin.ValueChanged -= OnValueChanged;
                _pin.Dispose();
                _pin = null;
            }
        }

        /// <inheritdoc/>
        public override SensorStatus Start() => SensorStatus.Ok;

        /// <inheritdoc/>
        public override SensorStatus Measure()
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
                    return SensorStatus.NotReady;
                }

                _isActive = _hasEvent ? _isActive : isActive;
                _isKnown = true;
                _isDoubtful = false;
                Report();
            }

            return SensorStatus.Ok;
        }

        /// <inheritdoc/>
        public long TakeEvent()
        {
            lock (_gate)
            {
                _hasEvent = false;
                Report();
                return _changedAt;
            }
        }

        private static Quantity[] QuantitiesOf(ISensorOptions options)
        {
            Quantity state = new Quantity("state", 0, 0, 1);
            return options.Flag("count", false)
                ? new Quantity[] { state, new Quantity("count", 0, 0, long.MaxValue) }
                : new Quantity[] { state };
        }

        private void Report()
        {
            _state.Set(_isActive ? 1 : 0);
            if (_count != null)
            {
                _count.Set(_activations);
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
