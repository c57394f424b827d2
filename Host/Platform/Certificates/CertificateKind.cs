namespace Host.Platform.Certificates;

/// <summary>Which certificate the https server shows.</summary>
public enum CertificateKind
{
    /// <summary>Signed by the platform's CA, for its address and <c>localhost</c>, valid now.</summary>
    Trusted,

    /// <summary>As the trusted one, but signed by an intermediate authority, whose certificate the server sends along.</summary>
    Chained,

    /// <summary>As the trusted one, but it ended a day ago.</summary>
    Expired,

    /// <summary>Signed by the platform's CA, valid now, but for <c>elsewhere.example</c>.</summary>
    WrongName,

    /// <summary>As the trusted one, but signed by another CA of the same name.</summary>
    Foreign,
}
