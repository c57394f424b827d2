using System.IO.Ports;

namespace Host.Tool;

/// <summary>The machine the tool runs on, so that tests can put another one in its place.</summary>
public class ToolHost
{
    /// <summary>Where results go.</summary>
    public TextWriter Output { get; init; } = Console.Out;

    /// <summary>Where faults and warnings go.</summary>
    public TextWriter Error { get; init; } = Console.Error;

    /// <summary>Whether standard output is a terminal, which a program started by the tool may then draw on.</summary>
    public bool OutputIsTerminal { get; init; } = !Console.IsOutputRedirected;

    /// <summary>The folder that relative paths start from.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>Where files that must not stay are written.</summary>
    public string TemporaryFolder { get; init; } = Path.GetTempPath();

    /// <summary>Reads an environment variable; null if it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The serial ports there are.</summary>
    public Func<IReadOnlyList<string>> Ports { get; init; } = SerialPort.GetPortNames;

    /// <summary>Opens a serial port at a speed in bit/s as a stream.</summary>
    public Func<string, int, Stream> OpenPort { get; init; } = Monitor.SerialLink.Open;

    /// <summary>How long a request to the platform may take, answer and all.</summary>
    public TimeSpan RequestLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Lets time pass.</summary>
    public Func<TimeSpan, CancellationToken, Task> Wait { get; init; } = Task.Delay;

    /// <summary>The full path of a file or folder the user named.</summary>
    /// <param name="path">As it was written.</param>
    public string FullPath(string path) => Path.GetFullPath(path, Folder);

    /// <summary>Refuses a serial port that is not there.</summary>
    /// <param name="port">The port's name: COM3, /dev/ttyUSB0, /dev/cu.usbserial-0001.</param>
    /// <exception cref="ToolException">There is no such port.</exception>
    public void CheckPort(string port)
    {
        IReadOnlyList<string> ports = Ports();
        if (ports.Contains(port, StringComparer.OrdinalIgnoreCase) || (port.StartsWith('/') && File.Exists(port)))
        {
            return;
        }

        string there = ports.Count == 0 ? "none is there" : "there are " + string.Join(", ", ports);
        throw ToolException.Refused($"--port: there is no serial port {port} ({there}); is the board plugged in, with a cable that carries data?");
    }
}
