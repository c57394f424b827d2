using Nubison.Http;

namespace Host.Tests.Session;

/// <summary>A request that came to a <see cref="PlayedPlatform"/>, and what it got.</summary>
internal sealed record PlayedRequest(
    string Path,
    string Token,
    string Body,
    long Start,
    long End,
    int Status,
    HttpFailure Failure,
    string Code,
    string? RetryAfter,
    bool IsGarbage)
{
    /// <summary>Gets a value indicating whether it was accepted; a page in place of the platform's JSON accepts nothing.</summary>
    public bool IsAccepted => Failure == HttpFailure.None
        && Status is >= 200 and < 300
        && !(IsGarbage && (Path == "/devices/login" || Status == 200));
}
