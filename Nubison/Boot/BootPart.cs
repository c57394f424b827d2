namespace Nubison.Boot
{
    /// <summary>The parts of a boot, of which the one that keeps failing can be left out.</summary>
    public enum BootPart
    {
        /// <summary>It has just begun, or it is a good one.</summary>
        Starting,

        /// <summary>The settings are read.</summary>
        Settings,

        /// <summary>The journal is opened.</summary>
        Journal,

        /// <summary>Sensors are opened and sampled.</summary>
        Sampling,

        /// <summary>The network is joined and readings are sent.</summary>
        Sending,
    }
}
