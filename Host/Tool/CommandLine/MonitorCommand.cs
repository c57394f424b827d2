using System.CommandLine;
using Host.Tool.Monitor;

namespace Host.Tool.CommandLine;

/// <summary><c>nubison monitor</c>: the board's log.</summary>
internal static class MonitorCommand
{
    private static readonly TimeSpan ReopenEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ReopenLimit = TimeSpan.FromSeconds(30);

    internal static Command Create(ToolHost host)
    {
        Option<string> port = SharedOptions.Port();
        Option<int?> baud = SharedOptions.Baud($"The speed; left out, {SerialLink.DefaultBaud}. 115200 for the runtime of the ESP32-PICO");
        Option<bool> restart = new("--restart") { Description = "Restart the board first, to see its log from the start" };
        Option<bool> readings = new("--readings") { Description = "Show the readings alone; the settings ask the board to log them: \"log\": { \"readings\": true }" };
        Command command = new("monitor", "Shows the board's log, until Ctrl+C") { port, baud, restart, readings };
        command.SetAction((parsed, cancellation) => RunAsync(
            host, parsed.GetRequiredValue(port), parsed.GetValue(baud) ?? SerialLink.DefaultBaud, parsed.GetValue(restart), parsed.GetValue(readings), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ToolHost host, string port, int baud, bool restart, bool readings, CancellationToken cancellation)
    {
        port = host.FindPort(port);
        BoardMonitor monitor = new(host, readings);
        Stream link = Open(host, port, baud);
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                using (link)
                {
                    await monitor.RunAsync(link, restart, cancellation);
                }
            }
            catch (IOException)
            {
                host.Error.WriteLine($"nubison: {port} is gone, waiting for it to come back");
                restart = false;
                if (await ReopenAsync(host, port, baud, cancellation) is not Stream again)
                {
                    break;
                }

                link = again;
            }
        }

        return ExitStatus.Done;
    }

    private static Stream Open(ToolHost host, string port, int baud)
    {
        try
        {
            return host.OpenPort(port, baud);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new ToolException($"{port} cannot be opened; close other programs that use it, Visual Studio for one (on Linux your user must be in the group dialout): {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or ArgumentException)
        {
            throw new ToolException($"{port} cannot be opened: {exception.Message}");
        }
    }

    /// <summary>Opens a port as soon as it is there again.</summary>
    private static async Task<Stream?> ReopenAsync(ToolHost host, string port, int baud, CancellationToken cancellation)
    {
        for (TimeSpan waited = TimeSpan.Zero; !cancellation.IsCancellationRequested; waited += ReopenEvery)
        {
            await Task.Delay(ReopenEvery, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                return Open(host, port, baud);
            }
            catch (ToolException) when (waited < ReopenLimit)
            {
                // Not back yet.
            }
        }

        return null;
    }
}
