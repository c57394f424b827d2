using Microsoft.Extensions.Hosting;

namespace Host.Platform.Server;

/// <summary>Stands in for the console lifetime, which would take Ctrl+C away from the program around the platform.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
