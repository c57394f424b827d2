using System.CommandLine;
using System.CommandLine.Parsing;

namespace Host.Tool.CommandLine;

internal static class NubisonCommand
{
    public static RootCommand Create(ToolHost host) =>
        new("Puts a NUBISON sensor node on an ESP32 board. The way from the box to a reading: docs/getting-started.md")
        {
            CheckCommand.Create(host),
            LoginCommand.Create(host),
            FlashCommand.Create(host),
            ProvisionCommand.Create(host),
            ImageCommand.Create(host),
            DeployCommand.Create(host),
            MonitorCommand.Create(host),
            SendCommand.Create(host),
        };

    /// <summary>Finds what nobody asked for. An unknown option is taken for an argument if one is expected, and its neighbour is left over.</summary>
    private static string? Unknown(ParseResult parsed) =>
        parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).FirstOrDefault(token => token.Type == TokenType.Argument && token.Value is ['-', _, ..])?.Value
        ?? parsed.UnmatchedTokens.FirstOrDefault();

    /// <returns>The <see cref="ExitStatus"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, ToolHost host, CancellationToken cancellation = default)
    {
        ParseResult parsed = Create(host).Parse(arguments.Count == 0 ? ["--help"] : arguments);
        try
        {
            if (Unknown(parsed) is string unknown)
            {
                throw ToolException.Refused($"{unknown} is not a command or option; {ToolCommand.Name} --help lists them");
            }

            if (parsed.Errors.Count > 0)
            {
                throw ToolException.Refused(parsed.Errors[0].Message);
            }

            InvocationConfiguration configuration = new() { Output = host.Output, Error = host.Error, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(configuration, cancellation);
        }
        catch (ToolException exception)
        {
            host.Error.WriteLine($"nubison: {exception.Message}");
            return exception.ExitStatus;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            host.Error.WriteLine($"nubison: {exception.Message}");
            return ExitStatus.Failed;
        }
        catch (OperationCanceledException)
        {
            host.Error.WriteLine("nubison: stopped");
            return ExitStatus.Failed;
        }
    }
}
