namespace Host.Board;

/// <summary>How one run of a board's program ended.</summary>
internal enum RunEnd
{
    /// <summary>The program asked for deep sleep.</summary>
    DeepSleep,

    /// <summary>The program asked for a reboot.</summary>
    Reboot,

    PowerCut,
}
