using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Host.Tool.Settings;

/// <summary>The root certificate that a board trusts.</summary>
public static class CaFile
{
    /// <summary>Finds the file that belongs to some settings, and refuses one that a board could not use.</summary>
    /// <param name="host">Knows the current folder.</param>
    /// <param name="settings">The settings, without faults.</param>
    /// <param name="named">The file the user named; null for the one that the settings name, beside them.</param>
    /// <returns>The full path; null where the settings need none.</returns>
    /// <exception cref="ToolException">It is not there or not usable, or the settings have no use for it.</exception>
    public static string? Find(ToolHost host, CheckedSettings settings, string? named)
    {
        string? name = settings.Device.Platform.CaCertificate;
        if (name is null)
        {
            return named is null ? null : throw ToolException.Refused("--ca: platform.caCertificate is not set, the board would not read it");
        }
        string path = named is null ? Path.Combine(Path.GetDirectoryName(settings.Path)!, name) : host.FullPath(named);
        Load(path).Dispose();
        return path;
    }

    /// <summary>Reads the certificate.</summary>
    /// <param name="path">A certificate, as PEM text or DER.</param>
    /// <exception cref="ToolException">It is not there, is no certificate, has run out, or holds a private key.</exception>
    public static X509Certificate2 Load(string path)
    {
        if (!File.Exists(path))
        {
            throw ToolException.Refused($"--ca: {path} does not exist; it is the platform's root certificate, which platform.caCertificate names");
        }
        if (File.ReadAllText(path).Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            throw ToolException.Refused($"--ca: {path} holds a private key, which belongs on no board; give the certificate alone");
        }
        X509Certificate2 certificate;
        try
        {
            certificate = X509CertificateLoader.LoadCertificateFromFile(path);
        }
        catch (CryptographicException)
        {
            throw ToolException.Refused($"--ca: {path} is not a certificate (PEM or DER)");
        }
        if (DateTime.Now > certificate.NotAfter)
        {
            using (certificate)
            {
                throw ToolException.Refused($"--ca: {path} ran out on {certificate.NotAfter:yyyy-MM-dd}; the board would refuse the platform");
            }
        }
        return certificate;
    }
}
