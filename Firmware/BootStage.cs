namespace Firmware
{
    /// <summary>How far a boot came, as the boot journal notes it. Where boots keep ending, that part goes by defaults.</summary>
    public static class BootStage
    {
        /// <summary>The settings are read.</summary>
        public const int Settings = 1;

        /// <summary>The journal is opened.</summary>
        public const int Journal = 2;

        /// <summary>Sensors are opened and sampled.</summary>
        public const int Sampling = 3;

        /// <summary>The network is joined and readings are sent.</summary>
        public const int Upload = 4;

        /// <summary>Says a stage in words.</summary>
        /// <param name="stage">The stage.</param>
        /// <returns>Its name, for the log.</returns>
        public static string Name(int stage)
        {
            switch (stage)
            {
                case Settings:
                    return "reading the settings";
                case Journal:
                    return "opening the journal";
                case Sampling:
                    return "sampling";
                case Upload:
                    return "sending";
                default:
                    return "starting";
            }
        }
    }
}
