namespace Host.Board;

/// <param name="Uptime">The time since power-on.</param>
/// <param name="Time">The time of day, UTC.</param>
internal sealed record LogLine(TimeSpan Uptime, DateTimeOffset Time, string Text);
