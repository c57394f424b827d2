using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Host.Platform;
using Host.Platform.Certificates;
using Host.Tests.Tool;

namespace Host.Tests.EndToEnd;

/// <summary>A server whose certificate comes from an intermediate authority: the file of the settings has the root, the intermediate, or both.</summary>
[TestClass]
public sealed class CertificateChainTests
{
    [TestMethod]
    [DataRow(true, false)]
    [DataRow(true, true)]
    [DataRow(false, true)]
    public async Task The_firmware_and_the_PC_trust_a_server_that_sends_its_intermediate_certificate_along(bool root, bool intermediate)
    {
        await using Rig rig = await Rig.MakeAsync(new PlatformOptions { Certificate = CertificateKind.Chained });
        string authorities = (root ? rig.Platform.CaCertificatePem + "\n" : "") + (intermediate ? await IntermediateAsync(rig.Platform) + "\n" : "");
        rig.Settings["platform"]!["url"] = rig.Platform.HttpsUrl;
        rig.Settings["platform"]!["caCertificate"] = "ca.pem";
        File.WriteAllText(Path.Combine(rig.Board.Flash.Folder, "ca.pem"), authorities);
        using ToolRun tool = new();
        tool.Write("nubison.json", rig.Settings.ToJsonString());
        tool.Write("ca.pem", authorities);

        rig.Start();
        await rig.DeliveredAsync(2);
        rig.Stop();
        Assert.AreEqual(0, await tool.RunAsync("login", "--settings", "nubison.json"), tool.Error);
    }

    [TestMethod]
    public async Task A_file_with_the_root_alone_does_not_do_for_a_stranger_with_an_intermediate_of_the_same_name()
    {
        await using Rig rig = await Rig.MakeAsync(new PlatformOptions { Certificate = CertificateKind.Chained });
        await using NubisonPlatform stranger = await NubisonPlatform.StartAsync();
        rig.Settings["platform"]!["url"] = rig.Platform.HttpsUrl;
        rig.Settings["platform"]!["caCertificate"] = "ca.pem";
        File.WriteAllText(Path.Combine(rig.Board.Flash.Folder, "ca.pem"), stranger.CaCertificatePem);

        rig.Start();
        rig.LogShows("certificate is not trusted");

        Assert.AreEqual(0, rig.Platform.Traffic.Requests);
    }

    /// <summary>Gets the intermediate certificate as a browser does: from the server.</summary>
    private static async Task<string> IntermediateAsync(NubisonPlatform platform)
    {
        Uri url = new(platform.HttpsUrl);
        using TcpClient client = new(url.Host, url.Port);
        string pem = "";
        await using SslStream tls = new(client.GetStream(), false, (_, _, chain, _) =>
        {
            pem = chain!.ChainPolicy.ExtraStore.Single(sent => sent.Subject.StartsWith("CN=Intermediate", StringComparison.Ordinal)).ExportCertificatePem();
            return true;
        });
        await tls.AuthenticateAsClientAsync(url.Host);
        return pem;
    }
}
