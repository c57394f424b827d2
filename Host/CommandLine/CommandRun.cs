using System.CommandLine;
using System.CommandLine.Parsing;

namespace Host.CommandLine;

/// <summary>How a program runs its command.</summary>
public static class CommandRun
{
    /// <summary>The exit status for wrong options, files or settings: nothing was tried.</summary>
    public const int WrongInput = 2;

    /// <summary>Runs a command, or says in one line each what is wrong with its options.</summary>
    /// <param name="arguments">What was typed after its name.</param>
    /// <param name="configuration">Where to write to, among others.</param>
    /// <param name="stop">Cancelled to stop it.</param>
    public static async Task<int> RunAsync(RootCommand command, string[] arguments, InvocationConfiguration configuration, CancellationToken stop)
    {
        ParseResult parsed = command.Parse(arguments);
        foreach (ParseError problem in parsed.Errors)
        {
            await configuration.Error.WriteLineAsync(problem.Message);
        }

        return parsed.Errors.Count > 0 ? WrongInput : await parsed.InvokeAsync(configuration, stop);
    }
}
