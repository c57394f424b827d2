namespace Host.Tool.Monitor;

/// <summary>The commands of nanoFramework's Wire Protocol that a log needs.</summary>
internal enum WireCommand : uint
{
    /// <summary>Says that somebody listens: from then on, until its next restart, the board sends its log.</summary>
    Ping = 0,

    /// <summary>A piece of the log, as text without a terminating zero.</summary>
    Message = 1,

    Reboot = 7,

    ProgramExit = 9,

    /// <summary>Asks for the assemblies on the board; answered by their indices, 32 bits each, in the order in which they were loaded.</summary>
    Assemblies = 0x00020040,

    /// <summary>Asks for an assembly by its index; answered by flags (32 bits), version (4 times 16 bits) and name, ended by a zero.</summary>
    Assembly = 0x00020050,
}
