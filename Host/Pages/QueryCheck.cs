using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Host.Pages;

/// <summary>What the calls of an API have in common where they refuse something.</summary>
public static class QueryCheck
{
    /// <summary>Refuses query parameters that a call does not have: one that is misspelt would change nothing, and nobody would know.</summary>
    public static T HasQuery<T>(this T endpoint, params string[] known)
        where T : IEndpointConventionBuilder =>
        endpoint.AddEndpointFilter((call, next) => call.HttpContext.Request.Query.Keys.FirstOrDefault(key => !known.Contains(key)) is string unknown
            ? ValueTask.FromResult<object?>(BadRequest($"there is no parameter '{unknown}'{(known.Length > 0 ? "; there are: " + string.Join(", ", known) : string.Empty)}"))
            : next(call));

    /// <summary>Answers 400 with a reason.</summary>
    /// <param name="reason">What is wrong, in a line.</param>
    public static IResult BadRequest(string reason) => Results.Text(reason + "\n", statusCode: StatusCodes.Status400BadRequest);
}
