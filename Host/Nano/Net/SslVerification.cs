namespace System.Net.Security;

/// <summary>
/// Stands in for nanoFramework.System.Net: whether the server has to prove itself. An ESP32 verifies with
/// <see cref="CertificateRequired"/> alone.
/// </summary>
public enum SslVerification
{
    /// <summary>Any certificate will do.</summary>
    NoVerification = 1,

    /// <summary>Not verified on an ESP32.</summary>
    VerifyPeer = 2,

    /// <summary>The certificate has to lead to the given authority, for the right name and time.</summary>
    CertificateRequired = 4,

    /// <summary>For servers.</summary>
    VerifyClientOnce = 8,
}
