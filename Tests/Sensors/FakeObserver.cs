using System.Collections;
using Sensors.Sampling;

namespace Tests.Sensors
{
    /// <summary>Keeps what the sampler says.</summary>
    internal sealed class FakeObserver : ISamplerObserver
    {
        internal ArrayList Lines { get; } = new ArrayList();

        internal int Wakes { get; private set; }

        public void Wake() => Wakes++;

        public void SensorLost(string sensor, string reason) => Lines.Add(sensor + ": " + reason);

        public void SensorReturned(string sensor) => Lines.Add(sensor + " is back");
    }
}
