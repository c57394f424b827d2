namespace Sensors.Sampling
{
    /// <summary>How long a faulty sensor is left alone: doubling from one second to five minutes.</summary>
    public static class RetryDelay
    {
        /// <summary>The longest delay in milliseconds.</summary>
        public const int Longest = 300000;

        /// <summary>Gets the delay in milliseconds after a failure, by how many there were in a row before it.</summary>
        public static int After(int failures) => failures > 8 ? Longest : 1000 << failures;
    }
}
