namespace Host.Board;

/// <summary>Something a program does to the flash.</summary>
/// <param name="Path">To which file or folder, as the program names it.</param>
internal readonly record struct FlashOperation(FlashOperationKind Kind, string Path);
