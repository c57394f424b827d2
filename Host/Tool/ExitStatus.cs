namespace Host.Tool;

/// <summary>What the process ends with.</summary>
internal static class ExitStatus
{
    public const int Done = 0;

    /// <summary>Tried, and it failed: the board, nanoff or the platform said no.</summary>
    public const int Failed = 1;

    /// <summary>Not tried: wrong options, files or settings.</summary>
    public const int Refused = 2;
}
