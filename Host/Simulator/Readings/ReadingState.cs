namespace Host.Simulator.Readings;

/// <summary>What has become of a reading. Numbers grow along its way.</summary>
internal enum ReadingState
{
    /// <summary>It is taken, and in RAM alone.</summary>
    InRam,

    /// <summary>It is on flash: from here on a power cut does not touch it.</summary>
    OnFlash,

    /// <summary>It is on its way: the platform was asked to take it.</summary>
    Sent,

    Accepted,

    /// <summary>It was in RAM alone when the power went.</summary>
    Unsaved,

    /// <summary>The device gave it up: its journal was full, or the platform refused it for good.</summary>
    Dropped,
}
