namespace Host.Board;

/// <param name="busHangs">Whether the bus did not come free; otherwise the address or a byte was not acknowledged.</param>
internal sealed class I2cTransferException(bool busHangs = false) : IOException(busHangs ? "The I2C bus hangs." : "No chip acknowledged.")
{
    public bool BusHangs => busHangs;
}
