namespace Host.Board;

/// <summary>
/// What writing has cost the flash, as LittleFS would spend it: a close writes the blocks from the first changed byte
/// on anew (copy on write), but a file of 512 bytes and less lies in its folder's metadata; each change of a folder is
/// a commit to its metadata (the LittleFS project's DESIGN.md, "CTZ skip-lists", "Metadata pairs", "Inlined files").
/// </summary>
/// <param name="DataBlocks">Blocks of 4 kB written with file content.</param>
/// <param name="Commits">Commits to metadata.</param>
/// <param name="CommitBytes">How long these commits were, about.</param>
internal readonly record struct FlashWear(long DataBlocks, long Commits, long CommitBytes)
{
    /// <summary>Gets the blocks of 4 kB spent in all; metadata fills its blocks little by little.</summary>
    public double Blocks => DataBlocks + ((double)CommitBytes / Flash.BlockSize);

    /// <summary>Takes off what was spent before.</summary>
    public static FlashWear operator -(FlashWear after, FlashWear before) =>
        new(after.DataBlocks - before.DataBlocks, after.Commits - before.Commits, after.CommitBytes - before.CommitBytes);
}
