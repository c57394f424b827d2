using System.IO.Ports;

namespace Host.Tool;

/// <summary>The machine the tool runs on, so that tests can put another one in its place.</summary>
internal class ToolHost
{
    /// <summary>Stands for the port of the one board that is plugged in.</summary>
    public const string AutomaticPort = "auto";

    private static readonly string[] NoBoards = ["/dev/ttyS", "/dev/ttyAMA", "/dev/tty.", "/dev/cu.Bluetooth", "/dev/cu.debug-console"];

    public TextWriter Output { get; init; } = Console.Out;

    public TextWriter Error { get; init; } = Console.Error;

    /// <summary>Whether standard output is a terminal, which a program started by the tool may then draw on.</summary>
    public bool OutputIsTerminal { get; init; } = !Console.IsOutputRedirected;

    /// <summary>The folder that relative paths start from.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>Where files that must not stay are written.</summary>
    public string TemporaryFolder { get; init; } = Path.GetTempPath();

    /// <summary>Reads an environment variable; null if it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    public Func<IReadOnlyList<string>> Ports { get; init; } = SerialPort.GetPortNames;

    /// <summary>Opens a serial port at a speed in bit/s as a stream.</summary>
    public Func<string, int, Stream> OpenPort { get; init; } = Monitor.SerialLink.Open;

    /// <summary>Takes nanoff's place: gets its arguments, gives what its process ends with and what it writes. Null for nanoff itself.</summary>
    public Func<IReadOnlyList<string>, CancellationToken, Task<(int Status, string Output)>>? RunNanoff { get; init; }

    /// <summary>How long a request to the platform may take, answer and all.</summary>
    public TimeSpan RequestLimit { get; init; } = TimeSpan.FromSeconds(15);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public Func<TimeSpan, CancellationToken, Task> Wait { get; init; } = Task.Delay;

    /// <summary>The full path of a file or folder the user named.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, Folder);

    /// <param name="port">The port's name: COM3, /dev/ttyUSB0, /dev/cu.usbserial-0001; or <see cref="AutomaticPort"/>.</param>
    /// <exception cref="ToolException">There is no such port; or there is not exactly one that may be a board.</exception>
    public string FindPort(string port)
    {
        IReadOnlyList<string> ports = Ports();
        if (port == AutomaticPort)
        {
            string[] boards = [.. ports.Where(MayBeBoard)];
            return boards.Length == 1 ? boards[0] : throw ToolException.Refused(boards.Length == 0
                ? "--port: no board is plugged in, or its cable carries no data"
                : $"--port: {string.Join(", ", boards)} are there; name one of them");
        }

        if (ports.Contains(port, StringComparer.OrdinalIgnoreCase) || (port.StartsWith('/') && File.Exists(port)))
        {
            return port;
        }

        string there = ports.Count == 0 ? "none is there" : "there are " + string.Join(", ", ports);
        throw ToolException.Refused($"--port: there is no serial port {port} ({there}); is the board plugged in, with a cable that carries data?");
    }

    /// <summary>Tells ports of boards from those that PCs have built in, and from the second name macOS gives to each.</summary>
    public static bool MayBeBoard(string port) => !NoBoards.Any(name => port.StartsWith(name, StringComparison.Ordinal));
}
