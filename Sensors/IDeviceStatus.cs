namespace Sensors
{
    /// <summary>What the device knows about itself, measured by the sensor of type <c>device</c>.</summary>
    public interface IDeviceStatus
    {
        /// <summary>Reads the free managed memory.</summary>
        /// <returns>Bytes.</returns>
        long FreeMemory();

        /// <summary>Reads the strength of the access point's signal as the last scan found it.</summary>
        /// <returns>dBm, below 0; 0 where it is not known, the attribute is left out then.</returns>
        long Signal();

        /// <summary>Reads how often the device has booted.</summary>
        /// <returns>The number of boots, this one included.</returns>
        long Boots();

        /// <summary>Reads how full the journal is.</summary>
        /// <returns>Percent, 0 to 100.</returns>
        long JournalFill();

        /// <summary>Reads how many readings a full journal has dropped.</summary>
        /// <returns>A count.</returns>
        long Dropped();

        /// <summary>Reads how many readings the platform has refused.</summary>
        /// <returns>A count.</returns>
        long Refused();

        /// <summary>Reads how many sensors have a fault.</summary>
        /// <returns>A count.</returns>
        long SensorFaults();
    }
}
