using Microsoft.Extensions.Hosting;

namespace Host.Pages;

/// <summary>Stands in for the console lifetime, which would take Ctrl+C away from the program around a server.</summary>
public sealed class NoLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
