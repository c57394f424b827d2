using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Host.Tool.Flasher;

/// <summary>Runs nanoff, nanoFramework's flasher, and turns its many ways to fail into one line.</summary>
internal sealed partial class Nanoff
{
    /// <summary>The version that was read and tried; the docs have users install it.</summary>
    public const string Version = "2.5.162";

    /// <summary>Names the nanoff to use, in place of the one that is found.</summary>
    public const string PathVariable = "NUBISON_NANOFF";

    /// <summary>How to install it. It is made for .NET 8, and does not start on a newer one without being allowed to.</summary>
    public const string Install = "dotnet tool install --global nanoff --version " + Version + " --allow-roll-forward";

    // Before 2.5.157 a file deployment was taken for a firmware update (nanoFirmwareFlasher pull request 362); 3.0 has other
    // options altogether.
    private static readonly Version Oldest = new(2, 5, 157);
    private static readonly Version TooNew = new(3, 0);

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly ToolHost _host;
    private string? _program;

    public Nanoff(ToolHost host)
    {
        _host = host;
    }

    /// <exception cref="ToolException">It is missing, too old or too new, or it failed.</exception>
    public async Task<string> RunAsync(NanoffLine line, Show show, CancellationToken cancellation)
    {
        string program = await ProgramAsync(cancellation);
        if (show != Show.Nothing)
        {
            _host.Output.WriteLine(line);
        }

        (int status, string output) = await ExecuteAsync(program, line, show, cancellation);
        return NanoffFailure.Find(status, output) is string failure ? throw new ToolException(failure) : output;
    }

    /// <exception cref="ToolException">It is missing, too old or too new.</exception>
    public Task FindAsync(CancellationToken cancellation) => ProgramAsync(cancellation);

    [GeneratedRegex(@"\d+\.\d+\.\d+")]
    private static partial Regex VersionPattern();

    private async Task<string> ProgramAsync(CancellationToken cancellation)
    {
        if (_program is not null)
        {
            return _program;
        }

        string program = Locate() ?? throw new ToolException($"nanoff is not installed: {Install}");
        (int status, string output) = await ExecuteAsync(program, new NanoffLine("--version"), Show.Nothing, cancellation);
        if (status != 0)
        {
            throw new ToolException($"{program} does not run (status {status}): {output.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0)}");
        }

        Match match = VersionPattern().Match(output);
        if (!match.Success)
        {
            throw new ToolException($"{program} --version does not name a version: is it nanoff? {Install}");
        }

        Version version = new(match.Value);
        if (version < Oldest || version >= TooNew)
        {
            throw new ToolException($"nanoff {version} is not usable, its options differ: {Install} --allow-downgrade");
        }

        return _program = program;
    }

    private string? Locate()
    {
        if (_host.Variable(PathVariable) is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : throw ToolException.Refused($"{PathVariable}: {named} does not exist");
        }

        string name = OperatingSystem.IsWindows() ? "nanoff.exe" : "nanoff";
        string[] folders = (_host.Variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string tools = Path.Combine(_host.Variable(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME") ?? "", ".dotnet", "tools");
        return folders.Append(tools).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    private async Task<(int Status, string Output)> ExecuteAsync(string program, NanoffLine line, Show show, CancellationToken cancellation)
    {
        if (_host.RunNanoff is not null)
        {
            return await _host.RunNanoff(line.Arguments, cancellation);
        }

        using Process process = Start(program, line, show);
        StringBuilder output = new();
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        try
        {
            if (show != Show.Inherit)
            {
                await Task.WhenAll(
                    CopyAsync(process.StandardOutput, output, show, limit.Token),
                    CopyAsync(process.StandardError, output, show, limit.Token));
            }

            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new ToolException($"nanoff did not end within {Limit.TotalMinutes:0} minutes and was stopped");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit(); // It may have files open that are deleted next.
            }
        }

        return (process.ExitCode, output.ToString());
    }

    private Process Start(string program, NanoffLine line, Show show)
    {
        ProcessStartInfo start = new(program, line.Arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = show != Show.Inherit,
            RedirectStandardError = show != Show.Inherit,
            WorkingDirectory = _host.Folder,
        };
        start.Environment["DOTNET_ROLL_FORWARD"] = "Major"; // However it was installed; see Install.
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new ToolException($"nanoff: {exception.Message}");
        }
    }

    private async Task CopyAsync(StreamReader from, StringBuilder to, Show show, CancellationToken cancellation)
    {
        char[] buffer = new char[1024];
        int count;
        while ((count = await from.ReadAsync(buffer, cancellation)) > 0)
        {
            lock (to)
            {
                to.Append(buffer, 0, count);
                if (show == Show.Copy)
                {
                    _host.Output.Write(buffer, 0, count);
                    _host.Output.Flush();
                }
            }
        }
    }
}
