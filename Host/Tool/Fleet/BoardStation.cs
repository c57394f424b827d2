using Host.Tool.Flasher;
using Host.Tool.Images;
using Host.Tool.Monitor;
using Host.Tool.Settings;

namespace Host.Tool.Fleet;

/// <summary>What is done with one board. Each step may be done again, and is, once, if it fails.</summary>
internal sealed class BoardStation(ToolHost host, Nanoff nanoff, BoardPorts ports, FleetOptions options, Board board, Action<string> step)
{
    /// <summary>How many steps a board takes.</summary>
    internal const int Steps = 5;

    private const int Attempts = 2;

    private static readonly TimeSpan RetryTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BootLimit = TimeSpan.FromSeconds(30);

    // The first login and the first reading wait for their turn, a few minutes in all.
    private static readonly TimeSpan OnlineLimit = TimeSpan.FromMinutes(6);

    /// <summary>Puts runtime and application on the board.</summary>
    internal async Task<BoardRuntime> InstallAsync(CancellationToken cancellation)
    {
        BoardRuntime? runtime = await RuntimeAsync(cancellation);
        if (runtime is null || !Fits(runtime))
        {
            NanoffLine Flash(string port) => NanoffLines.Flash(port, options.Target, options.Version, erase: runtime is null, baud: null, options.Archive, terse: true);
            await RestartAsync("flash", Flash, cancellation);
            runtime = await DoAsync("runtime", port => AskAsync(port, cancellation), cancellation);
            runtime.Require(options.Image);
        }

        await RestartAsync("deploy", port => NanoffLines.Deploy(port, options.ImageFile), cancellation);
        return runtime;
    }

    /// <summary>Writes the settings, and sees the board start with them.</summary>
    internal async Task ProvisionAsync(CheckedSettings settings, CaFile? ca, CancellationToken cancellation)
    {
        await DoAsync(
            "provision",
            async port =>
            {
                await new Provisioning(port, settings, ca, Network: false).WriteAsync(host, nanoff, Show.Nothing, cancellation);
                return true;
            },
            cancellation);
        await DoAsync(
            options.IsOnlineVerified ? "first reading" : "start",
            async _ =>
            {
                await VerifyAsync(settings.Device.Platform.Account.DeviceKey, cancellation);
                return true;
            },
            cancellation,
            options.IsOnlineVerified ? 1 : Attempts); // Whoever has waited that long looks for the reason.
    }

    /// <summary>The runtime that is on the board; null if none answers.</summary>
    private async Task<BoardRuntime?> RuntimeAsync(CancellationToken cancellation)
    {
        try
        {
            return await DoAsync("runtime", port => AskAsync(port, cancellation), cancellation);
        }
        catch (ToolException) when (ports.IsThere(board.Visit))
        {
            return null;
        }
    }

    private async Task<BoardRuntime> AskAsync(string port, CancellationToken cancellation) =>
        BoardRuntime.Parse(await nanoff.RunAsync(NanoffLines.Details(port), Show.Nothing, cancellation));

    private bool Fits(BoardRuntime runtime) =>
        runtime.Misfits(options.Image).Count == 0 && (options.Target ?? runtime.Target) == runtime.Target && (options.Version ?? runtime.Version) == runtime.Version;

    /// <summary>Has nanoff do what ends with a restart: in a turn of its own if the board is one that comes back elsewhere.</summary>
    private Task<bool> RestartAsync(string name, Func<string, NanoffLine> line, CancellationToken cancellation) => DoAsync(
        name,
        async port =>
        {
            using RestartTurn? turn = board.HasMoved ? await ports.TurnAsync(cancellation) : null;
            await nanoff.RunAsync(line(port), Show.Nothing, cancellation);
            board.Visit = turn is null ? board.Visit : await ports.ReturnAsync(board.Visit, isSure: true, cancellation);
            return true;
        },
        cancellation);

    private async Task<T> DoAsync<T>(string name, Func<string, Task<T>> action, CancellationToken cancellation, int attempts = Attempts)
    {
        step(name);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await action(await ports.FindAsync(board, cancellation));
            }
            catch (ToolException) when (attempt < attempts)
            {
                await host.Wait(RetryTime, cancellation);
            }
            catch (ToolException exception)
            {
                throw new ToolException($"{name}: {exception.Message}");
            }
        }
    }

    private async Task VerifyAsync(string deviceKey, CancellationToken cancellation)
    {
        BootLog log = new(deviceKey);
        using RestartTurn turn = await ports.TurnAsync(cancellation);
        using CancellationTokenSource limit = new(BootLimit, host.Time);
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        BoardMonitor monitor = new(host.Time, line =>
        {
            bool wasBooted = log.IsBooted;
            log.Take(line);
            if (log.IsBooted && !wasBooted)
            {
                turn.Dispose();
                limit.CancelAfter(OnlineLimit);
            }

            if (log.Fault is not null || log.IsOnline || (log.IsBooted && !options.IsOnlineVerified))
            {
                ended.Cancel();
            }
        });
        PortVisit before = board.Visit;
        await FollowAsync(monitor, log, ended.Token);
        PortVisit seen = board.Visit;
        cancellation.ThrowIfCancellationRequested();
        turn.Dispose();
        bool isGood = log.Fault is null && (options.IsOnlineVerified ? log.IsOnline : log.IsBooted);
        if (isGood ? board.HasMoved || options.Parallel > 1 : seen != before)
        {
            await ports.ConfirmAsync(board, seen, cancellation);
        }

        if (!isGood)
        {
            throw new ToolException(log.Reason);
        }
    }

    /// <summary>Restarts the board and follows its log, under whatever name its port comes back.</summary>
    private async Task FollowAsync(BoardMonitor monitor, BootLog log, CancellationToken ended)
    {
        for (bool restart = true; !ended.IsCancellationRequested; restart = false)
        {
            try
            {
                using Stream link = host.OpenPort(board.Visit.Name, SerialLink.DefaultBaud);
                await monitor.RunAsync(link, restart, ended);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                await LookAgainAsync(log, ended);
            }
        }
    }

    private async Task LookAgainAsync(BootLog log, CancellationToken ended)
    {
        if (log.IsBooted)
        {
            throw new ToolException("it was unplugged");
        }

        try
        {
            board.Visit = await ports.ReturnAsync(board.Visit, isSure: false, ended);
        }
        catch (OperationCanceledException)
        {
            // It is over, one way or the other.
        }
    }
}
