namespace Host.Simulator.Device;

internal enum DeviceEventKind
{
    Booted,

    /// <summary>The program wrote a line to its log.</summary>
    Line,

    /// <summary>The run is over; the text says how.</summary>
    Ended,

    /// <summary>An exception left one of the program's threads.</summary>
    Failed,

    /// <summary>Something that the simulator itself has to say.</summary>
    Note,
}
