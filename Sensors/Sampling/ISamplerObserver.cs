namespace Sensors.Sampling
{
    /// <summary>Who uses the sampler hears from it here.</summary>
    public interface ISamplerObserver
    {
        /// <summary>
        /// An event has happened: <see cref="Sampler.Sample"/> wants to be called now. Comes from the thread of the
        /// pin events, so it may do no more than wake the sampling thread.
        /// </summary>
        void Wake();

        /// <summary>A sensor (<c>bme280 at 0x76 on bus 1</c>) has a fault, with the reason in a few words; once, on the sampling thread.</summary>
        void SensorLost(string sensor, string reason);

        /// <summary>A sensor that had a fault measures again; once, on the sampling thread.</summary>
        void SensorReturned(string sensor);
    }
}
