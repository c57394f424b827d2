using System.Net;
using System.Net.Security;
using Host.Pages;
using Host.Platform.Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Host.Platform.Server;

/// <summary>Kestrel, on http and https, with a <see cref="Wire"/> under each request.</summary>
internal sealed class HttpServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private HttpServer(WebApplication application) => _application = application;

    public int Port => PortOf(Uri.UriSchemeHttp)!.Value;

    public int? HttpsPort => PortOf(Uri.UriSchemeHttps);

    /// <exception cref="IOException">A port is in use.</exception>
    public static async Task<HttpServer> StartAsync(
        PlatformOptions options, Traffic traffic, ServerCertificates certificates, Func<CertificateKind> certificate, RequestDelegate handler)
    {
        // The empty builder reads no configuration and watches no files: many platforms live in one process.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.KeepAliveTimeout = options.KeepAlive;
            kestrel.Limits.MaxRequestBodySize = options.MaximumBodyLength;
            kestrel.Listen(options.Address, options.Port, listener => Prepare(listener, traffic));
            if (options.HttpsPort is int httpsPort)
            {
                kestrel.Listen(options.Address, httpsPort, listener =>
                {
                    Prepare(listener, traffic);
                    listener.UseHttps(new TlsHandshakeCallbackOptions
                    {
                        OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificateContext = certificates.Get(certificate()) }),
                    });
                });
            }
        });

        WebApplication application = builder.Build();
        application.Run(handler);
        await application.StartAsync();
        return new HttpServer(application);
    }

    /// <summary>Stops listening and closes every connection.</summary>
    public ValueTask DisposeAsync() => _application.EndAsync();

    private static void Prepare(ListenOptions listener, Traffic traffic)
    {
        listener.Protocols = HttpProtocols.Http1;
        listener.Use(next => async connection =>
        {
            traffic.ConnectionOpened();
            connection.Features.Set(new Wire(connection));
            try
            {
                await next(connection);
            }
            finally
            {
                traffic.ConnectionClosed();
            }
        });
    }

    private int? PortOf(string scheme) => _application.Urls
        .Select(url => new Uri(url))
        .Where(url => url.Scheme == scheme)
        .Select(url => (int?)url.Port)
        .FirstOrDefault();
}
