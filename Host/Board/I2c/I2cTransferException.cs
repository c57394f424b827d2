namespace Host.Board;

internal sealed class I2cTransferException(I2cFailure failure) : IOException($"I2C transfer: {failure}.")
{
    public I2cFailure Failure => failure;
}
