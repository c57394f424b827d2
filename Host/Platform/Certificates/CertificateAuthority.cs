using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Host.Platform.Certificates;

/// <summary>A certificate authority: ECDSA P-256, SHA-256.</summary>
internal sealed class CertificateAuthority : IDisposable
{
    private readonly X509Certificate2 _own;

    public CertificateAuthority()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        _own = Request("CN=NUBISON platform on this computer, O=NubisonFirmware", key, intermediates: 1).CreateSelfSigned(now.AddDays(-60), now.AddYears(10));
    }

    /// <summary>Goes on with one that was kept.</summary>
    /// <param name="pem">What <see cref="ToPem"/> gave.</param>
    public CertificateAuthority(string pem) => _own = X509Certificate2.CreateFromPem(pem, pem);

    private CertificateAuthority(CertificateAuthority root)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = Request("CN=Intermediate of the NUBISON platform on this computer, O=NubisonFirmware", key, intermediates: 0);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root._own, true, false));
        using X509Certificate2 bare = request.Create(root._own, root._own.NotBefore, root._own.NotAfter, SerialNumber());
        _own = bare.CopyWithPrivateKey(key);
    }

    public string CertificatePem => _own.ExportCertificatePem();

    /// <summary>Gives certificate and private key, to be kept.</summary>
    public string ToPem()
    {
        using ECDsa key = _own.GetECDsaPrivateKey()!;
        return CertificatePem + "\n" + key.ExportPkcs8PrivateKeyPem();
    }

    /// <summary>Makes an intermediate authority, whose certificate this one issues.</summary>
    public CertificateAuthority Intermediate() => new(this);

    public X509Certificate2 Issue(IReadOnlyList<string> names, DateTimeOffset from, DateTimeOffset until)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN={names[0]}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_own, true, false));
        request.CertificateExtensions.Add(AlternativeNames(names));
        using X509Certificate2 bare = request.Create(_own, from, until, SerialNumber());
        using X509Certificate2 withKey = bare.CopyWithPrivateKey(key);

        // Through PKCS #12: TLS on Windows does not take a key that exists in memory alone.
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose() => _own.Dispose();

    private static CertificateRequest Request(string name, ECDsa key, int intermediates)
    {
        CertificateRequest request = new(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, intermediates, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    private static byte[] SerialNumber()
    {
        byte[] number = RandomNumberGenerator.GetBytes(16);
        number[0] &= 0x7F; // Positive, RFC 5280 section 4.1.2.2.
        return number;
    }

    private static X509Extension AlternativeNames(IReadOnlyList<string> names)
    {
        SubjectAlternativeNameBuilder builder = new();
        foreach (string name in names)
        {
            if (IPAddress.TryParse(name, out IPAddress? address))
            {
                builder.AddIpAddress(address);
            }
            else
            {
                builder.AddDnsName(name);
            }
        }

        return builder.Build();
    }
}
