namespace System.Device.I2c;

/// <summary>Stands in for nanoFramework.System.Device.I2c: which chip on which bus.</summary>
/// <param name="busId">The bus, from 1 on.</param>
/// <param name="deviceAddress">The 7-bit address.</param>
public sealed class I2cConnectionSettings(int busId, int deviceAddress, I2cBusSpeed busSpeed)
{
    /// <summary>Initializes a new instance of the <see cref="I2cConnectionSettings"/> class, at 400 kHz.</summary>
    /// <param name="busId">The bus, from 1 on.</param>
    /// <param name="deviceAddress">The 7-bit address.</param>
    public I2cConnectionSettings(int busId, int deviceAddress)
        : this(busId, deviceAddress, I2cBusSpeed.FastMode)
    {
    }

    /// <summary>Gets the bus.</summary>
    public int BusId => busId;

    /// <summary>Gets the 7-bit address.</summary>
    public int DeviceAddress => deviceAddress;

    /// <summary>Gets the bus's clock.</summary>
    public I2cBusSpeed BusSpeed => busSpeed;
}
