namespace Host.Tests.Session;

/// <summary>What a device goes through.</summary>
/// <param name="Answers">What the platform answers, before it behaves.</param>
/// <param name="Outages">From when to when the Wi-Fi is away, in milliseconds of uptime.</param>
/// <param name="ClockValidFrom">The uptime from which on the time of day is known.</param>
/// <param name="IsSecure">The platform is reached by https.</param>
/// <param name="Poisoned">Readings that the platform refuses for ever.</param>
internal sealed record PlayedLife(
    int Seed,
    IReadOnlyList<PlayedAnswer> Answers,
    IReadOnlyList<(long From, long To)> Outages,
    long ClockValidFrom,
    bool IsSecure,
    IReadOnlyList<int> Poisoned);
