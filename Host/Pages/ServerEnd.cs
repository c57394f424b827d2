using Microsoft.AspNetCore.Builder;

namespace Host.Pages;

/// <summary>How a server ends.</summary>
public static class ServerEnd
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromMilliseconds(500);

    /// <summary>Stops listening and closes every connection.</summary>
    public static async ValueTask EndAsync(this WebApplication application)
    {
        using CancellationTokenSource limit = new(StopLimit);
        try
        {
            await application.StopAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // What was still open has been aborted.
        }

        await application.DisposeAsync();
    }
}
