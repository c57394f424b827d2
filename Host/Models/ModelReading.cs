namespace Host.Models;

/// <param name="Index">Which of the readings taken it is.</param>
/// <param name="Time">Its time; null if it has none.</param>
internal readonly record struct ModelReading(long Sequence, int Index, DateTime? Time);
