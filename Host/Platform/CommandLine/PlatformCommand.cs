using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using System.Net.Sockets;
using Host.CommandLine;
using Host.Events;
using Host.Pages;
using Host.Platform.Accounts;
using Host.Platform.Certificates;
using Host.Platform.Faults;
using Host.Platform.Page;
using Host.Platform.Protocol;

namespace Host.Platform.CommandLine;

/// <summary>The command line of the platform that runs alone.</summary>
internal sealed class PlatformCommand
{
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly Option<int?> _port = new("--port")
    {
        Description = "The port for http; 0 for a free one.",
        DefaultValueFactory = _ => 8080,
        CustomParser = OptionValue.Port(),
    };

    private readonly Option<int?> _httpsPort = new("--https-port")
    {
        Description = "The port for https; 0 for a free one.",
        DefaultValueFactory = _ => 8443,
        CustomParser = OptionValue.Port(),
    };

    private readonly Option<int?> _pagePort = new("--page-port")
    {
        Description = "The port for the page; 0 for a free one.",
        DefaultValueFactory = _ => 8090,
        CustomParser = OptionValue.Port(),
    };

    private readonly Option<IPAddress?> _address = new("--listen")
    {
        Description = "The address to listen on; 0.0.0.0 lets boards in this computer's network reach it, and has the page ask for a password.",
        DefaultValueFactory = _ => IPAddress.Loopback,
        CustomParser = OptionValue.Read(text => IPAddress.TryParse(text, out IPAddress? address) ? address : null, "an address"),
    };

    private readonly Option<FileInfo> _ca = new("--ca")
    {
        Description = "Where to write the certificate of the CA.",
        DefaultValueFactory = _ => new FileInfo(Path.Combine(Path.GetTempPath(), "nubison-ca.pem")),
    };

    private readonly Option<FileInfo> _database = new("--database")
    {
        Description = "The SQLite file that keeps readings, devices, CA and account.",
        DefaultValueFactory = _ => new FileInfo(Path.Combine(AppContext.BaseDirectory, "platform.db")),
        CustomParser = result => new FileInfo(Path.GetFullPath(result.Tokens[0].Value)),
    };

    private readonly Option<bool> _memory = new("--memory") { Description = "Keep nothing beyond this run." };
    private readonly Option<string?> _clientId = new("--client-id") { Description = "Who may log devices in. Default: as the database knows, at first the demo account." };
    private readonly Option<string?> _clientSecret = new("--client-secret") { Description = "The client's secret." };
    private readonly Option<string[]> _models = new("--model") { Description = "A model registered on the platform; may be repeated. None: any." };
    private readonly Option<string[]> _products = new("--product") { Description = "A product code that is served; may be repeated. None: any." };
    private readonly Option<bool> _loginJson = new("--login-json") { Description = "Logins are JSON; forms are answered 415." };
    private readonly Option<int?> _tokenUses = new("--token-uses")
    {
        Description = "How many requests a token is good for.",
        CustomParser = OptionValue.Whole(1, int.MaxValue, "a whole number above 0"),
    };

    private readonly Option<double?> _tokenSeconds = new("--token-seconds")
    {
        Description = "How long a token lives.",
        CustomParser = OptionValue.Seconds(int.MaxValue),
    };

    private readonly Option<CertificateKind?> _certificate = new("--certificate")
    {
        Description = "The certificate that https shows.",
        CustomParser = OptionValue.Read(CertificateOf, $"one of {string.Join(", ", Enum.GetNames<CertificateKind>())}"),
    };

    private readonly Option<FaultSetting[]> _faults = new("--fault")
    {
        Description = $"What goes wrong, such as \"503 retry-after 5 on /devices/data every 7\"; may be repeated: {FaultSetting.Help}.",
        CustomParser = ReadFaults,
    };

    private PlatformCommand(TextWriter output, TextWriter error)
    {
        _output = TextWriter.Synchronized(output);
        _error = error;
    }

    /// <param name="error">Gets the reason when the exit status is 2.</param>
    /// <returns>The exit status: 0, or 2 for wrong options or a port in use.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error, CancellationToken stop)
    {
        PlatformCommand options = new(output, error);
        RootCommand command = new("The NUBISON platform, from its HTTP protocol, on this computer.")
        {
            options._port, options._httpsPort, options._pagePort, options._address, options._ca, options._database, options._memory, options._clientId, options._clientSecret,
            options._models, options._products, options._loginJson, options._tokenUses, options._tokenSeconds,
            options._certificate, options._faults,
        };
        command.Validators.Add(options.Validate);
        command.SetAction(options.RunAsync);
        return await CommandRun.RunAsync(command, arguments, new InvocationConfiguration { Output = output, Error = error }, stop);
    }

    private void Validate(CommandResult result)
    {
        if (result.GetValue(_clientId) is null != result.GetValue(_clientSecret) is null)
        {
            result.AddError("--client-id and --client-secret belong together");
        }
    }

    private static CertificateKind? CertificateOf(string text) =>
        Enum.GetValues<CertificateKind>().Cast<CertificateKind?>().FirstOrDefault(kind => kind.ToString()!.Equals(text, StringComparison.OrdinalIgnoreCase));

    private static FaultSetting[] ReadFaults(ArgumentResult result)
    {
        List<FaultSetting> faults = [];
        foreach (Token token in result.Tokens)
        {
            try
            {
                faults.Add(FaultSetting.Parse(token.Value));
            }
            catch (FormatException exception)
            {
                result.Refuse(exception.Message);
            }
        }

        return [.. faults];
    }

    /// <summary>In a folder that everybody may write to, somebody could have put a link in its place: it is replaced, not followed.</summary>
    private static async Task WriteCertificateAsync(string path, string pem, CancellationToken cancellation)
    {
        string fresh = $"{path}.{Path.GetRandomFileName()}";
        FileStreamOptions create = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };

        await using (StreamWriter file = new(fresh, create))
        {
            await file.WriteAsync(pem.AsMemory(), cancellation);
        }

        File.Move(fresh, path, overwrite: true);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        try
        {
            await using NubisonPlatform platform = await NubisonPlatform.StartAsync(ReadOptions(parsed));
            foreach (FaultSetting fault in parsed.GetValue(_faults) ?? [])
            {
                platform.Faults.Add(fault);
            }

            string ca = parsed.GetRequiredValue(_ca).FullName;
            await WriteCertificateAsync(ca, platform.CaCertificatePem, cancellation);
            using Subscription<TimelineEntry> timeline = platform.Timeline.Added.Subscribe();
            await using PageServer page = await PlatformPage.StartAsync(platform, parsed.GetValue(_pagePort) ?? 0);
            _output.WriteLine($"page      {page.Url}{(platform.Password is null ? string.Empty : $"  password: {platform.Password}")}");
            _output.WriteLine($"platform  {platform.Url}  {platform.HttpsUrl}");
            _output.WriteLine($"client    {platform.Client.Id} : {platform.Client.Secret}");
            _output.WriteLine($"CA        {ca}");
            _output.WriteLine($"timeline  {platform.Url}/timeline");
            _output.WriteLine($"settings  {platform.SettingsFor("A1B2C3")}");
            await PrintAsync(timeline, cancellation);
            return 0;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        catch (Exception exception) when (exception is IOException or SocketException or UnauthorizedAccessException)
        {
            // A port in use, an address that is not ours, a CA file that cannot be written.
            await _error.WriteLineAsync(exception.Message);
            return CommandRun.WrongInput;
        }
    }

    private PlatformOptions ReadOptions(ParseResult parsed) => new()
    {
        Address = parsed.GetValue(_address)!,
        Port = parsed.GetValue(_port) ?? 0,
        HttpsPort = parsed.GetValue(_httpsPort),
        Database = parsed.GetValue(_memory) ? null : parsed.GetRequiredValue(_database).FullName,
        Client = parsed.GetValue(_clientId) is string id ? new ClientCredentials(id, parsed.GetValue(_clientSecret)!) : null,
        Models = parsed.GetValue(_models) ?? [],
        ProductCodes = parsed.GetValue(_products) ?? [],
        LoginContent = parsed.GetValue(_loginJson) ? LoginContent.Json : LoginContent.Form,
        TokenUses = parsed.GetValue(_tokenUses),
        TokenLifetime = parsed.GetValue(_tokenSeconds) is double seconds ? TimeSpan.FromSeconds(seconds) : null,
        Certificate = parsed.GetValue(_certificate) ?? CertificateKind.Trusted,
    };

    /// <summary>Stopped, it still prints what was recorded before.</summary>
    private async Task PrintAsync(Subscription<TimelineEntry> timeline, CancellationToken cancellation)
    {
        await using CancellationTokenRegistration stop = cancellation.Register(timeline.Dispose);

        await foreach (Numbered<TimelineEntry> added in timeline.Reader.ReadAllAsync(CancellationToken.None))
        {
            Print(added.Item);
        }
    }

    private void Print(TimelineEntry entry) =>
        _output.WriteLine($"{entry.Time.ToLocalTime():HH:mm:ss.fff}  {entry.DeviceKey}  {entry.KindName,-12}  {entry.Data}".TrimEnd());
}
