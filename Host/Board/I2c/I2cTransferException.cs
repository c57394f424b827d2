namespace Host.Board;

/// <summary>An I2C transfer failed.</summary>
internal sealed class I2cTransferException(I2cFailure failure) : IOException($"I2C transfer: {failure}.")
{
    public I2cFailure Failure => failure;
}
