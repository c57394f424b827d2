using Nubison.Connection;

namespace Tests.Connection
{
    /// <summary>A network that is there or not.</summary>
    public sealed class FakeLink : INetworkLink
    {
        /// <inheritdoc/>
        public bool IsUp { get; set; } = true;

        /// <summary>Gets or sets a value indicating whether joining works.</summary>
        public bool CanJoin { get; set; } = true;

        /// <summary>Gets how often the network was joined, or tried to.</summary>
        public int Joins { get; private set; }

        /// <summary>Gets how often the network was left.</summary>
        public int Leaves { get; private set; }

        /// <inheritdoc/>
        public void Join(int milliseconds)
        {
            Joins++;
            IsUp = CanJoin;
        }

        /// <inheritdoc/>
        public void Leave()
        {
            Leaves++;
            IsUp = false;
        }
    }
}
