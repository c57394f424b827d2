using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Host.Platform.Certificates;

/// <summary>The certificates that one platform can show.</summary>
internal sealed class ServerCertificates : IDisposable
{
    private readonly CertificateAuthority _authority;
    private readonly string[] _names;
    private readonly Dictionary<CertificateKind, SslStreamCertificateContext> _issued = [];

    public ServerCertificates(CertificateAuthority authority, IEnumerable<string> names)
    {
        _authority = authority;
        _names = [.. names];
    }

    /// <summary>Gets the certificate of the CA that one has to trust, PEM.</summary>
    public string CaCertificatePem => _authority.CertificatePem;

    /// <summary>Gets a certificate, with what is sent along; it is made when it is first asked for.</summary>
    public SslStreamCertificateContext Get(CertificateKind kind)
    {
        lock (_issued)
        {
            if (!_issued.TryGetValue(kind, out SslStreamCertificateContext? certificate))
            {
                certificate = Issue(kind);
                _issued.Add(kind, certificate);
            }

            return certificate;
        }
    }

    public void Dispose()
    {
        _authority.Dispose();
        foreach (SslStreamCertificateContext certificate in _issued.Values)
        {
            certificate.TargetCertificate.Dispose();
        }
    }

    private SslStreamCertificateContext Issue(CertificateKind kind)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        switch (kind)
        {
            case CertificateKind.Chained:
                using (CertificateAuthority intermediate = _authority.Intermediate())
                {
                    return With(intermediate.Issue(_names, now.AddDays(-1), now.AddYears(1)), X509Certificate2.CreateFromPem(intermediate.CertificatePem));
                }

            case CertificateKind.Expired:
                return With(_authority.Issue(_names, now.AddDays(-30), now.AddDays(-1)));
            case CertificateKind.WrongName:
                return With(_authority.Issue(["elsewhere.example"], now.AddDays(-1), now.AddYears(1)));
            case CertificateKind.Foreign:
                using (CertificateAuthority stranger = new())
                {
                    return With(stranger.Issue(_names, now.AddDays(-1), now.AddYears(1)));
                }

            default:
                return With(_authority.Issue(_names, now.AddDays(-1), now.AddYears(1)));
        }
    }

    private static SslStreamCertificateContext With(X509Certificate2 server, params X509Certificate2[] sentAlong) =>
        SslStreamCertificateContext.Create(server, [.. sentAlong], offline: true);
}
