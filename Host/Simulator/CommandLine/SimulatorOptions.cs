namespace Host.Simulator.CommandLine;

/// <summary>What the command line asks for.</summary>
internal sealed record SimulatorOptions
{
    /// <summary>Gets the device's settings file; null for the demo settings.</summary>
    public FileInfo? Settings { get; init; }

    /// <summary>Gets the platform's URL; null to start one, or for the one in the settings file.</summary>
    public string? Server { get; init; }

    /// <summary>Gets the folder that is the board's flash; null for a new temporary one.</summary>
    public DirectoryInfo? Flash { get; init; }

    /// <summary>Gets how many devices a fleet has; null for a single device.</summary>
    public int? Devices { get; init; }

    /// <summary>Gets after how long to stop; null for not before Ctrl+C.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets how many times faster than on the PC the time passes while the device sleeps; null if it need not sleep.</summary>
    public double? Speed { get; init; }

    /// <summary>Gets the file for the counts; null for none.</summary>
    public FileInfo? Report { get; init; }

    /// <summary>Gets a value indicating whether to look for sensors on the board instead of running the firmware.</summary>
    public bool Scan { get; init; }

    /// <summary>Gets the port of the board's page; 0 for a free one, null for no page.</summary>
    public int? Web { get; init; } = 0;

    public bool Open { get; init; }

    public FileInfo? Scenario { get; init; }
}
