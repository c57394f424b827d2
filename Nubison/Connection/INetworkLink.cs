namespace Nubison.Connection
{
    /// <summary>The link to the local network: Wi-Fi on the device. Used by the upload thread alone.</summary>
    public interface INetworkLink
    {
        /// <summary>Gets a value indicating whether the device is on the network and has an address.</summary>
        bool IsUp { get; }

        /// <summary>
        /// Joins the network, or waits for the link to come back by itself, until <see cref="IsUp"/> or the time is over.
        /// Throws nothing.
        /// </summary>
        /// <param name="milliseconds">The longest time it may take.</param>
        void Join(int milliseconds);

        /// <summary>Leaves the network, so that the next <see cref="Join"/> starts afresh. Throws nothing.</summary>
        void Leave();
    }
}
