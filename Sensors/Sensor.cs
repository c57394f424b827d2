namespace Sensors
{
    /// <summary>
    /// The one shape of all drivers. The sampler opens a sensor once, starts it, and then for each measurement triggers
    /// it, waits for <see cref="ConversionMilliseconds"/> and has it measure; after a failure it starts it again. No step
    /// waits for the sensor: if it has not finished the step ends with <see cref="NotReady"/> and is called again
    /// <see cref="PollMilliseconds"/> later. Each tells whether it worked, else <see cref="Status"/> tells why not. A driver sets
    /// the fields in its constructor.
    /// </summary>
    public abstract class Sensor
    {
        /// <summary>What the sensor measures.</summary>
        public readonly Measurement[] Measurements;

        /// <summary>Why the last step that did not work did not.</summary>
        public SensorStatus Status;

        /// <summary>The sampling period in seconds. A driver sets it if the common one does not suit, else it is 0 until the settings are read.</summary>
        public int PeriodSeconds;

        /// <summary>How long after a start the first measurement can be triggered, in milliseconds.</summary>
        protected internal int StartMilliseconds;

        /// <summary>How long a triggered conversion takes at most, in milliseconds; 0 if there is none.</summary>
        protected internal int ConversionMilliseconds;

        /// <summary>How long to wait before a step that was not ready is repeated, in milliseconds.</summary>
        protected internal int PollMilliseconds = 20;

        /// <summary>The shortest sampling period in seconds.</summary>
        protected internal int MinimumPeriodSeconds = 1;

        /// <summary>Over how many samples, spread evenly over a period, the mean is taken. A driver sets 0 if a mean makes no sense.</summary>
        protected internal int Average = 1;

        /// <summary>Whether one factor or offset can serve all measurements.</summary>
        protected internal bool IsOneUnit;

        // More about the status, such as which chip answered, or null.
        internal string Detail;

        /// <summary>Initializes a new instance of the <see cref="Sensor"/> class with what it measures, known before the hardware is touched.</summary>
        protected Sensor(params Measurement[] measurements)
        {
            Measurements = measurements;
            IsOneUnit = measurements.Length == 1;
        }

        /// <summary>Gets where the sensor is, for the log: <c>0x76 on bus 1</c>.</summary>
        public abstract string Place { get; }

        // What is at that place: itself, unless it measures by way of another one.
        internal virtual Sensor Chip => this;

        // The address or port that is for this sensor alone, and for those that it shares it with; null if there is none.
        internal virtual string Seat => null;

        /// <summary>Opens bus or pin; nothing is transferred yet.</summary>
        public abstract void Open(ISensorHardware hardware);

        /// <summary>Makes sure that the right chip is there, and configures it, in whatever state an earlier program left it.</summary>
        public virtual bool Start() => true;

        /// <summary>Starts a conversion if the sensor wants to be asked for one.</summary>
        public virtual bool Trigger() => true;

        /// <summary>Reads the sensor and sets <see cref="Measurements"/>; those that are not set count as not measured.</summary>
        public abstract bool Measure();

        /// <summary>The device stops: what has to outlive it is saved, and the chip goes into its lowest power state.</summary>
        public virtual void Stop()
        {
        }

        // Whether another one can have the same seat.
        internal virtual bool SharesWith(Sensor other) => false;

        /// <summary>Sets a measurement to a value with its decimals; always true, for chains of steps.</summary>
        protected bool Set(int index, long value)
        {
            Measurements[index].Set(value);
            return true;
        }

        /// <summary>Says that a measurement is at the end of the sensor's range; always true.</summary>
        protected bool SetOutOfRange(int index)
        {
            Measurements[index].State = SampleState.OutOfRange;
            return true;
        }

        /// <summary>Ends a step that did not work, with what there is to add; always false.</summary>
        protected bool Fail(SensorStatus status, string detail = null)
        {
            Status = status;
            Detail = detail;
            return false;
        }

        /// <summary>Ends a step that has to be repeated a little later; always false.</summary>
        protected bool NotReady() => Fail(SensorStatus.NotReady);
    }
}
