namespace nanoFramework.Hardware.Esp32;

/// <summary>Stands in for nanoFramework.Hardware.Esp32: what a pin can be for. The virtual board has the I2C buses.</summary>
public enum DeviceFunction
{
    /// <summary>Data of I2C bus 1.</summary>
    I2C1_DATA = 0x020100,

    /// <summary>Clock of I2C bus 1.</summary>
    I2C1_CLOCK = 0x020101,

    /// <summary>Data of I2C bus 2.</summary>
    I2C2_DATA = 0x020200,

    /// <summary>Clock of I2C bus 2.</summary>
    I2C2_CLOCK = 0x020201,
}
