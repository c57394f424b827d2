using Host.Pages;
using Host.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Host.Simulator.Fleet;

/// <summary>The page of a fleet, and its HTTP API.</summary>
internal static class FleetPage
{
    public const string Path = "fleet";

    /// <summary>Starts the page on 127.0.0.1.</summary>
    /// <exception cref="IOException">The port is in use.</exception>
    public static Task<PageServer> StartAsync(DeviceFleet fleet, int port) => PageServer.StartAsync(new Site("Fleet", typeof(FleetPage).Assembly)
    {
        Assets = typeof(NubisonPlatform).Assembly,
        Port = port,
        AddServices = services => services.AddSingleton(fleet),
        MapApi = api =>
        {
            // Before the page of a single board, which the same assembly has.
            api.MapGet("/", () => Results.Redirect("/" + Path)).WithOrder(-1);
            api.MapGet("/api/state", () => Results.Text(FleetRun.Report(fleet), "application/json"));
        },
    });
}
