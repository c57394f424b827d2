using System;
using Sensors.I2c;

namespace Sensors.Sampling
{
    /// <summary>
    /// A sensor's course in time: start, wait for the grid, trigger, wait for the conversion, measure; after a failure
    /// leave it alone for a while and start again. Never waits itself: <see cref="Step"/> does what is due.
    /// </summary>
    public sealed class SensorSlot
    {
        // Until then after boot a chip may not answer yet: an SCD4x needs a second after power-on (its section 2.4).
        private const int PowerUp = 2000;

        // The device's clock goes in steps of 10 ms: what it calls n ms can be that much less.
        private const int ClockStep = 10;

        private readonly ISensorHardware _hardware;
        private readonly ISamplerObserver _observer;
        private readonly Sensor _sensor;
        private readonly long _origin;
        private State _state = State.Starting;
        private bool _isOpen;
        private bool _isCalled;
        private long _limit;
        private int _failures;
        private long _concludeAt;
        private long _eventAllowedAt;

        /// <summary>Initializes a new instance of the <see cref="SensorSlot"/> class.</summary>
        /// <param name="entry">The sensor's entry.</param>
        /// <param name="hardware">The board.</param>
        /// <param name="observer">Who hears of faults.</param>
        /// <param name="origin">Where the grid starts, in milliseconds since boot.</param>
        public SensorSlot(SensorEntry entry, ISensorHardware hardware, ISamplerObserver observer, long origin)
        {
            Entry = entry;
            _sensor = entry.Sensor;
            _hardware = hardware;
            _observer = observer;
            _origin = origin;
            NextAt = origin;
        }

        private enum State
        {
            Starting,
            Waiting,
            Converting,
        }

        /// <summary>Gets the sensor's entry in the settings.</summary>
        public SensorEntry Entry { get; }

        /// <summary>Gets when the next step is due, in milliseconds since boot.</summary>
        public long NextAt { get; private set; }

        /// <summary>Gets when the last measurement was triggered.</summary>
        public long TriggeredAt { get; private set; }

        /// <summary>Gets when the last measurement was complete.</summary>
        public long MeasuredAt { get; private set; }

        /// <summary>Gets a value indicating whether the sensor has a fault.</summary>
        public bool HasFault { get; private set; }

        /// <summary>Gets a value indicating whether the sensor measures or will soon, as far as anybody knows.</summary>
        public bool IsPresent => _failures == 0;

        /// <summary>Gets a value indicating whether there are measurements that wait for a reading.</summary>
        public bool IsPending
        {
            get
            {
                bool isPending = false;
                foreach (Channel channel in Entry.Channels)
                {
                    isPending |= channel.IsPending;
                }

                return isPending;
            }
        }

        /// <summary>Gets when an event may be taken.</summary>
        /// <returns>Milliseconds since boot; <see cref="long.MaxValue"/> where there is no event.</returns>
        public long EventAt()
        {
            IEventSensor source = _sensor as IEventSensor;
            return source != null && source.HasEvent && _state != State.Starting ? _eventAllowedAt : long.MaxValue;
        }

        /// <summary>Takes the sensor's event, which makes its measurements pending.</summary>
        /// <returns>When it happened, in milliseconds since boot.</returns>
        public long TakeEvent()
        {
            IEventSensor source = (IEventSensor)_sensor;
            long at = source.TakeEvent();
            _eventAllowedAt = _hardware.Uptime + source.MinimumIntervalMilliseconds;
            foreach (Channel channel in Entry.Channels)
            {
                channel.Forget();
                channel.Sample();
                channel.Conclude(at);
            }

            return at;
        }

        /// <summary>Does what is due.</summary>
        public void Step()
        {
            long now = _hardware.Uptime;
            if (now < NextAt)
            {
                return;
            }

            try
            {
                Advance(now);
            }
            catch (Exception e)
            {
                // Whatever a driver throws, it costs no other sensor its measurement.
                Fail(SensorStatus.NotAvailable, e.GetType().Name);
            }
        }

        /// <summary>Puts the measurements that wait into a reading, as far as they fit.</summary>
        /// <param name="reading">The reading.</param>
        public void MoveTo(Reading reading)
        {
            foreach (Channel channel in Entry.Channels)
            {
                if (channel.IsPending && reading.TryAdd(channel.Measurement))
                {
                    channel.Sent(reading.Uptime);
                }
            }
        }

        private void Advance(long now)
        {
            if (_state == State.Starting)
            {
                Start(now);
            }
            else if (_state == State.Waiting)
            {
                Trigger(now);
            }

            if (_state == State.Converting && _hardware.Uptime >= NextAt)
            {
                Measure();
            }
        }

        private void Start(long now)
        {
            if (!_isOpen)
            {
                _sensor.Open(_hardware);
                _isOpen = true;
            }

            SensorStatus status = _sensor.Start();
            if (status == SensorStatus.NotAcknowledged && now < PowerUp)
            {
                NextAt = PowerUp;
                return;
            }

            Next(status, State.Waiting, _hardware.Uptime + _sensor.StartMilliseconds);
        }

        private void Trigger(long now)
        {
            TriggeredAt = now;
            foreach (Quantity quantity in _sensor.Quantities)
            {
                quantity.Clear();
            }

            SensorStatus status = _sensor.Trigger();
            int conversion = _sensor.ConversionMilliseconds;
            Next(status, State.Converting, _hardware.Uptime + (conversion == 0 ? 0 : conversion + ClockStep));
        }

        private void Measure()
        {
            SensorStatus status = _sensor.Measure();
            Next(status, State.Waiting, Grid.Next(_origin, Entry.PeriodMilliseconds, Entry.Average, _hardware.Uptime));
            if (status == SensorStatus.Ok)
            {
                _failures = 0;
                MeasuredAt = _hardware.Uptime;
                ReportRange();
                Conclude();
            }
        }

        // Goes on to the next state if the step worked, repeats it if the sensor was not ready.
        private void Next(SensorStatus status, State next, long nextAt)
        {
            long now = _hardware.Uptime;
            if (status == SensorStatus.Ok)
            {
                _state = next;
                _isCalled = false;
                NextAt = nextAt;
            }
            else if (status != SensorStatus.NotReady)
            {
                Fail(status, _sensor.Detail);
            }
            else
            {
                _limit = _isCalled ? _limit : now + _sensor.LimitMilliseconds;
                _isCalled = true;
                NextAt = now + _sensor.PollMilliseconds;
                if (now >= _limit)
                {
                    Fail(SensorStatus.TimedOut, null);
                }
            }
        }

        private void Fail(SensorStatus status, string detail)
        {
            if (!HasFault)
            {
                HasFault = true;
                _observer.SensorLost(Entry.Label, SensorStatusText.Of(status) + (detail == null ? string.Empty : ": " + detail));
            }

            I2cSensor chip = _sensor as I2cSensor;
            bool isFree = status == SensorStatus.BusError && chip != null && _hardware.RecoverBus(chip.Bus) && _failures == 0;
            NextAt = _hardware.Uptime + (isFree ? 0 : RetryDelay.After(_failures));
            _failures++;
            _state = State.Starting;
            _isCalled = false;
            foreach (Channel channel in Entry.Channels)
            {
                channel.Forget();
            }
        }

        // A value out of its range is left out; the sensor itself is well and goes on.
        private void ReportRange()
        {
            string outside = null;
            foreach (Quantity quantity in _sensor.Quantities)
            {
                outside = quantity.IsOutOfRange ? quantity.Name : outside;
            }

            if (outside != null && !HasFault)
            {
                _observer.SensorLost(Entry.Label, outside + " " + SensorStatusText.Of(SensorStatus.OutOfRange));
            }
            else if (outside == null && HasFault)
            {
                _observer.SensorReturned(Entry.Label);
            }

            HasFault = outside != null;
        }

        private void Conclude()
        {
            foreach (Channel channel in Entry.Channels)
            {
                channel.Sample();
                if (TriggeredAt >= _concludeAt)
                {
                    channel.Conclude(TriggeredAt);
                }
            }

            if (TriggeredAt >= _concludeAt)
            {
                _concludeAt = Grid.Next(_origin, Entry.PeriodMilliseconds, 1, TriggeredAt);
            }
        }
    }
}
