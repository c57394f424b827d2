using System.Text.RegularExpressions;
using Host.Platform.CommandLine;

namespace Host.Tests.Platform;

/// <summary>The platform that runs alone.</summary>
[TestClass]
public sealed class PlatformCommandTests
{
    [TestMethod]
    public async Task The_platform_tells_where_it_is_and_then_its_timeline_until_it_is_stopped()
    {
        string ca = Path.GetTempFileName();
        string linked = Path.GetTempFileName();
        await File.WriteAllTextAsync(linked, "somebody's");

        if (!OperatingSystem.IsWindows())
        {
            File.Delete(ca);
            File.CreateSymbolicLink(ca, linked);
        }

        using StringWriter text = new();
        TextWriter output = TextWriter.Synchronized(text);
        string Written()
        {
            lock (output)
            {
                return text.ToString();
            }
        }

        using CancellationTokenSource stop = new();
        string[] options =
        [
            "--port", "0", "--https-port", "0", "--page-port", "0", "--memory", "--ca", ca, "--client-id", "me", "--client-secret", "mine", "--model", "ENV-1",
            "--fault", "503 retry-after 5 next 1",
        ];
        Task<int> run = PlatformCommand.RunAsync(options, output, output, stop.Token);

        Patience.Until(() => Written().Contains("/timeline"));
        string url = Regex.Match(Written(), "^platform  (http://127.0.0.1:[0-9]+)  https://127.0.0.1:[0-9]+", RegexOptions.Multiline).Groups[1].Value;
        using PlatformClient client = new(url);
        const string Form = "application/x-www-form-urlencoded";
        Assert.AreEqual(503, (await client.PostAsync("/devices/login", Form, "deviceKey=a_b", PlatformClient.Basic("me", "mine"))).Status);
        PlatformClient.Reply login = await client.PostAsync("/devices/login", Form, "deviceKey=a_b", PlatformClient.Basic("me", "mine"));
        Assert.AreEqual(400, (await client.RegisterAsync(login.Member("AccessToken"), "a_b", model: "ENV-2")).Status);
        await stop.CancelAsync();

        Assert.AreEqual(0, await run);
        StringAssert.Matches(Written(), new Regex(@"\d\d:\d\d:\d\d\.\d{3}  a_b  login\n".Replace("\n", Regex.Escape(Environment.NewLine))));
        StringAssert.StartsWith(await File.ReadAllTextAsync(ca), "-----BEGIN CERTIFICATE-----");
        Assert.AreEqual("somebody's", await File.ReadAllTextAsync(linked), "A link in the CA file's place was followed.");
        File.Delete(ca);
        File.Delete(linked);
    }

    [TestMethod]
    [DataRow("--colour", "'--colour'")]
    [DataRow("--port eighty", "'eighty'")]
    [DataRow("--port 65536", "--port: '65536' is not a port")]
    [DataRow("--port 1 --port 2", "'--port' expects a single argument")]
    [DataRow("--https-port -1", "'-1'")]
    [DataRow("--listen nowhere", "--listen: 'nowhere' is not an address")]
    [DataRow("--certificate Good", "--certificate: 'Good' is not one of Trusted, Chained, Expired, WrongName, Foreign")]
    [DataRow("--certificate 7", "--certificate: '7' is not one of")]
    [DataRow("--token-uses 0", "--token-uses: '0' is not a whole number above 0")]
    [DataRow("--token-uses many", "--token-uses: 'many' is not a whole number above 0")]
    [DataRow("--token-seconds 0", "--token-seconds: '0' is not a number of seconds")]
    [DataRow("--token-seconds NaN", "--token-seconds: 'NaN' is not a number of seconds")]
    [DataRow("--token-seconds 1e300", "--token-seconds: '1e300' is not a number of seconds")]
    [DataRow("--memory --listen 192.0.2.1", "assign requested address")]
    [DataRow("--client-id me", "--client-id and --client-secret belong together")]
    [DataRow("--database /no/such/folder/platform.db", "/no/such/folder/platform.db")]
    [DataRow("--memory --port 0 --https-port 0 --ca /no/such/folder/ca.pem", "/no/such/folder")]
    [DataRow("--fault explode", "--fault: unknown fault 'explode'")]
    public async Task Wrong_options_are_refused_with_the_reason(string options, string reason)
    {
        using StringWriter error = new();
        Assert.AreEqual(2, await PlatformCommand.RunAsync(options.Split(' '), TextWriter.Null, error, CancellationToken.None));
        StringAssert.Contains(error.ToString(), reason);
        Assert.HasCount(1, error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries), "one line a fault");
    }
}
