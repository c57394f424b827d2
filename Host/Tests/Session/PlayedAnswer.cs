using Nubison.Http;

namespace Host.Tests.Session;

/// <summary>One answer of a platform that is up to anything.</summary>
/// <param name="Status">Its status; 0 if there is none.</param>
/// <param name="Failure">Why there is none.</param>
/// <param name="Code">Its code; empty for none.</param>
/// <param name="RetryAfter">Its Retry-After header, or null.</param>
/// <param name="Seconds">How long it takes.</param>
/// <param name="IsGarbage">Its body is not JSON.</param>
/// <param name="IsTalkative">Its message repeats what the request said.</param>
internal sealed record PlayedAnswer(
    int Status,
    HttpFailure Failure,
    string Code,
    string? RetryAfter,
    int Seconds,
    bool IsGarbage,
    bool IsTalkative);
