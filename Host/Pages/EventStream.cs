using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Host.Events;
using Microsoft.AspNetCore.Http;

namespace Host.Pages;

/// <summary>A feed as server-sent events.</summary>
public static class EventStream
{
    /// <summary>Answers with a feed's events as they come; with <c>Last-Event-ID</c> those after it first, as far as they are kept.</summary>
    /// <typeparam name="T">What the feed holds.</typeparam>
    /// <param name="write">Gives an event's kind and its JSON.</param>
    /// <param name="gone">Cancelled when the client has gone.</param>
    /// <returns>The answer; 400 if the header is not a number.</returns>
    public static IResult Of<T>(HttpRequest request, Feed<T> feed, Func<T, (string Kind, string Json)> write, CancellationToken gone)
    {
        string? known = request.Headers["Last-Event-ID"];
        long after = 0;
        return known is null || long.TryParse(known, NumberStyles.None, CultureInfo.InvariantCulture, out after)
            ? TypedResults.ServerSentEvents(ReadAsync(feed, known is null ? null : after, write, gone))
            : QueryCheck.BadRequest($"Last-Event-ID: '{known}' is not a number");
    }

    private static async IAsyncEnumerable<SseItem<string>> ReadAsync<T>(
        Feed<T> feed, long? after, Func<T, (string Kind, string Json)> write, [EnumeratorCancellation] CancellationToken gone)
    {
        using Subscription<T> added = feed.Subscribe(after);

        await foreach (Numbered<T> item in added.Reader.ReadAllAsync(gone).ConfigureAwait(false))
        {
            (string kind, string json) = write(item.Item);
            yield return new SseItem<string>(json, kind) { EventId = item.Number.ToString(CultureInfo.InvariantCulture) };
        }
    }
}
