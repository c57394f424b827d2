namespace nanoFramework.Hardware.Esp32;

/// <summary>Stands in for nanoFramework.Hardware.Esp32: what a pin can be for. The virtual board has the I2C buses and serial ports.</summary>
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

    /// <summary>Sends on serial port 2.</summary>
    COM2_TX = 0x030200,

    /// <summary>Receives on serial port 2.</summary>
    COM2_RX = 0x030201,

    /// <summary>Tells an RS-485 transceiver when to send on serial port 2.</summary>
    COM2_RTS = 0x030202,

    /// <summary>Sends on serial port 3.</summary>
    COM3_TX = 0x030300,

    /// <summary>Receives on serial port 3.</summary>
    COM3_RX = 0x030301,

    /// <summary>Tells an RS-485 transceiver when to send on serial port 3.</summary>
    COM3_RTS = 0x030302,
}
