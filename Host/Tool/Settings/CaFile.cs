using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Firmware.Settings;

namespace Host.Tool.Settings;

/// <summary>The certificates that a board trusts, read as generously as people export them and written as a board reads them for certain.</summary>
internal sealed class CaFile
{
    private static readonly string[] s_labels = ["CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE"];

    private CaFile(string name, X509Certificate2Collection certificates)
    {
        Name = name;
        Certificates = certificates;
        Pem = string.Concat(certificates.Select(certificate => certificate.ExportCertificatePem() + "\n"));
    }

    public string Name { get; }

    public X509Certificate2Collection Certificates { get; }

    /// <summary>The same, as mbed TLS reads them whatever comes first: PEM, one after the other, nothing between.</summary>
    public string Pem { get; }

    /// <summary>Finds the file that belongs to some settings.</summary>
    /// <param name="named">The file the user named; null for the one that the settings name, beside them.</param>
    /// <exception cref="ToolException">It is not there or not usable, or the settings have no use for it.</exception>
    public static CaFile? Find(ToolHost host, CheckedSettings settings, string? named)
    {
        string? name = settings.Device.Platform.CaCertificate;
        if (name is null)
        {
            return named is null ? null : throw ToolException.Refused("--ca: platform.caCertificate is not set, the board would not read it");
        }

        string path = named is null ? Path.Combine(Path.GetDirectoryName(settings.Path)!, name) : host.FullPath(named);
        try
        {
            return Read(path, name);
        }
        catch (FormatException exception)
        {
            throw ToolException.Refused($"{(named is null ? "platform.caCertificate" : "--ca")}: {exception.Message}");
        }
    }

    /// <param name="path">PEM with one certificate or several, whatever else is in it, or DER.</param>
    /// <exception cref="FormatException">A board could do nothing with it: says why, with the path.</exception>
    public static CaFile Read(string path, string name)
    {
        if (!File.Exists(path))
        {
            throw new FormatException($"{path} does not exist; it is the platform's root certificate");
        }

        string text = File.ReadAllText(path); // By its byte order mark: a Windows terminal writes UTF-16.
        if (text.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
        {
            throw new FormatException($"{path} holds a private key, which belongs on no board; give the certificate alone");
        }

        X509Certificate2Collection certificates = Certificate(path, text);
        if (certificates.All(certificate => certificate.NotAfter < DateTime.Now))
        {
            throw new FormatException($"{path} ran out on {certificates[0].NotAfter:yyyy-MM-dd}; the board would refuse the platform");
        }

        CaFile file = new(name, certificates);
        return file.Pem.Length <= SettingsFile.MaximumLength
            ? file
            : throw new FormatException($"{path} has {certificates.Count} certificates, more than the {SettingsFile.MaximumLength} bytes that a board reads; give that of the platform's authority alone");
    }

    private static X509Certificate2Collection Certificate(string path, string text)
    {
        try
        {
            return text.Contains("-----BEGIN ", StringComparison.Ordinal) ? FromPem(text) : [X509CertificateLoader.LoadCertificateFromFile(path)];
        }
        catch (Exception exception) when (exception is CryptographicException or AsnContentException)
        {
            throw new FormatException($"{path} is not a certificate (PEM or DER), or is damaged");
        }
    }

    private static X509Certificate2Collection FromPem(ReadOnlySpan<char> text)
    {
        X509Certificate2Collection certificates = [];
        int blocks = 0;
        ReadOnlySpan<char> rest = text;
        while (PemEncoding.TryFind(rest, out PemFields block))
        {
            blocks++;
            if (s_labels.Contains(rest[block.Label].ToString()))
            {
                byte[] der = Convert.FromBase64String(rest[block.Base64Data].ToString());

                // OpenSSL puts what it is trusted for behind a TRUSTED CERTIFICATE.
                AsnDecoder.ReadEncodedValue(der, AsnEncodingRules.BER, out _, out _, out int length);
                certificates.Add(X509CertificateLoader.LoadCertificate(der.AsSpan(0, length)));
            }

            rest = rest[block.Location.End..];
        }

        return certificates.Count > 0 && blocks == text.Count("-----BEGIN ") ? certificates : throw new CryptographicException();
    }
}
