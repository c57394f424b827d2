namespace Host.Board;

/// <summary>A line of a board's console.</summary>
/// <param name="Uptime">The time since power-on.</param>
/// <param name="Time">The time of day, UTC.</param>
/// <param name="Text">The line without its end.</param>
internal sealed record LogLine(TimeSpan Uptime, DateTimeOffset Time, string Text);
