namespace Host.Tool.Flasher;

/// <summary>What becomes of what nanoff writes.</summary>
internal enum Show
{
    /// <summary>It is kept for whoever asked.</summary>
    Nothing,

    /// <summary>It is passed on, after the call itself.</summary>
    Copy,

    /// <summary>nanoff has the terminal to itself, after the call itself; nothing is kept.</summary>
    Inherit,
}
