namespace System.Net.Security;

/// <summary>Stands in for nanoFramework.System.Net: versions of TLS.</summary>
public enum SslProtocols
{
    /// <summary>What the firmware image chooses.</summary>
    None = 0,

    /// <summary>TLS 1.2.</summary>
    Tls12 = 3072,

    /// <summary>TLS 1.3.</summary>
    Tls13 = 12288,
}
