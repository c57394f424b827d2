using System.Net;
using Host.Platform.Accounts;
using Host.Platform.Certificates;
using Host.Platform.Faults;
using Host.Platform.Protocol;
using Host.Platform.Server;
using Microsoft.AspNetCore.Http;

namespace Host.Platform;

/// <summary>
/// The NUBISON platform, as its HTTP protocol shows it, on this computer. Any number can run in one process; nothing
/// is shared between them and nothing outlives them.
/// </summary>
public sealed class NubisonPlatform : IAsyncDisposable
{
    private readonly PlatformOptions _options;
    private readonly ServerCertificates _certificates;
    private readonly NubisonProtocol _protocol;
    private CancellationTokenSource _down = new();
    private HttpServer? _server;

    private NubisonPlatform(PlatformOptions options)
    {
        _options = options;
        _certificates = new ServerCertificates(new[] { options.Address.ToString(), "127.0.0.1", "localhost" }.Distinct());
        Certificate = options.Certificate;
        Timeline = new Timeline(options.Time, options.HistoryLength);
        Traffic = new Traffic(options.Time, options.HistoryLength);
        Tokens = new AccessTokens(options.Time) { Lifetime = options.TokenLifetime, Uses = options.TokenUses };
        _protocol = new NubisonProtocol(options, Tokens, Devices, Timeline);
    }

    /// <summary>Gets the URL for http, without a slash at its end.</summary>
    public string Url => UrlFor("http", Port);

    /// <summary>Gets the URL for https, without a slash at its end.</summary>
    /// <exception cref="InvalidOperationException">The platform was started without https.</exception>
    public string HttpsUrl => UrlFor("https", HttpsPort ?? throw new InvalidOperationException("Started without https."));

    /// <summary>Gets the port for http; it stays the same when the platform goes down and comes up.</summary>
    public int Port { get; private set; }

    /// <summary>Gets the port for https, or null.</summary>
    public int? HttpsPort { get; private set; }

    /// <summary>Gets the certificate of the platform's CA, PEM: what a device has to trust.</summary>
    public string CaCertificatePem => _certificates.CaCertificatePem;

    /// <summary>Gets or sets the certificate that the next https connection is shown.</summary>
    public CertificateKind Certificate { get; set; }

    /// <summary>Gets what the platform recorded.</summary>
    public Timeline Timeline { get; }

    /// <summary>Gets the registered devices.</summary>
    public DeviceRegistry Devices { get; } = new();

    /// <summary>Gets the access tokens.</summary>
    public AccessTokens Tokens { get; }

    /// <summary>Gets the faults that are switched on.</summary>
    public FaultList Faults { get; } = new();

    /// <summary>Gets the counts of connections and requests.</summary>
    public Traffic Traffic { get; }

    /// <summary>Starts a platform.</summary>
    /// <param name="options">Null for the defaults: the demo account on free ports of 127.0.0.1.</param>
    /// <returns>The platform, which listens.</returns>
    /// <exception cref="IOException">A port is in use.</exception>
    public static async Task<NubisonPlatform> StartAsync(PlatformOptions? options = null)
    {
        NubisonPlatform platform = new(options ?? new PlatformOptions());
        await platform.ComeUpAsync().ConfigureAwait(false);
        return platform;
    }

    /// <summary>
    /// Stops listening and closes every connection, as a platform that is away; what it knows is kept, also the tokens.
    /// </summary>
    /// <returns>A task that ends when connections are refused.</returns>
    public async Task GoDownAsync()
    {
        if (_server is HttpServer server)
        {
            _server = null;
            await _down.CancelAsync().ConfigureAwait(false);
            await server.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Listens again on the same ports; does nothing where the platform is up.</summary>
    /// <returns>A task that ends when connections are accepted.</returns>
    /// <exception cref="IOException">A port is in use.</exception>
    public async Task ComeUpAsync()
    {
        if (_server is not null)
        {
            return;
        }

        _down.Dispose();
        _down = new CancellationTokenSource();
        PlatformOptions options = Port == 0 ? _options : _options with { Port = Port, HttpsPort = HttpsPort };
        _server = await HttpServer.StartAsync(options, Traffic, _certificates, () => Certificate, HandleAsync).ConfigureAwait(false);
        Port = _server.Port;
        HttpsPort = _server.HttpsPort;
    }

    /// <summary>Stops the platform.</summary>
    /// <returns>A task that ends when its connections are closed.</returns>
    public async ValueTask DisposeAsync()
    {
        await GoDownAsync().ConfigureAwait(false);
        _certificates.Dispose();
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
            Exchange exchange = new(http, await ReadAsync(http.Request, ended.Token).ConfigureAwait(false), _protocol.Answer, ended.Token);
            await (fault?.PlayAsync(exchange) ?? exchange.AnswerAsync(exchange.Process())).ConfigureAwait(false);
            exchange.Finish();
        }
        catch (BadHttpRequestException exception)
        {
            await RefuseAsync(http.Response, exception.StatusCode).ConfigureAwait(false);
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
        await request.Body.CopyToAsync(body, cancellation).ConfigureAwait(false);
        return new PlatformRequest(
            request.Method,
            request.Path.Value ?? string.Empty,
            request.QueryString.Value ?? string.Empty,
            request.ContentType,
            request.Headers.TryGetValue("Authorization", out var authorization) ? authorization.ToString() : null,
            body.ToArray());
    }

    private static Task RefuseAsync(HttpResponse response, int status)
    {
        PlatformAnswer answer = PlatformAnswer.Refusal(status, status == 413 ? "The request is too long." : "The request is not valid.");
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        return response.WriteAsync(answer.Body);
    }

    private string UrlFor(string scheme, int port) => new UriBuilder(
        scheme, Equals(_options.Address, IPAddress.Any) ? IPAddress.Loopback.ToString() : _options.Address.ToString(), port).Uri.GetLeftPart(UriPartial.Authority);
}
