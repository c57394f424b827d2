using System.Collections;
using Sensors.Sampling;

namespace Tests.Sensors
{
    /// <summary>Keeps what the sampler says.</summary>
    internal sealed class FakeObserver : ISamplerObserver
    {
        internal ArrayList Lines { get; } = new ArrayList();

        /// <summary>Gets how many sensors have a fault.</summary>
        internal int FaultCount { get; private set; }

        internal int Wakes { get; private set; }

        public void Wake() => Wakes++;

        public void SensorLost(string sensor, string reason)
        {
            FaultCount++;
            Lines.Add(sensor + ": " + reason);
        }

        public void SensorReturned(string sensor)
        {
            FaultCount--;
            Lines.Add(sensor + " is back");
        }
    }
}
