using System.Text.Json;
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
    public bool IsAccepted => Failure == HttpFailure.None && Path switch
    {
        "/devices/login" => Status == 200 && !IsGarbage,
        "/devices/logout" => Status is 200 or 204,
        _ => Status is 201 or 204 || (Status == 200 && !IsGarbage && Code.Length == 0),
    };

    /// <summary>Gets the number of the reading in it; 0 for none.</summary>
    public long Sequence => Path == "/devices/data"
        ? JsonDocument.Parse(Body).RootElement.GetProperty("data").GetProperty("sequence").GetInt64()
        : 0;

    /// <summary>Gets a value indicating whether it refused the reading in it, and nothing else.</summary>
    public bool IsReadingRefused => Path == "/devices/data"
        && Failure == HttpFailure.None
        && Status is >= 400 and < 500 and not (401 or 405 or 408 or 429)
        && !(Status == 400 && !IsGarbage && Code is "ERROR401" or "ERROR402" or "ERROR403" or "ERROR404");
}
