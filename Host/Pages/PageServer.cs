using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Radzen;

namespace Host.Pages;

/// <summary>Serves pages and their API on a listener of their own: what happens to the protocol's does not touch it.</summary>
public sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private PageServer(WebApplication application, string url)
    {
        _application = application;
        Url = url;
    }

    /// <summary>Gets the URL of the first page, with a slash at its end.</summary>
    public string Url { get; }

    /// <summary>Starts listening.</summary>
    /// <param name="reachable">The address for the URL, if the one that is listened on is any; null for that one.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<PageServer> StartAsync(Site site, IPAddress? reachable = null)
    {
        // The empty builder reads no configuration and watches no files: many servers live in one process.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = site.Assets.GetName().Name, ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(site.Address, site.Port);
        });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddSingleton(site);
        builder.Services.AddRoutingCore();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddRadzenComponents();
        site.AddServices(builder.Services);

        WebApplication application = builder.Build();
        application.UseMiddleware<AccessGate>();
        application.UseStaticFiles();
        application.UseAntiforgery();
        site.MapApi(application);
        application.MapRazorComponents<Root>().AddAdditionalAssemblies(site.Pages).AddInteractiveServerRenderMode();
        await application.StartAsync();
        int port = new Uri(application.Urls.First()).Port;
        return new PageServer(application, $"http://{reachable ?? site.Address}:{port}/");
    }

    /// <summary>Stops listening and closes every connection.</summary>
    public ValueTask DisposeAsync() => _application.EndAsync();
}
