namespace System.Net;

/// <summary>
/// Stands in for nanoFramework.System.Net.Http: why a request failed. Most failures are told as <see cref="Success"/>,
/// the default.
/// </summary>
public enum WebExceptionStatus
{
    /// <summary>Success.</summary>
    Success = 0,

    /// <summary>Name resolution failure.</summary>
    NameResolutionFailure = 1,

    /// <summary>Connect failure.</summary>
    ConnectFailure = 2,

    /// <summary>Receive failure.</summary>
    ReceiveFailure = 3,

    /// <summary>Send failure.</summary>
    SendFailure = 4,

    /// <summary>Pipeline failure.</summary>
    PipelineFailure = 5,

    /// <summary>Request canceled.</summary>
    RequestCanceled = 6,

    /// <summary>Protocol error.</summary>
    ProtocolError = 7,

    /// <summary>Connection closed.</summary>
    ConnectionClosed = 8,

    /// <summary>Trust failure.</summary>
    TrustFailure = 9,

    /// <summary>Secure channel failure.</summary>
    SecureChannelFailure = 10,

    /// <summary>Server protocol violation.</summary>
    ServerProtocolViolation = 11,

    /// <summary>Keep alive failure.</summary>
    KeepAliveFailure = 12,

    /// <summary>Pending.</summary>
    Pending = 13,

    /// <summary>Timeout.</summary>
    Timeout = 14,

    /// <summary>Proxy name resolution failure.</summary>
    ProxyNameResolutionFailure = 15,
}
