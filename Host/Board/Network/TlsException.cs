namespace Host.Board;

internal sealed class TlsException(bool notTrusted, Exception cause) : IOException(cause.Message, cause)
{
    /// <summary>Gets a value indicating whether the server's certificate was not accepted; otherwise it was something else.</summary>
    public bool NotTrusted => notTrusted;
}
