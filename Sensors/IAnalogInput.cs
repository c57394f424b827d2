namespace Sensors
{
    /// <summary>Measures the voltage on a pin.</summary>
    public interface IAnalogInput
    {
        /// <summary>Measures in µV, the mean of sixteen conversions; -1 at the end of the range, as the voltage may be anything beyond it.</summary>
        long Read();
    }
}
