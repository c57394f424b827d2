namespace Host.Tool.Monitor;

/// <summary>The commands of nanoFramework's Wire Protocol that a log needs.</summary>
public enum WireCommand : uint
{
    /// <summary>Says that somebody listens: from then on, until its next restart, the board sends its log.</summary>
    Ping = 0,

    /// <summary>A piece of the log, as text without a terminating zero.</summary>
    Message = 1,

    /// <summary>Restarts the board.</summary>
    Reboot = 7,

    /// <summary>The program has ended.</summary>
    ProgramExit = 9,
}
