namespace Host.Board;

internal enum I2cFailure
{
    /// <summary>No chip acknowledged the address, or not every byte.</summary>
    NotAcknowledged,

    /// <summary>The bus did not come free.</summary>
    TimedOut,
}
