namespace Host.Board;

/// <summary>What becomes of an operation on the flash.</summary>
public enum FlashFault
{
    /// <summary>It succeeds.</summary>
    None,

    /// <summary>It fails and changes nothing.</summary>
    Fail,

    /// <summary>The power goes before it.</summary>
    CutBefore,

    /// <summary>The power goes right after it.</summary>
    CutAfter,
}
