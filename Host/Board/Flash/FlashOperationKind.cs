namespace Host.Board;

internal enum FlashOperationKind
{
    /// <summary>A file is made, empty; it is there from then on.</summary>
    Create,

    Read,

    /// <summary>Bytes are written to an open file; they are not there yet.</summary>
    Write,

    /// <summary>A changed file is closed: its new content is there from then on.</summary>
    Close,

    Delete,

    CreateFolder,
}
