using System;

namespace Sensors.Sampling
{
    /// <summary>
    /// A sensor's course in time: start, wait for the grid, trigger, wait for the conversion, measure; after a failure
    /// leave it alone for a while and start again. Never waits itself: a step does what is due.
    /// </summary>
    public sealed class SensorSlot
    {
        // Until then after boot a chip may not answer yet: an SCD4x needs a second after power-on (its section 2.4).
        private const int PowerUp = 2000;

        // The device's clock goes in steps of 10 ms: what it calls n ms can be that much less.
        private const int ClockStep = 10;
        private const int MaximumPolls = 60;

        // In milliseconds since boot: when the next step is due, when the last measurement was triggered, and was complete.
        internal long NextAt;
        internal long TriggeredAt;
        internal long MeasuredAt;

        private readonly string _name;
        private ISensorHardware _hardware;
        private ISamplerObserver _observer;
        private long _origin;
        private State _state;
        private int _polls;
        private int _failures;
        private bool _hasFault;
        private long _completeAt;
        private long _eventAllowedAt;

        /// <summary>Initializes a new instance of the <see cref="SensorSlot"/> class with the log's name for the sensor, which is not opened.</summary>
        public SensorSlot(string name, Sensor sensor)
        {
            _name = name;
            Sensor = sensor;
        }

        private enum State
        {
            Closed,
            Starting,
            Waiting,
            Converting,
        }

        /// <summary>Gets the sensor.</summary>
        public Sensor Sensor { get; }

        /// <summary>Gets what the log calls it: <c>bme280 at 0x76 on bus 1</c>.</summary>
        public string Label => _name + " at " + Sensor.Place;

        // Whether it measures or will soon, as far as anybody knows.
        internal bool IsPresent => _failures == 0;

        // Whether there are measurements that wait for a reading.
        internal bool IsPending
        {
            get
            {
                bool isPending = false;
                foreach (Measurement measurement in Sensor.Measurements)
                {
                    isPending |= measurement.IsPending;
                }

                return isPending;
            }
        }

        /// <summary>Gets the sampling period in milliseconds.</summary>
        public long PeriodMilliseconds => Sensor.PeriodSeconds * 1000L;

        // A first measurement at once, then on a grid that lies some milliseconds after now, going round in its period.
        internal void Begin(ISensorHardware hardware, ISamplerObserver observer, long phase)
        {
            _hardware = hardware;
            _observer = observer;
            NextAt = hardware.Uptime;
            _origin = NextAt - PeriodMilliseconds + (phase % PeriodMilliseconds);
        }

        // Gets when an event may be read, in milliseconds since boot; long.MaxValue if there is none.
        internal long EventAt()
        {
            IEventSensor source = Sensor as IEventSensor;
            return source != null && source.HasEvent && _state > State.Starting ? _eventAllowedAt : long.MaxValue;
        }

        // Reads the sensor's event, which makes its measurements pending, and tells when it happened.
        internal long ReadEvent()
        {
            IEventSensor source = (IEventSensor)Sensor;
            long at = source.ReadEvent();
            _eventAllowedAt = _hardware.Uptime + source.MinimumIntervalMilliseconds;
            foreach (Measurement measurement in Sensor.Measurements)
            {
                measurement.Reset();
                measurement.Sample();
                measurement.Complete(at);
            }

            return at;
        }

        internal void Step()
        {
            if (_hardware.Uptime < NextAt)
            {
                return;
            }

            try
            {
                Advance();
            }
            catch (Exception e)
            {
                // Whatever a driver throws, it costs no other sensor its measurement.
                Fail(SensorStatus.NotAvailable, e.GetType().Name);
            }
        }

        // As far as they fit.
        internal void MoveTo(Reading reading)
        {
            foreach (Measurement measurement in Sensor.Measurements)
            {
                if (measurement.IsPending && reading.TryAdd(measurement))
                {
                    measurement.IsPending = false;
                }
            }
        }

        // The device stops; a chip that is not ours, or never started, is left alone.
        internal void Stop()
        {
            try
            {
                if (_state > State.Starting || _completeAt != 0)
                {
                    Sensor.Stop();
                }
            }
            catch (Exception e)
            {
                // Whatever a driver throws, the others stop in order.
                _observer.SensorLost(Label, e.GetType().Name);
            }
        }

        private void Advance()
        {
            if (_state == State.Closed)
            {
                Sensor.Open(_hardware);
                _state = State.Starting;
            }

            if (_state == State.Starting)
            {
                bool isStarted = Sensor.Start();
                GoOn(isStarted, State.Waiting, _hardware.Uptime + Sensor.StartMilliseconds);
            }
            else if (_state == State.Waiting)
            {
                Trigger();
            }

            if (_state == State.Converting && _hardware.Uptime >= NextAt)
            {
                Measure();
            }
        }

        private void Trigger()
        {
            TriggeredAt = _hardware.Uptime;
            foreach (Measurement measurement in Sensor.Measurements)
            {
                measurement.Clear();
            }

            bool isTriggered = Sensor.Trigger();
            int conversion = Sensor.ConversionMilliseconds == 0 ? 0 : Sensor.ConversionMilliseconds + ClockStep;
            GoOn(isTriggered, State.Converting, _hardware.Uptime + conversion);
        }

        private void Measure()
        {
            bool isMeasured = Sensor.Measure();
            GoOn(isMeasured, State.Waiting, Grid.Next(_origin, PeriodMilliseconds, Sensor.Average, _hardware.Uptime));
            if (isMeasured)
            {
                _failures = 0;
                MeasuredAt = _hardware.Uptime;
                CheckRange();
                Complete();
            }
        }

        // Goes on to the next state if the step worked, repeats it if the sensor was not ready.
        private void GoOn(bool worked, State next, long nextAt)
        {
            long now = _hardware.Uptime;
            if (worked)
            {
                _state = next;
                _polls = 0;
                NextAt = nextAt;
            }
            else if (Sensor.Status == SensorStatus.NotReady)
            {
                NextAt = now + Sensor.PollMilliseconds;
                if (++_polls > MaximumPolls)
                {
                    Fail(SensorStatus.TimedOut, null);
                }
            }
            else if (Sensor.Status == SensorStatus.NotAcknowledged && _state == State.Starting && now < PowerUp)
            {
                NextAt = PowerUp;
            }
            else
            {
                Fail(Sensor.Status, Sensor.Detail);
            }
        }

        private void Fail(SensorStatus status, string detail)
        {
            if (!_hasFault)
            {
                _hasFault = true;
                _observer.SensorLost(Label, SensorStatusText.Of(status) + (detail == null ? string.Empty : ": " + detail));
            }

            // A bus that was stuck has been freed, or is left alone.
            NextAt = _hardware.Uptime + (status == SensorStatus.BusError && _failures == 0 ? 0 : RetryDelay.After(_failures));
            _failures++;
            _state = _state == State.Closed ? State.Closed : State.Starting;
            _polls = 0;
            foreach (Measurement measurement in Sensor.Measurements)
            {
                measurement.Reset();
            }
        }

        // The sensor itself is well and goes on. One value at the end of the sensor's range is left out; one that cannot be
        // leaves out all, as others are computed from it or come with it.
        private void CheckRange()
        {
            string outside = null;
            bool isImpossible = false;
            foreach (Measurement measurement in Sensor.Measurements)
            {
                isImpossible |= measurement.State == SampleState.Impossible;
                outside = measurement.State > SampleState.Valid ? measurement.Name : outside;
            }

            if (outside != null && !_hasFault)
            {
                _observer.SensorLost(Label, outside + " " + SensorStatusText.Of(SensorStatus.OutOfRange));
            }
            else if (outside == null && _hasFault)
            {
                _observer.SensorReturned(Label);
            }

            _hasFault = outside != null;
            for (int i = 0; isImpossible && i < Sensor.Measurements.Length; i++)
            {
                Sensor.Measurements[i].Clear();
            }
        }

        private void Complete()
        {
            bool isComplete = TriggeredAt >= _completeAt;
            foreach (Measurement measurement in Sensor.Measurements)
            {
                measurement.Sample();
                if (isComplete)
                {
                    measurement.Complete(TriggeredAt);
                }
            }

            if (isComplete)
            {
                _completeAt = Grid.Next(_origin, PeriodMilliseconds, 1, TriggeredAt);
            }
        }
    }
}
