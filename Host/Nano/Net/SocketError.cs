namespace System.Net.Sockets;

/// <summary>Stands in for nanoFramework.System.Net: why a socket failed, in the numbers of Windows sockets.</summary>
public enum SocketError
{
    /// <summary>Success.</summary>
    Success = 0,

    /// <summary>Socket error.</summary>
    SocketError = -1,

    /// <summary>Interrupted.</summary>
    Interrupted = 10004,

    /// <summary>Access denied.</summary>
    AccessDenied = 10013,

    /// <summary>Fault.</summary>
    Fault = 10014,

    /// <summary>Invalid argument.</summary>
    InvalidArgument = 10022,

    /// <summary>Too many open sockets.</summary>
    TooManyOpenSockets = 10024,

    /// <summary>Would block.</summary>
    WouldBlock = 10035,

    /// <summary>In progress.</summary>
    InProgress = 10036,

    /// <summary>Already in progress.</summary>
    AlreadyInProgress = 10037,

    /// <summary>Not socket.</summary>
    NotSocket = 10038,

    /// <summary>Destination address required.</summary>
    DestinationAddressRequired = 10039,

    /// <summary>Message size.</summary>
    MessageSize = 10040,

    /// <summary>Protocol type.</summary>
    ProtocolType = 10041,

    /// <summary>Protocol option.</summary>
    ProtocolOption = 10042,

    /// <summary>Protocol not supported.</summary>
    ProtocolNotSupported = 10043,

    /// <summary>Socket not supported.</summary>
    SocketNotSupported = 10044,

    /// <summary>Operation not supported.</summary>
    OperationNotSupported = 10045,

    /// <summary>Protocol family not supported.</summary>
    ProtocolFamilyNotSupported = 10046,

    /// <summary>Address family not supported.</summary>
    AddressFamilyNotSupported = 10047,

    /// <summary>Address already in use.</summary>
    AddressAlreadyInUse = 10048,

    /// <summary>Address not available.</summary>
    AddressNotAvailable = 10049,

    /// <summary>Network down.</summary>
    NetworkDown = 10050,

    /// <summary>Network unreachable.</summary>
    NetworkUnreachable = 10051,

    /// <summary>Network reset.</summary>
    NetworkReset = 10052,

    /// <summary>Connection aborted.</summary>
    ConnectionAborted = 10053,

    /// <summary>Connection reset.</summary>
    ConnectionReset = 10054,

    /// <summary>No buffer space available.</summary>
    NoBufferSpaceAvailable = 10055,

    /// <summary>Is connected.</summary>
    IsConnected = 10056,

    /// <summary>Not connected.</summary>
    NotConnected = 10057,

    /// <summary>Shutdown.</summary>
    Shutdown = 10058,

    /// <summary>Timed out.</summary>
    TimedOut = 10060,

    /// <summary>Connection refused.</summary>
    ConnectionRefused = 10061,

    /// <summary>Host down.</summary>
    HostDown = 10064,

    /// <summary>Host unreachable.</summary>
    HostUnreachable = 10065,

    /// <summary>Process limit.</summary>
    ProcessLimit = 10067,

    /// <summary>System not ready.</summary>
    SystemNotReady = 10091,

    /// <summary>Version not supported.</summary>
    VersionNotSupported = 10092,

    /// <summary>Not initialized.</summary>
    NotInitialized = 10093,

    /// <summary>Disconnecting.</summary>
    Disconnecting = 10101,

    /// <summary>Type not found.</summary>
    TypeNotFound = 10109,

    /// <summary>Host not found.</summary>
    HostNotFound = 11001,

    /// <summary>Try again.</summary>
    TryAgain = 11002,

    /// <summary>No recovery.</summary>
    NoRecovery = 11003,

    /// <summary>No data.</summary>
    NoData = 11004,
}
