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

        /// <summary>A sensor has a fault; said once, on the sampling thread.</summary>
        /// <param name="sensor">Which: <c>bme280 at 0x76 on bus 1</c>.</param>
        /// <param name="reason">Why, in a few words.</param>
        void SensorLost(string sensor, string reason);

        /// <summary>A sensor that had a fault measures again; said once, on the sampling thread.</summary>
        /// <param name="sensor">Which.</param>
        void SensorReturned(string sensor);
    }
}
