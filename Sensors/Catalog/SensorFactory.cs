namespace Sensors.Catalog
{
    /// <summary>Makes a sensor from its settings.</summary>
    /// <param name="options">The settings.</param>
    /// <returns>The sensor, not opened.</returns>
    public delegate Sensor SensorFactory(ISensorOptions options);
}
