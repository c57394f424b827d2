namespace System.Net.Security;

/// <summary>
/// Stands in for nanoFramework.System.Net: whether the server has to prove itself. An ESP32 verifies with
/// <see cref="CertificateRequired"/> alone.
/// </summary>
public enum SslVerification
{
    /// <summary>Any certificate will do.</summary>
    NoVerification = 1,

    /// <summary>The certificate has to lead to the given authority, for the right name and time.</summary>
    CertificateRequired = 4,
}
