namespace Host.Tool.Fleet;

/// <summary>A port from when it appears until it goes: when it is back, under whatever name, it may be another board's.</summary>
/// <param name="Number">Tells it from all others.</param>
/// <param name="Since">When it appeared.</param>
/// <param name="IsSuspect">Whether it was taken for another board's, which may have written to the one that is there.</param>
internal readonly record struct PortVisit(string Name, int Number, DateTimeOffset Since, bool IsSuspect);
