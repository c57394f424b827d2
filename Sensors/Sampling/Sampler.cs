namespace Sensors.Sampling
{
    /// <summary>
    /// Takes readings from all sensors, each at its own fixed rate. One thread owns it: it sleeps for
    /// <see cref="MillisecondsToNext"/> or until <see cref="ISamplerObserver.Wake"/>, and then calls
    /// <see cref="Sample"/> until that returns false. Nothing here sleeps: while one sensor converts, the others go on.
    /// </summary>
    public sealed class Sampler
    {
        /// <summary>
        /// How long a reading waits for those of its sensors that have not finished, in milliseconds. Who takes longer
        /// gets a reading of its own.
        /// </summary>
        public const int Patience = 500;

        /// <summary>Whether the last reading was taken because something happened.</summary>
        public bool IsEvent;

        internal readonly ISensorHardware Hardware;
        internal readonly ISamplerObserver Observer;

        private const int LongestWait = 60000;

        private readonly SensorSlot[] _slots;
        private readonly long _start;
        private readonly long _phase;

        /// <summary>
        /// Initializes a new instance of the <see cref="Sampler"/> class. The first reading is taken at once, those that follow on
        /// grids that lie so many milliseconds after now, going round in each sensor's period: different phases keep devices
        /// apart that start together.
        /// </summary>
        public Sampler(SensorSet sensors, ISensorHardware hardware, ISamplerObserver observer, long phase)
        {
            Hardware = hardware;
            Observer = observer;
            _start = hardware.Uptime;
            _phase = phase;
            _slots = new SensorSlot[sensors.Count];
            for (int i = 0; i < _slots.Length; i++)
            {
                _slots[i] = sensors[i];
                _slots[i].Begin(this);
            }
        }

        /// <summary>Gets a value indicating whether each sensor has measured once, or is lost, and no measurement waits for a reading.</summary>
        public bool HasMeasured
        {
            get
            {
                bool hasMeasured = true;
                foreach (SensorSlot slot in _slots)
                {
                    hasMeasured &= slot.HasHadTurn && !slot.IsPending;
                }

                return hasMeasured;
            }
        }

        /// <summary>Tells how long there is nothing to do: 0 to 60000 milliseconds.</summary>
        public int MillisecondsToNext()
        {
            long now = Hardware.Uptime;
            long next = CompleteAt(now) >= 0 ? now : now + LongestWait;
            foreach (SensorSlot slot in _slots)
            {
                long eventAt = slot.EventAt();
                next = slot.NextAt < next ? slot.NextAt : next;
                next = eventAt < next ? eventAt : next;
            }

            return next > now ? (int)(next - now) : 0;
        }

        /// <summary>
        /// Does all that is due and takes at most one reading, which is valid until the next call. If there is one the caller calls
        /// again.
        /// </summary>
        public bool Sample(Reading reading)
        {
            // Events go first, but only every other time: if there is always one more, the others still measure.
            if (!IsEvent && ReadEvent(reading))
            {
                return true;
            }

            IsEvent = false;
            foreach (SensorSlot slot in _slots)
            {
                slot.Step();
            }

            long at = CompleteAt(Hardware.Uptime);
            if (at < 0)
            {
                return ReadEvent(reading);
            }

            reading.Begin(at);
            foreach (SensorSlot slot in _slots)
            {
                slot.MoveTo(reading);
            }

            return true;
        }

        /// <summary>
        /// The device stops: what has to outlive it, such as pulse totals, is saved, and the chips go into their lowest power
        /// state.
        /// </summary>
        public void Stop()
        {
            foreach (SensorSlot slot in _slots)
            {
                slot.Stop();
            }
        }

        // The next time on a sensor's grid, of which each period has one division or several.
        internal long Next(Sensor sensor, int divisions, long now)
        {
            long period = sensor.PeriodSeconds * 1000L;
            return Grid.Next(_start - period + (_phase % period), period, divisions, now);
        }

        private bool ReadEvent(Reading reading)
        {
            long now = Hardware.Uptime;
            foreach (SensorSlot slot in _slots)
            {
                if (slot.EventAt() <= now)
                {
                    reading.Begin(slot.ReadEvent());
                    slot.MoveTo(reading);
                    IsEvent = true;
                    return true;
                }
            }

            return false;
        }

        // Tells when what waits for a reading was measured, in milliseconds since boot; -1 if the reading is not complete: until
        // all of its sensors have measured, or have had their time.
        private long CompleteAt(long now)
        {
            long since = long.MaxValue;
            foreach (SensorSlot slot in _slots)
            {
                since = slot.IsPending && slot.TriggeredAt < since ? slot.TriggeredAt : since;
            }

            bool isComplete = since != long.MaxValue;
            bool isInTime = false;
            foreach (SensorSlot slot in _slots)
            {
                isComplete &= !slot.IsPresent || slot.NextAt > since + Patience || now > since + Patience;
                isInTime |= slot.IsPending && slot.MeasuredAt <= since + Patience;
            }

            // What took longer than a reading waits was measured now, not before readings that have gone out already.
            return !isComplete ? -1 : isInTime ? since : now;
        }
    }
}
