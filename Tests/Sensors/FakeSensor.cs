using System;
using Sensors;
using Sensors.Sampling;

namespace Tests.Sensors
{
    /// <summary>A sensor that does what a test tells it.</summary>
    internal sealed class FakeSensor : Sensor, IEventSensor
    {
        private readonly FakeHardware _hardware;
        private Action _wake;
        private long _allowedAt;

        internal FakeSensor(FakeHardware hardware, params Measurement[] quantities)
            : base(quantities)
        {
            _hardware = hardware;
        }

        public override string Place => "nowhere";

        public long EventAt { get; private set; } = long.MaxValue;

        internal int MinimumIntervalMilliseconds { get; set; }

        internal int Settling
        {
            set => StartMilliseconds = value;
        }

        internal int Conversion
        {
            set => ConversionMilliseconds = value;
        }

        /// <summary>Gets or sets how long each transfer keeps the bus.</summary>
        internal int Transfer { get; set; }

        internal long Value { get; set; } = 2150;

        internal SensorStatus OnStart { get; set; }

        internal SensorStatus OnTrigger { get; set; }

        internal SensorStatus OnMeasure { get; set; }

        /// <summary>Gets or sets a value indicating whether measuring and stopping throw.</summary>
        internal bool Throws { get; set; }

        internal bool IsStopped { get; private set; }

        internal long EventTime { get; private set; }

        internal int Starts { get; private set; }

        internal int Triggers { get; private set; }

        internal long TriggeredAt { get; private set; }

        internal long MeasuredAt { get; private set; }

        public override void Open(ISensorHardware hardware)
        {
        }

        public override bool Start()
        {
            Starts++;
            _hardware.Uptime += Transfer;
            return OnStart == SensorStatus.Ok || Fail(OnStart);
        }

        public override bool Trigger()
        {
            Triggers++;
            TriggeredAt = _hardware.Uptime;
            _hardware.Uptime += Transfer;
            return OnTrigger == SensorStatus.Ok || Fail(OnTrigger);
        }

        public override bool Measure()
        {
            MeasuredAt = _hardware.Uptime;
            _hardware.Uptime += Transfer;
            if (Throws)
            {
                throw new ArgumentException();
            }

            Report();
            return OnMeasure == SensorStatus.Ok || Fail(OnMeasure);
        }

        public override void Stop()
        {
            IsStopped = true;
            if (Throws)
            {
                throw new ArgumentException();
            }
        }

        public void Listen(Action wake) => _wake = wake;

        public long ReadEvent()
        {
            EventAt = long.MaxValue;
            _allowedAt = _hardware.Uptime + MinimumIntervalMilliseconds;
            Report();
            return EventTime;
        }

        /// <summary>Something happens.</summary>
        internal void Raise(long value)
        {
            Value = value;
            EventAt = _allowedAt;
            EventTime = _hardware.Uptime;
            _wake();
        }

        private void Report()
        {
            foreach (Measurement measurement in Measurements)
            {
                measurement.Set(Value);
            }
        }
    }
}
