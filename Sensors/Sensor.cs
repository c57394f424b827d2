namespace Sensors
{
    /// <summary>
    /// The one shape of all drivers. The sampler opens a sensor once, starts it, and then for each measurement
    /// triggers it, waits for <see cref="ConversionMilliseconds"/> and has it measure; after a failure it starts it
    /// again. No step waits for the sensor: where it has not finished it says
    /// <see cref="SensorStatus.NotReady"/> and is called again <see cref="PollMilliseconds"/> later.
    /// </summary>
    public abstract class Sensor
    {
        /// <summary>Initializes a new instance of the <see cref="Sensor"/> class.</summary>
        /// <param name="quantities">What the sensor measures; known before the hardware is touched.</param>
        protected Sensor(params Quantity[] quantities)
        {
            Quantities = quantities;
        }

        /// <summary>Gets what the sensor measures.</summary>
        public Quantity[] Quantities { get; }

        /// <summary>Gets where the sensor is, for the log: <c>0x76 on bus 1</c>.</summary>
        public abstract string Place { get; }

        /// <summary>Gets the shortest sampling period in seconds.</summary>
        public virtual int MinimumPeriodSeconds => 1;

        /// <summary>Gets the sampling period in seconds where the settings name none; 0 for the common one.</summary>
        public virtual int DefaultPeriodSeconds => 0;

        /// <summary>Gets a value indicating whether a mean of several samples makes sense.</summary>
        public virtual bool CanAverage => true;

        /// <summary>Gets a value indicating whether one factor or offset can serve all quantities.</summary>
        public virtual bool IsOneUnit => Quantities.Length == 1;

        /// <summary>Gets how long after a start the first measurement can be triggered.</summary>
        public virtual int StartMilliseconds => 0;

        /// <summary>Gets how long a triggered conversion takes at most; 0 where there is none.</summary>
        public virtual int ConversionMilliseconds => 0;

        /// <summary>Gets how long to wait after <see cref="SensorStatus.NotReady"/>.</summary>
        public virtual int PollMilliseconds => 20;

        /// <summary>Gets how long, beyond its announced time, the sensor may not be ready until it counts as faulty.</summary>
        public virtual int LimitMilliseconds => 1000;

        /// <summary>Gets more about the last status, such as which chip answered; null where there is nothing to add.</summary>
        public string Detail { get; protected set; }

        /// <summary>Opens bus or pin; nothing is transferred yet.</summary>
        /// <param name="hardware">The board.</param>
        public abstract void Open(ISensorHardware hardware);

        /// <summary>Gives bus or pin back.</summary>
        public virtual void Close()
        {
        }

        /// <summary>Makes sure that the right chip is there, and configures it.</summary>
        /// <returns>The status.</returns>
        public abstract SensorStatus Start();

        /// <summary>Starts a conversion where the sensor wants to be asked for one.</summary>
        /// <returns>The status.</returns>
        public virtual SensorStatus Trigger() => SensorStatus.Ok;

        /// <summary>
        /// Reads the sensor and sets <see cref="Quantities"/>. One that measures step by step says
        /// <see cref="SensorStatus.NotReady"/> until it has all.
        /// </summary>
        /// <returns>The status; quantities that were not set count as not measured.</returns>
        public abstract SensorStatus Measure();

        /// <summary>The device stops: what has to outlive it is put away.</summary>
        public virtual void Stop()
        {
        }
    }
}
