extern alias DotNet;

using System.Text;
using DotNetX509 = DotNet::System.Security.Cryptography.X509Certificates;

namespace System.Security.Cryptography.X509Certificates;

/// <summary>
/// Stands in for nanoFramework.System.Net: a certificate, or several in one PEM text. As mbed TLS wants it, PEM comes
/// as text, or as bytes that end with a zero; other bytes are DER.
/// </summary>
public class X509Certificate
{
    private const byte DerSequence = 0x30;

    /// <param name="certificate">DER, or PEM with a zero at its end.</param>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public X509Certificate(byte[] certificate) => Authorities = Parse(certificate);

    /// <param name="certificate">PEM.</param>
    /// <exception cref="ArgumentException">It is not.</exception>
    public X509Certificate(string certificate)
        : this(Encoding.UTF8.GetBytes(certificate + '\0'))
    {
    }

    /// <summary>Gets the certificates.</summary>
    internal DotNetX509.X509Certificate2Collection Authorities { get; }

    private static DotNetX509.X509Certificate2Collection Parse(byte[] certificate)
    {
        DotNetX509.X509Certificate2Collection authorities = new();

        try
        {
            if (certificate.Length > 0 && certificate[0] == DerSequence)
            {
                authorities.Add(DotNetX509.X509CertificateLoader.LoadCertificate(certificate));
            }
            else if (certificate.Length > 0 && certificate[^1] == 0)
            {
                authorities.ImportFromPem(Encoding.UTF8.GetString(certificate.AsSpan(0, certificate.Length - 1)));
            }
        }
        catch (CryptographicException exception)
        {
            throw new ArgumentException("This is not a certificate.", exception);
        }

        return authorities.Count > 0 ? authorities : throw new ArgumentException("This is not a certificate.");
    }
}
