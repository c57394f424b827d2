namespace Host.Models;

/// <summary>A reading as it was taken.</summary>
/// <param name="Time">The true time.</param>
/// <param name="SetAt">When the clock had been set last; null if it had not since power-on.</param>
/// <param name="IsRateKnown">Whether the device knew how far off its oscillator is.</param>
internal readonly record struct ModelTaken(DateTime Time, DateTime? SetAt, bool IsRateKnown);
