using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Host.Pages;
using Host.Platform.Accounts;
using Host.Platform.Certificates;
using Host.Platform.Faults;
using Host.Platform.Protocol;
using Host.Platform.Server;
using Host.Platform.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Host.Platform;

/// <summary>
/// The NUBISON platform, as its HTTP protocol shows it, on this computer. Any number can run in one process; nothing
/// is shared between them. What a platform knows outlives it if it was given a database file.
/// </summary>
internal sealed class NubisonPlatform : IAsyncDisposable
{
    /// <summary>Characters as they are: the device's JSON library misreads most <c>\u</c> escapes.</summary>
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string PortFact = "port";
    private const string HttpsPortFact = "httpsPort";

    private readonly PlatformOptions _options;
    private readonly Database _database;
    private readonly Facts _facts;
    private readonly ServerCertificates _certificates;
    private readonly NubisonProtocol _protocol;
    private readonly Recorder _recorder;
    private CancellationTokenSource _down = new();
    private HttpServer? _server;

    private NubisonPlatform(PlatformOptions options, Database database)
    {
        _options = options;
        _database = database;
        _facts = new Facts(database);
        _certificates = new ServerCertificates(Authority(), NetworkAddresses.NamesFor(options.Address));
        _recorder = new Recorder(database, options.HistoryLength);
        Client = Account();
        Password = IPAddress.IsLoopback(options.Address) ? null : Kept("password", () => RandomNumberGenerator.GetHexString(12, lowercase: true));
        Certificate = options.Certificate;
        Devices = new DeviceRegistry(_recorder);
        Readings = new Readings(_recorder, database);
        Timeline = new Timeline(_recorder, options.Time, options.HistoryLength);
        Traffic = new Traffic(options.Time, options.HistoryLength);
        Tokens = new AccessTokens(options.Time) { Lifetime = options.TokenLifetime, Uses = options.TokenUses };
        _protocol = new NubisonProtocol(options, Client, Tokens, Devices, Timeline);
    }

    public bool IsUp => _server is not null;

    public IPAddress Address => _options.Address;

    /// <summary>Gets the URL for http, without a slash at its end.</summary>
    public string Url => UrlFor("http", Port);

    /// <summary>Gets the URL for https, without a slash at its end.</summary>
    /// <exception cref="InvalidOperationException">The platform was started without https.</exception>
    public string HttpsUrl => UrlFor("https", HttpsPort ?? throw new InvalidOperationException("Started without https."));

    /// <summary>Gets the port for http; it stays the same when the platform goes down and comes up.</summary>
    public int Port { get; private set; }

    public int? HttpsPort { get; private set; }

    /// <summary>Gets the certificate of the platform's CA, PEM: what a device has to trust.</summary>
    public string CaCertificatePem => _certificates.CaCertificatePem;

    /// <summary>Gets or sets the certificate that the next https connection is shown.</summary>
    public CertificateKind Certificate { get; set; }

    public Timeline Timeline { get; }

    public ClientCredentials Client { get; }

    /// <summary>Gets the password for what the platform knows, its timeline and its page; null if only this computer can ask.</summary>
    public string? Password { get; }

    public DeviceRegistry Devices { get; }

    public Readings Readings { get; }

    public AccessTokens Tokens { get; }

    public FaultList Faults { get; } = new();

    public Traffic Traffic { get; }

    /// <summary>Gets the keys of the devices that ever spoke, registered or not.</summary>
    internal IEnumerable<string> DeviceKeys => _recorder.Devices.Select(device => device.Key);

    /// <summary>Writes what a board needs to know of this platform, as its settings file has it.</summary>
    /// <returns>The settings' <c>platform</c>, JSON.</returns>
    public string SettingsFor(string deviceIdentifier)
    {
        JsonObject settings = new()
        {
            ["url"] = HttpsPort is null ? Url : HttpsUrl,
            ["caCertificate"] = HttpsPort is null ? null : "ca.pem",
            ["productCode"] = _options.ProductCodes.FirstOrDefault(DemoAccount.ProductCode),
            ["deviceIdentifier"] = deviceIdentifier,
            ["clientId"] = Client.Id,
            ["clientSecret"] = Client.Secret,
            ["deviceName"] = "Greenhouse 1",
            ["modelName"] = _options.Models.FirstOrDefault(DemoAccount.ModelName),
        };
        return $"\"platform\": {settings.ToJsonString(Unescaped)}";
    }

    /// <summary>Starts a platform.</summary>
    /// <param name="options">Null for the defaults: the demo account on free ports of 127.0.0.1.</param>
    /// <exception cref="IOException">A port is in use, or the database cannot be used.</exception>
    public static async Task<NubisonPlatform> StartAsync(PlatformOptions? options = null)
    {
        options ??= new PlatformOptions();
        NubisonPlatform platform = new(options, new Database(options.Database));

        try
        {
            await platform.ComeUpAsync();
            return platform;
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops listening and closes every connection, as a platform that is away; what it knows is kept, also the tokens.</summary>
    public async Task GoDownAsync()
    {
        if (_server is HttpServer server)
        {
            _server = null;
            await _down.CancelAsync();
            await server.DisposeAsync();
        }
    }

    /// <summary>Listens again on the same ports; does nothing if the platform is up.</summary>
    /// <exception cref="IOException">A port is in use.</exception>
    public async Task ComeUpAsync()
    {
        if (_server is not null)
        {
            return;
        }

        _down.Dispose();
        _down = new CancellationTokenSource();
        _server = Port == 0 ? await BeginAsync() : await ListenAsync(Port, HttpsPort);
        Port = _server.Port;
        HttpsPort = _server.HttpsPort;
    }

    /// <summary>Stops the platform.</summary>
    public async ValueTask DisposeAsync()
    {
        await GoDownAsync();
        _certificates.Dispose();
        _database.Dispose();
        _down.Dispose();
    }

    private async Task HandleAsync(HttpContext http)
    {
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _down.Token);
        string path = http.Request.Path.Value ?? string.Empty;
        Fault? fault = Faults.For(path);
        Traffic.RequestCame(http.Connection.Id, http.Request.Method, path, fault?.Name);
        try
        {
            if (path == NubisonProtocol.TimelinePath && Password is not null && !BasicAuthorization.HasPassword(http.Request.Headers.Authorization, Password))
            {
                http.Response.Headers.WWWAuthenticate = "Basic";
                await RefuseAsync(http.Response, StatusCodes.Status401Unauthorized);
                return;
            }

            PlatformRequest request = await ReadAsync(http.Request, ended.Token);
            Exchange exchange = new(http, request, _protocol.Answer, ended.Token);
            await (fault?.PlayAsync(exchange) ?? exchange.AnswerAsync(exchange.Process()));
            exchange.Finish();
        }
        catch (BadHttpRequestException exception)
        {
            await RefuseAsync(http.Response, exception.StatusCode);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client has gone, or the platform goes down: the fault has nobody left to play to.
            http.Abort();
        }
    }

    private static async Task<PlatformRequest> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        using MemoryStream body = new();
        await request.Body.CopyToAsync(body, cancellation);
        return new PlatformRequest(
            request.Method,
            request.Path.Value ?? string.Empty,
            request.QueryString.Value ?? string.Empty,
            request.ContentType,
            request.Headers.TryGetValue("Authorization", out StringValues authorization) ? authorization.ToString() : null,
            body.ToArray());
    }

    private static Task RefuseAsync(HttpResponse response, int status)
    {
        PlatformAnswer answer = PlatformAnswer.Refusal(status, status switch
        {
            StatusCodes.Status413PayloadTooLarge => "The request is too long.",
            StatusCodes.Status401Unauthorized => "The password that the command printed is needed.",
            _ => "The request is not valid.",
        });
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        return response.WriteAsync(answer.Body);
    }

    private string UrlFor(string scheme, int port) =>
        new UriBuilder(scheme, NetworkAddresses.Reachable(_options.Address).ToString(), port).Uri.GetLeftPart(UriPartial.Authority);

    private Task<HttpServer> ListenAsync(int port, int? httpsPort) =>
        HttpServer.StartAsync(_options with { Port = port, HttpsPort = httpsPort }, Traffic, _certificates, () => Certificate, HandleAsync);

    /// <summary>A device knows the platform by its address, so the ports of the last time are taken again if they are free.</summary>
    private async Task<HttpServer> BeginAsync()
    {
        int port = _options.Port != 0 ? _options.Port : LastPort(PortFact);
        int? httpsPort = _options.HttpsPort == 0 ? LastPort(HttpsPortFact) : _options.HttpsPort;
        HttpServer server;

        try
        {
            server = await ListenAsync(port, httpsPort);
        }
        catch (Exception exception) when (exception is IOException or SocketException && (port != _options.Port || httpsPort != _options.HttpsPort))
        {
            server = await ListenAsync(_options.Port, _options.HttpsPort);
        }

        _facts[PortFact] = server.Port.ToString(CultureInfo.InvariantCulture);
        _facts[HttpsPortFact] = (server.HttpsPort ?? 0).ToString(CultureInfo.InvariantCulture);
        return server;
    }

    private int LastPort(string name) => int.Parse(_facts[name] ?? "0", CultureInfo.InvariantCulture);

    private string Kept(string name, Func<string> make)
    {
        string value = _facts[name] ?? make();
        _facts[name] = value;
        return value;
    }

    private CertificateAuthority Authority() => new(Kept("ca", () =>
    {
        using CertificateAuthority fresh = new();
        return fresh.ToPem();
    }));

    /// <summary>The demo account's secret is in the documents: beyond this computer it would let anybody in.</summary>
    private ClientCredentials Account()
    {
        bool isAlone = IPAddress.IsLoopback(_options.Address);
        ClientCredentials fresh = isAlone ? DemoAccount.Client : DemoAccount.Client with { Secret = RandomNumberGenerator.GetHexString(20, lowercase: true) };
        ClientCredentials? kept = _facts["clientId"] is string id ? new ClientCredentials(id, _facts["clientSecret"]!) : null;
        ClientCredentials client = _options.Client ?? (kept is null || (kept == DemoAccount.Client && !isAlone) ? fresh : kept);

        if (client != kept)
        {
            _facts["clientId"] = client.Id;
            _facts["clientSecret"] = client.Secret;
        }

        return client;
    }
}
