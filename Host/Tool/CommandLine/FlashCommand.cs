using System.CommandLine;
using Host.Tool.Boards;
using Host.Tool.Flasher;

namespace Host.Tool.CommandLine;

/// <summary><c>nubison flash</c>: the nanoFramework runtime.</summary>
internal static class FlashCommand
{
    private const int Attempts = 3;

    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(2);

    internal static Command Create(ToolHost host)
    {
        Option<string> port = SharedOptions.Port();
        Option<string?> board = SharedOptions.Board();
        Option<string?> target = new("--target") { Description = "A runtime by its own name, for a board that is not listed", HelpName = "NAME" };
        Option<string?> version = SharedOptions.RuntimeVersion();
        Option<bool> erase = new("--erase") { Description = "Erase the whole flash first: for a new board. Settings and stored readings are lost" };
        Option<int?> baud = SharedOptions.Baud("The transfer speed; 115200 helps if 1500000 fails");
        Option<string?> archive = SharedOptions.Archive();
        Option<bool> dryRun = SharedOptions.DryRun();
        Command command = new("flash", "Writes the nanoFramework runtime to a board and checks that it fits this firmware") { port, board, target, version, erase, baud, archive, dryRun };
        command.SetAction((parsed, cancellation) => RunAsync(
            host,
            new Request(
                parsed.GetRequiredValue(port),
                TargetOf(parsed.GetValue(board), parsed.GetValue(target)),
                SharedOptions.CheckVersion(parsed.GetValue(version)),
                parsed.GetValue(erase),
                parsed.GetValue(baud),
                SharedOptions.FindArchive(host, parsed.GetValue(archive)),
                parsed.GetValue(dryRun)),
            cancellation));
        return command;
    }

    private static string? TargetOf(string? board, string? target)
    {
        if (board is not null && target is not null)
        {
            throw ToolException.Refused("--board and --target exclude each other");
        }

        return board is null ? target : BoardKind.Named(board).Target;
    }

    private static async Task<int> RunAsync(ToolHost host, Request request, CancellationToken cancellation)
    {
        request = request.DryRun ? request : request with { Port = host.FindPort(request.Port) };
        NanoffLine flash = NanoffLines.Flash(request.Port, request.Target, request.Version, request.Erase, request.Baud, request.Archive, terse: !host.OutputIsTerminal);
        NanoffLine details = NanoffLines.Details(request.Port);
        if (request.DryRun)
        {
            host.Output.WriteLine(flash);
            host.Output.WriteLine(details);
            return ExitStatus.Done;
        }

        Nanoff nanoff = new(host);
        await nanoff.RunAsync(flash, host.OutputIsTerminal ? Show.Inherit : Show.Copy, cancellation);
        await CheckAsync(host, request, nanoff, details, cancellation);
        return ExitStatus.Done;
    }

    private static async Task CheckAsync(ToolHost host, Request request, Nanoff nanoff, NanoffLine details, CancellationToken cancellation)
    {
        string output = await AskAsync(host, nanoff, details, cancellation);
        BoardRuntime runtime = BoardRuntime.Parse(output);
        if ((request.Target is not null && request.Target != runtime.Target) || (request.Version is not null && request.Version != runtime.Version))
        {
            throw new ToolException($"{request.Target ?? runtime.Target} {request.Version ?? runtime.Version} was asked for, but the board says that it has {runtime.Target} {runtime.Version}; press its reset button and flash it again");
        }

        IReadOnlyList<string> misfits = runtime.Misfits();
        if (misfits.Count > 0)
        {
            throw new ToolException($"runtime {runtime.Version} does not fit this firmware: {misfits[0]}{(misfits.Count > 1 ? $" (and {misfits.Count - 1} more)" : "")}; choose another with --fwversion, see docs/boards.md");
        }

        host.Output.WriteLine($"{runtime.Target} {runtime.Version} is on the board and fits this firmware.{(runtime.Firmware is null ? "" : $" Its application: Firmware {runtime.Firmware}.")}");
    }

    /// <summary>Asks the board for its runtime; it has just been restarted, so not only once.</summary>
    private static async Task<string> AskAsync(ToolHost host, Nanoff nanoff, NanoffLine details, CancellationToken cancellation)
    {
        for (int attempt = 1; ; attempt++)
        {
            await host.Wait(StartTime, cancellation);
            try
            {
                return await nanoff.RunAsync(details, Show.Copy, cancellation);
            }
            catch (ToolException) when (attempt < Attempts)
            {
                // Still starting, perhaps.
            }
            catch (ToolException exception)
            {
                throw new ToolException($"the runtime is written, but the board does not answer yet; press its reset button (its port may have another name now), then go on with {ToolCommand.Name} provision. {exception.Message}");
            }
        }
    }

    private sealed record Request(string Port, string? Target, string? Version, bool Erase, int? Baud, string? Archive, bool DryRun);
}
