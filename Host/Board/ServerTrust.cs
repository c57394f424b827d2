using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Host.Board;

/// <summary>
/// Whether a device trusts a server: by the authorities in its settings alone. Each of them will do, a root or not, as mbed
/// TLS has it, and what lies between the server's certificate and it comes from the server.
/// </summary>
internal static class ServerTrust
{
    /// <summary>Says why a server is not trusted.</summary>
    public static string? Distrust(string host, X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors, X509Certificate2Collection authorities)
    {
        if (certificate is null)
        {
            return "there is none";
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return $"it is not for {host}";
        }

        using X509Certificate2 server = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority; // Looked at below.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.ExtraStore.AddRange(authorities);
        chain.ChainPolicy.ExtraStore.AddRange(sent?.ChainPolicy.ExtraStore ?? []);
        bool isValid = chain.Build(server);
        bool isKnown = chain.ChainElements.Any(element => authorities.Any(authority => authority.RawDataMemory.Span.SequenceEqual(element.Certificate.RawDataMemory.Span)));
        return !isKnown ? "another authority signed it"
            : isValid ? null
            : chain.ChainElements.FirstOrDefault(IsOutOfTime) is { } late ? $"{(late == chain.ChainElements[0] ? "it" : late.Certificate.Subject)} is valid from {late.Certificate.NotBefore:yyyy-MM-dd} to {late.Certificate.NotAfter:yyyy-MM-dd}"
            : string.Join(' ', chain.ChainStatus.Select(status => status.StatusInformation.Trim()));
    }

    private static bool IsOutOfTime(X509ChainElement element) =>
        element.ChainElementStatus.Any(status => status.Status.HasFlag(X509ChainStatusFlags.NotTimeValid));
}
