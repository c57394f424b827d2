using System.Reflection;
using Host.Tool;
using Host.Tool.CommandLine;

namespace Host.Tests.Tool;

/// <summary>One use of the tool in a folder of its own, with the stand-in for nanoff.</summary>
internal sealed class ToolRun : IDisposable
{
    internal const string Port = "COM7";

    private static readonly string StandIn = Path.Combine(
        typeof(ToolRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "StandIn").Value!.Replace('\\', Path.DirectorySeparatorChar),
        OperatingSystem.IsWindows() ? "nanoff.exe" : "nanoff");

    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };

    /// <param name="settings">Written to nubison.json; null for no such file.</param>
    internal ToolRun(string? settings = null)
    {
        Folder = Directory.CreateTempSubdirectory("nubison-test-").FullName;
        Temporary = Directory.CreateDirectory(Path.Combine(Folder, "temporary")).FullName;
        if (settings is not null)
        {
            Write("nubison.json", settings);
        }
    }

    internal string Folder { get; }

    internal string Temporary { get; }

    internal string Output => _output.ToString();

    internal string Error => _error.ToString();

    internal string? Nanoff { get; set; } = StandIn;

    internal Dictionary<string, string> Variables { get; } = [];

    internal TimeSpan RequestLimit { get; set; } = TimeSpan.FromSeconds(15);

    internal string[] Ports { get; set; } = [Port];

    internal Func<string, int, Stream> OpenPort { get; set; } = (_, _) => throw new IOException("not plugged in");

    /// <summary>How nanoff was called, except the question for its version.</summary>
    internal string[] Calls => File.Exists(PathOf("calls.txt"))
        ? [.. File.ReadAllLines(PathOf("calls.txt")).Where(line => line != "--version")]
        : [];

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    internal static string StandInFolder => Path.GetDirectoryName(StandIn)!;

    internal string PathOf(string name) => Path.Combine(Folder, name);

    internal string Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), content);
        return PathOf(name);
    }

    internal string Write(string name, byte[] content)
    {
        Write(name, "");
        File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    internal string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Has nanoff answer an operation.</summary>
    internal void Answer(string operation, int status, string output = "") => Write($"answer{operation}.txt", $"{status}\n{output}");

    internal Task<int> RunAsync(params string[] arguments) => RunAsync(CancellationToken.None, arguments);

    internal Task<int> RunAsync(CancellationToken cancellation, params string[] arguments) => NubisonCommand.RunAsync(
        arguments,
        new ToolHost
        {
            Output = _output,
            Error = _error,
            OutputIsTerminal = false,
            Folder = Folder,
            TemporaryFolder = Temporary,
            Variable = name => name == "NUBISON_NANOFF" ? Nanoff : Variables.GetValueOrDefault(name),
            RequestLimit = RequestLimit,
            Ports = () => Ports,
            Wait = (_, _) => Task.CompletedTask,
            OpenPort = (port, baud) => OpenPort(port, baud),
        },
        cancellation);
}
