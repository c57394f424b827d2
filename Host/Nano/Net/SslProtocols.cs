namespace System.Net.Security;

/// <summary>Stands in for nanoFramework.System.Net: versions of TLS.</summary>
public enum SslProtocols
{
    /// <summary>TLS 1.2.</summary>
    Tls12 = 3072,
}
