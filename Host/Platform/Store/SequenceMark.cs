namespace Host.Platform.Store;

/// <summary>How a reading's <c>sequence</c> follows those before it.</summary>
public enum SequenceMark
{
    /// <summary>It follows the one before, or has nothing to follow.</summary>
    InOrder,

    /// <summary>Readings before it are missing.</summary>
    Gap,

    /// <summary>It came before: at least once is what delivery promises.</summary>
    Repeat,

    /// <summary>It was missing, and comes after later ones.</summary>
    Late,

    /// <summary>The device counts anew, as after its flash was erased.</summary>
    Anew,
}
