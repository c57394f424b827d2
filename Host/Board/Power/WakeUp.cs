namespace Host.Board;

/// <summary>A wake-up from deep sleep.</summary>
/// <param name="Cause">What caused it.</param>
/// <param name="Pins">Which pins of a set did, a bit each; 0 for any other cause.</param>
internal readonly record struct WakeUp(WakeCause Cause, ulong Pins = 0);
