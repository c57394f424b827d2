using System.Security.Cryptography.X509Certificates;

namespace Host.Platform.Certificates;

/// <summary>The certificates that one platform can show.</summary>
internal sealed class ServerCertificates : IDisposable
{
    private readonly CertificateAuthority _authority;
    private readonly string[] _names;
    private readonly Dictionary<CertificateKind, X509Certificate2> _issued = [];

    public ServerCertificates(CertificateAuthority authority, IEnumerable<string> names)
    {
        _authority = authority;
        _names = [.. names];
    }

    /// <summary>Gets the certificate of the CA that one has to trust, PEM.</summary>
    public string CaCertificatePem => _authority.CertificatePem;

    /// <summary>Gets a certificate; it is made when it is first asked for.</summary>
    public X509Certificate2 Get(CertificateKind kind)
    {
        lock (_issued)
        {
            if (!_issued.TryGetValue(kind, out X509Certificate2? certificate))
            {
                certificate = Issue(kind);
                _issued.Add(kind, certificate);
            }

            return certificate;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _authority.Dispose();
        foreach (X509Certificate2 certificate in _issued.Values)
        {
            certificate.Dispose();
        }
    }

    private X509Certificate2 Issue(CertificateKind kind)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        switch (kind)
        {
            case CertificateKind.Expired:
                return _authority.Issue(_names, now.AddDays(-30), now.AddDays(-1));
            case CertificateKind.WrongName:
                return _authority.Issue(["elsewhere.example"], now.AddDays(-1), now.AddYears(1));
            case CertificateKind.Foreign:
                using (CertificateAuthority stranger = new())
                {
                    return stranger.Issue(_names, now.AddDays(-1), now.AddYears(1));
                }

            default:
                return _authority.Issue(_names, now.AddDays(-1), now.AddYears(1));
        }
    }
}
