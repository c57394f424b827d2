namespace System.Device.I2c;

/// <summary>Stands in for nanoFramework.System.Device.I2c: how a transfer ended.</summary>
public enum I2cTransferStatus
{
    /// <summary>It failed.</summary>
    UnknownError = 0,

    /// <summary>All bytes passed.</summary>
    FullTransfer = 1,

    /// <summary>The bus did not come free in time.</summary>
    ClockStretchTimeout = 2,

    /// <summary>No chip acknowledged its address; on an ESP32 also if a data byte was not acknowledged.</summary>
    SlaveAddressNotAcknowledged = 4,
}
