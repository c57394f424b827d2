using System.Text.Json;
using Host.Pages;
using Host.Platform;
using Host.Simulator.Control;
using Host.Simulator.Device;
using Host.Simulator.Readings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Host.Simulator.Page;

/// <summary>The page of the virtual board, and its HTTP API.</summary>
internal static class BoardPage
{
    /// <summary>Starts the page on 127.0.0.1.</summary>
    /// <exception cref="IOException">The port is in use.</exception>
    public static Task<PageServer> StartAsync(Bench bench, int port) => PageServer.StartAsync(new Site("Virtual board", typeof(BoardPage).Assembly)
    {
        Assets = typeof(NubisonPlatform).Assembly,
        Port = port,
        AddServices = services => services.AddSingleton(bench),
        MapApi = api => Map(api, bench),
    });

    /// <summary>Far more than any command has; what is longer is none, and is not repeated.</summary>
    private const int LongestCommand = 500;

    private static void Map(IEndpointRouteBuilder api, Bench bench)
    {
        api.MapGet("/api/state", () => Results.Json(StateOf(bench))).HasQuery();
        api.MapGet("/api/scenario", () => Results.Text(bench.Controls.ToScenario())).HasQuery();
        api.MapPost("/api/commands", (HttpRequest request) => DoAsync(bench.Controls, request)).HasQuery();
        api.MapGet("/api/events", (HttpRequest request, CancellationToken gone) => EventStream.Of(request, bench.Device.Events, Write, gone)).HasQuery();
    }

    private static object StateOf(Bench bench)
    {
        ReadingTotals totals = bench.Readings.Totals;
        return new
        {
            device = bench.Device.Name,
            state = bench.Device.State.ToString(),
            uptime = bench.Device.Board.Power.Run?.Uptime.TotalSeconds,
            asleepUntil = bench.Device.AsleepUntil,
            power = bench.Device.Consumption,
            readings = new { totals.Taken, totals.InRam, totals.OnFlash, totals.Accepted, totals.Unsaved, totals.Dropped, totals.Refused, totals.AddUp },
            counts = bench.Device.Counts,
            switches = bench.Controls.Switches.Select(known => new { known.Name, known.IsOn }),
            quantities = bench.Device.Quantities.Select(quantity => new { quantity.Name, quantity.Unit, quantity.Minimum, quantity.Maximum, quantity.Value, quantity.Held }),
        };
    }

    private static async Task<IResult> DoAsync(Controls controls, HttpRequest request)
    {
        using StreamReader reader = new(request.Body);
        char[] command = new char[LongestCommand + 1];
        int length = await reader.ReadBlockAsync(command);

        try
        {
            await controls.DoAsync(length <= LongestCommand ? new string(command, 0, length).Trim() : throw new CommandException($"a command has at most {LongestCommand} characters"));
            return Results.NoContent();
        }
        catch (CommandException exception)
        {
            return QueryCheck.BadRequest(exception.Message);
        }
    }

    private static (string Kind, string Json) Write(DeviceEvent happened) =>
        (happened.Kind.ToString(), JsonSerializer.Serialize(new { happened.Device, Uptime = happened.Uptime.TotalSeconds, happened.Text }, JsonSerializerOptions.Web));
}
