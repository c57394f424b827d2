namespace System.Device.I2c;

/// <summary>Stands in for nanoFramework.System.Device.I2c: what came of a transfer.</summary>
public struct I2cTransferResult
{
    internal I2cTransferResult(I2cTransferStatus status, int bytesTransferred)
    {
        Status = status;
        BytesTransferred = (uint)bytesTransferred;
    }

    /// <summary>Gets the number of bytes written and read; 0 if the transfer failed.</summary>
    public uint BytesTransferred { get; }

    /// <summary>Gets how the transfer ended.</summary>
    public I2cTransferStatus Status { get; }
}
