namespace Sensors
{
    /// <summary>Counts edges in hardware.</summary>
    public interface IPulseCounter
    {
        /// <summary>Reads how many edges there were since it was opened.</summary>
        long Read();
    }
}
