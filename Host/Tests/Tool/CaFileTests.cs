extern alias Nano;

using System.Formats.Asn1;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Host.Board;
using Host.Tool.Settings;
using DeviceCertificate = Nano::System.Security.Cryptography.X509Certificates.X509Certificate;

namespace Host.Tests.Tool;

/// <summary>A CA file, however it was exported: the PC reads what people have, and a board gets what it reads for certain.</summary>
[TestClass]
public sealed class CaFileTests
{
    private static readonly X509Certificate2 s_one = Root("CN=One");
    private static readonly X509Certificate2 s_two = Root("CN=Two");

    private static IEnumerable<(string Name, byte[] Content, int Count)> Files =>
    [
        ("PEM", Encoding.ASCII.GetBytes(Pem(s_one)), 1),
        ("DER", s_one.RawData, 1),
        ("a byte order mark", [.. Encoding.UTF8.Preamble, .. Encoding.ASCII.GetBytes(Pem(s_one))], 1),
        ("UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Pem(s_one))], 1),
        ("Windows line ends", Encoding.ASCII.GetBytes(Pem(s_one).Replace("\n", "\r\n", StringComparison.Ordinal)), 1),
        ("text before, which begins as DER does", Encoding.ASCII.GetBytes("0 s:CN = One\n" + Pem(s_one)), 1),
        ("several, with names between", Encoding.ASCII.GetBytes("# One\n" + Pem(s_one) + "\n# Two\n" + Pem(s_two)), 2),
        ("TRUSTED CERTIFICATE", Encoding.ASCII.GetBytes(PemEncoding.WriteString("TRUSTED CERTIFICATE", [.. s_one.RawData, .. Trust()])), 1),
        ("X509 CERTIFICATE", Encoding.ASCII.GetBytes(PemEncoding.WriteString("X509 CERTIFICATE", s_one.RawData)), 1),
        ("no line end", Encoding.ASCII.GetBytes(Pem(s_one).TrimEnd()), 1),
    ];

    [TestMethod]
    public void What_a_board_gets_it_reads_whatever_the_file_was()
    {
        foreach ((string name, byte[] content, int count) in Files)
        {
            CaFile file = Read(content);

            Assert.AreEqual(count, file.Certificates.Count, name);
            Assert.IsTrue(file.Pem.StartsWith("-----BEGIN CERTIFICATE-----\n", StringComparison.Ordinal), name);
            Assert.AreEqual("CN=One", new DeviceCertificate(file.Pem).Authorities[0].Subject, name);
        }
    }

    [TestMethod]
    public void What_no_board_could_use_is_refused()
    {
        (string Name, byte[] Content, string Reason)[] bad =
        [
            ("empty", [], "is not a certificate"),
            ("a page", Encoding.ASCII.GetBytes("<html>"), "is not a certificate"),
            ("a damaged certificate", Encoding.ASCII.GetBytes(Pem(s_one).Replace("-----END", "-----", StringComparison.Ordinal)), "is damaged"),
            ("one of two damaged", Encoding.ASCII.GetBytes(Pem(s_one) + Pem(s_two)[..200]), "is damaged"),
            ("cut DER", s_one.RawData[..100], "is damaged"),
            ("PKCS #7", Encoding.ASCII.GetBytes(PemEncoding.WriteString("PKCS7", s_one.RawData)), "is not a certificate"),
            ("a key", Encoding.ASCII.GetBytes(Pem(s_one) + "-----BEGIN EC PRIVATE KEY-----"), "private key"),
            ("all of a system's", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Pem(s_one), 40))), "more than the 16384 bytes"),
        ];
        foreach ((string name, byte[] content, string reason) in bad)
        {
            StringAssert.Contains(Assert.ThrowsExactly<FormatException>(() => Read(content), name).Message, reason, name);
        }
    }

    [TestMethod]
    public void A_server_is_trusted_by_any_of_the_authorities_with_what_it_sends_between()
    {
        using ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using ECDsa middleKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 root = Root("CN=Root", rootKey);
        using X509Certificate2 middle = Issue("CN=Middle", middleKey, root, isAuthority: true).CopyWithPrivateKey(middleKey);
        using X509Certificate2 server = Issue("CN=server", ECDsa.Create(ECCurve.NamedCurves.nistP256), middle, isAuthority: false);

        Assert.IsNull(Distrust(server, [middle], s_one, root), "the root is one of several, the server sends the rest");
        Assert.IsNull(Distrust(server, [], middle), "mbed TLS needs no root");
        Assert.IsNull(Distrust(server, [root, middle], middle));
        Assert.AreEqual("another authority signed it", Distrust(server, [], root), "nobody has what is between");
        Assert.AreEqual("another authority signed it", Distrust(server, [middle, root], s_one), "what a server sends is not an authority");
        Assert.AreEqual("another authority signed it", Distrust(server, [middle]));
    }

    private static string? Distrust(X509Certificate2 server, X509Certificate2Collection sent, params X509Certificate2[] authorities)
    {
        using X509Chain chain = new();
        chain.ChainPolicy.ExtraStore.AddRange(sent);
        return ServerTrust.Distrust("server", server, chain, SslPolicyErrors.RemoteCertificateChainErrors, [.. authorities]);
    }

    private static CaFile Read(byte[] content)
    {
        using ToolRun run = new();
        return CaFile.Read(run.Write("ca.pem", content), "ca.pem");
    }

    private static string Pem(X509Certificate2 certificate) => certificate.ExportCertificatePem() + "\n";

    /// <summary>What OpenSSL puts behind a certificate that is trusted for servers.</summary>
    private static byte[] Trust()
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.3.6.1.5.5.7.3.1");
        }

        return writer.Encode();
    }

    private static X509Certificate2 Root(string name, ECDsa? key = null)
    {
        CertificateRequest request = new(name, key ?? ECDsa.Create(ECCurve.NamedCurves.nistP256), HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
    }

    private static X509Certificate2 Issue(string name, ECDsa key, X509Certificate2 issuer, bool isAuthority)
    {
        CertificateRequest request = new(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        return request.Create(issuer, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddMonths(1), RandomNumberGenerator.GetBytes(8));
    }
}
