namespace Host.Tool;

/// <summary>What went wrong, as the one line the user reads, with the exit status that goes with it.</summary>
internal sealed class ToolException : Exception
{
    /// <param name="message">One line that names what is wrong and, if it helps, what to do.</param>
    /// <param name="exitStatus">1: something failed; 2: the options or the settings are wrong.</param>
    public ToolException(string message, int exitStatus = Tool.ExitStatus.Failed)
        : base(message)
    {
        ExitStatus = exitStatus;
    }

    public int ExitStatus { get; }

    /// <summary>A wrong option, file or setting: nothing was tried.</summary>
    public static ToolException Refused(string message) => new(message, Tool.ExitStatus.Refused);
}
