using Nubison.Connection;

namespace Host.Tests.Session;

/// <summary>A network that is there unless a test takes it away.</summary>
internal sealed class UpLink : INetworkLink
{
    /// <inheritdoc/>
    public bool IsUp { get; set; } = true;

    /// <inheritdoc/>
    public void Join(int milliseconds)
    {
    }

    /// <inheritdoc/>
    public void Leave()
    {
    }
}
