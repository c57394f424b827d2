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

        /// <summary>The sensor.</summary>
        public readonly Sensor Sensor;

        // In milliseconds since boot: when the next step is due, when the last measurement was triggered, and was complete.
        internal long NextAt;
        internal long TriggeredAt;
        internal long MeasuredAt = -1;

        private readonly string _name;
        private Sampler _sampler;
        private State _state;
        private int _polls;
        private int _failures;
        private bool _hasFault;
        private long _completeAt;

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

        /// <summary>Gets what the log calls it: <c>bme280 at 0x76 on bus 1</c>.</summary>
        public string Label => _name + " at " + Sensor.Place;

        // Whether it measures or will soon, as far as anybody knows.
        internal bool IsPresent => _failures == 0;

        // Whether it has measured, or is lost and left alone for a while.
        internal bool HasHadTurn => MeasuredAt >= 0 || (!IsPresent && NextAt - Now > Sampler.Patience);

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

        private long Now => _sampler.Hardware.Uptime;

        // A first measurement at once, then on the sampler's grid.
        internal void Begin(Sampler sampler)
        {
            _sampler = sampler;
            NextAt = Now;
            (Sensor as IEventSensor)?.Listen(sampler.Observer.Wake);
        }

        // Gets when an event may be read, in milliseconds since boot; long.MaxValue if there is none.
        internal long EventAt() => _state > State.Starting && Sensor is IEventSensor source ? source.EventAt : long.MaxValue;

        // Reads the sensor's event, which makes its measurements pending, and tells when it happened.
        internal long ReadEvent()
        {
            long at = ((IEventSensor)Sensor).ReadEvent();
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
            if (Now < NextAt)
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
                _sampler.Observer.SensorLost(Label, e.GetType().Name);
            }
        }

        private void Advance()
        {
            if (_state == State.Closed)
            {
                Sensor.Open(_sampler.Hardware);
                _state = State.Starting;
            }

            if (_state == State.Starting)
            {
                GoOn(Sensor.Start(), State.Waiting, Now + Sensor.StartMilliseconds);
            }
            else if (_state == State.Waiting)
            {
                Trigger();
            }

            if (_state == State.Converting && Now >= NextAt)
            {
                Measure();
            }
        }

        private void Trigger()
        {
            TriggeredAt = Now;
            foreach (Measurement measurement in Sensor.Measurements)
            {
                measurement.State = SampleState.None;
            }

            bool isTriggered = Sensor.Trigger();
            int conversion = Sensor.ConversionMilliseconds == 0 ? 0 : Sensor.ConversionMilliseconds + ClockStep;
            GoOn(isTriggered, State.Converting, Now + conversion);
        }

        private void Measure()
        {
            bool isMeasured = Sensor.Measure();
            GoOn(isMeasured, State.Waiting, _sampler.Next(Sensor, Sensor.Average, Now));
            if (isMeasured)
            {
                _failures = 0;
                MeasuredAt = Now;
                Complete();
            }
        }

        // Goes on to the next state if the step worked, repeats it if the sensor was not ready.
        private void GoOn(bool worked, State next, long nextAt)
        {
            if (worked)
            {
                _state = next;
                _polls = 0;
                NextAt = nextAt;
            }
            else if (Sensor.Status == SensorStatus.NotReady)
            {
                NextAt = Now + Sensor.PollMilliseconds;
                if (++_polls > MaximumPolls)
                {
                    Fail(SensorStatus.TimedOut, null);
                }
            }
            else if (Sensor.Status == SensorStatus.NotAcknowledged && _state == State.Starting && Now < PowerUp)
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
                _sampler.Observer.SensorLost(Label, Text(status) + (detail == null ? string.Empty : ": " + detail));
            }

            // A bus that was stuck has been freed, or is left alone.
            NextAt = Now + (status == SensorStatus.BusError && _failures == 0 ? 0 : RetryDelay.After(_failures));
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
        private void Complete()
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
                _sampler.Observer.SensorLost(Label, outside + " " + Text(SensorStatus.OutOfRange));
            }
            else if (outside == null && _hasFault)
            {
                _sampler.Observer.SensorReturned(Label);
            }

            _hasFault = outside != null;
            bool isComplete = TriggeredAt >= _completeAt;
            foreach (Measurement measurement in Sensor.Measurements)
            {
                if (isImpossible)
                {
                    measurement.State = SampleState.None;
                }

                measurement.Sample();
                if (isComplete)
                {
                    measurement.Complete(TriggeredAt);
                }
            }

            if (isComplete)
            {
                _completeAt = _sampler.Next(Sensor, 1, TriggeredAt);
            }
        }

        // For the log: an enum's own text is a number on the device.
        private static string Text(SensorStatus status) => status switch
        {
            SensorStatus.Ok => "ok",
            SensorStatus.NotReady => "not ready",
            SensorStatus.NotAcknowledged => "does not answer",
            SensorStatus.BusError => "bus error",
            SensorStatus.WrongChip => "another chip answers",
            SensorStatus.NoId => "has no id",
            SensorStatus.BadChecksum => "bad checksum",
            SensorStatus.OutOfRange => "out of range",
            SensorStatus.LostPower => "lost power",
            SensorStatus.TimedOut => "does not finish",
            _ => "not available",
        };
    }
}
