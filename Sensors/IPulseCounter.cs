namespace Sensors
{
    /// <summary>Counts edges in hardware.</summary>
    public interface IPulseCounter
    {
        /// <summary>Reads the counter.</summary>
        /// <returns>The edges since it was opened.</returns>
        long Read();
    }
}
