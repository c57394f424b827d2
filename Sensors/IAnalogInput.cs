namespace Sensors
{
    /// <summary>Measures the voltage on a pin.</summary>
    public interface IAnalogInput
    {
        /// <summary>Measures: the mean of sixteen conversions.</summary>
        /// <returns>µV; -1 at the end of the range, as the voltage may be anything beyond it.</returns>
        long Read();
    }
}
