namespace System.Device.I2c;

/// <summary>Stands in for nanoFramework.System.Device.I2c: a bus's clock.</summary>
public enum I2cBusSpeed
{
    /// <summary>100 kHz.</summary>
    StandardMode = 0,

    /// <summary>400 kHz.</summary>
    FastMode = 1,
}
