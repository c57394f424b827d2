using System.Globalization;
using System.Text;
using Host.Pages;
using Host.Platform.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Host.Platform.Page;

/// <summary>The page of a platform, and what else its listener serves.</summary>
internal static class PlatformPage
{
    /// <summary>Starts the page, on the address that the platform listens on.</summary>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static Task<PageServer> StartAsync(NubisonPlatform platform, int port = 0) => PageServer.StartAsync(
        new Site("NUBISON platform", typeof(PlatformPage).Assembly)
        {
            Address = platform.Address,
            Port = port,
            Password = platform.Password,
            AddServices = services => services.AddSingleton(platform),
            MapApi = api => Map(api, platform),
        },
        NetworkAddresses.Reachable(platform.Address));

    private static void Map(IEndpointRouteBuilder api, NubisonPlatform platform)
    {
        api.MapGet("/timeline", (string? deviceKey) => Results.Text(platform.Timeline.ToJson(deviceKey), "application/json")).HasQuery("deviceKey");
        api.MapGet("/devices/{key}/readings.csv", (string key, string? from, string? to, HttpResponse response) => WriteCsvAsync(platform, key, from, to, response))
            .HasQuery("from", "to");
        api.MapGet("/api/events", (HttpRequest request, CancellationToken gone) =>
            EventStream.Of(request, platform.Timeline.Added, entry => (entry.KindName, Timeline.ToJson(entry)), gone)).HasQuery();
    }

    private static async Task<IResult> WriteCsvAsync(NubisonPlatform platform, string key, string? from, string? to, HttpResponse response)
    {
        if (!TryReadTime(from, DateTimeOffset.MinValue, out DateTimeOffset first))
        {
            return QueryCheck.BadRequest($"from: '{from}' is not a time; write it as 2026-11-23T12:00:00Z");
        }

        if (!TryReadTime(to, DateTimeOffset.MaxValue, out DateTimeOffset last))
        {
            return QueryCheck.BadRequest($"to: '{to}' is not a time; write it as 2026-11-23T12:00:00Z");
        }

        if (first > last)
        {
            return QueryCheck.BadRequest($"from: '{from}' is after '{to}'");
        }

        if (platform.Timeline.Count(deviceKey: key) == 0)
        {
            return Results.Text($"there is no device '{key}'\n", statusCode: StatusCodes.Status404NotFound);
        }

        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = "attachment; filename=\"readings.csv\"";
        await using StreamWriter writer = new(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await platform.Readings.WriteCsvAsync(key, first, last, writer);
        return Results.Empty;
    }

    private static bool TryReadTime(string? text, DateTimeOffset otherwise, out DateTimeOffset time)
    {
        time = otherwise;
        return text is null || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }
}
