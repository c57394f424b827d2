namespace Host.Tests.Delivery;

/// <summary>What a reading was when the journal got it.</summary>
/// <param name="Members">Its measurements.</param>
/// <param name="Time">When it was taken, truly.</param>
/// <param name="Uptime">Milliseconds from its boot.</param>
/// <param name="Step">The step of the history in which it was given.</param>
internal sealed record GivenReading(string Members, DateTime Time, long Uptime, int Step);
