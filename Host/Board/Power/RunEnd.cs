namespace Host.Board;

/// <summary>How one run of a board's program ended.</summary>
internal enum RunEnd
{
    DeepSleep,

    Reboot,

    PowerCut,
}
