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

        internal FakeSensor(FakeHardware hardware, params Quantity[] quantities)
            : base(quantities)
        {
            _hardware = hardware;
        }

        public override string Place => "nowhere";

        public override int StartMilliseconds => Settling;

        public override int ConversionMilliseconds => Conversion;

        public int MinimumIntervalMilliseconds { get; set; }

        public bool HasEvent { get; private set; }

        internal int Settling { get; set; }

        internal int Conversion { get; set; }

        /// <summary>Gets or sets how long each transfer keeps the bus.</summary>
        internal int Transfer { get; set; }

        internal long Value { get; set; } = 2150;

        internal SensorStatus OnStart { get; set; }

        internal SensorStatus OnTrigger { get; set; }

        internal SensorStatus OnMeasure { get; set; }

        /// <summary>Gets or sets a value indicating whether a measurement throws.</summary>
        internal bool Throws { get; set; }

        internal long EventTime { get; private set; }

        internal int Starts { get; private set; }

        internal int Triggers { get; private set; }

        internal long TriggeredAt { get; private set; }

        internal long MeasuredAt { get; private set; }

        public override void Open(ISensorHardware hardware)
        {
        }

        public override SensorStatus Start()
        {
            Starts++;
            _hardware.Uptime += Transfer;
            return OnStart;
        }

        public override SensorStatus Trigger()
        {
            Triggers++;
            TriggeredAt = _hardware.Uptime;
            _hardware.Uptime += Transfer;
            return OnTrigger;
        }

        public override SensorStatus Measure()
        {
            MeasuredAt = _hardware.Uptime;
            _hardware.Uptime += Transfer;
            if (Throws)
            {
                throw new ArgumentException();
            }

            Report();
            return OnMeasure;
        }

        public void Listen(Action wake) => _wake = wake;

        public long TakeEvent()
        {
            HasEvent = false;
            Report();
            return EventTime;
        }

        /// <summary>Something happens.</summary>
        internal void Raise(long value)
        {
            Value = value;
            HasEvent = true;
            EventTime = _hardware.Uptime;
            _wake();
        }

        private void Report()
        {
            foreach (Quantity quantity in Quantities)
            {
                quantity.Set(Value);
            }
        }
    }
}
