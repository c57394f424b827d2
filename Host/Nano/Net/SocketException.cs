namespace System.Net.Sockets;

/// <summary>Stands in for nanoFramework.System.Net: a socket failed.</summary>
[Serializable]
public class SocketException(SocketError errorCode) : Exception($"SocketException: {errorCode}")
{
    /// <summary>Gets why, as a number of <see cref="SocketError"/>; of a failed TLS handshake mbed TLS's own number.</summary>
    public int ErrorCode => (int)errorCode;
}
