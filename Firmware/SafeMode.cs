using Nubison.Boot;

namespace Firmware
{
    /// <summary>
    /// What a device leaves out after too many boots in a row that ended within a minute: only the part in which the
    /// last one ended. A boot that then lasts is a good one, and the next goes by the settings again.
    /// </summary>
    public sealed class SafeMode
    {
        // Long enough to keep a reading first. A healthy device whose power keeps being cut ends its boots while sending
        // too, and must get to send all the same.
        private const int UploadPause = 5000;

        private readonly int _failed;

        /// <summary>Initializes a new instance of the <see cref="SafeMode"/> class.</summary>
        /// <param name="isOn">Whether boots keep failing.</param>
        /// <param name="lastStage">The stage, of <see cref="BootStage"/>, that the last boot reached; 0 where not known.</param>
        public SafeMode(bool isOn, int lastStage)
        {
            _failed = !isOn ? 0 : lastStage == 0 ? BootStage.Sampling : lastStage;
        }

        /// <summary>Gets a value indicating whether anything is left out.</summary>
        public bool IsOn => _failed != 0;

        /// <summary>Gets a value indicating whether the readings on flash are given up, because they cannot be opened.</summary>
        public bool DropsReadings => _failed == BootStage.Journal;

        /// <summary>Gets a value indicating whether the device measures nothing but itself.</summary>
        public bool IsWithoutSensors => _failed == BootStage.Sampling;

        /// <summary>Gets how long the network is left alone, in milliseconds.</summary>
        public int UploadDelay => _failed == BootStage.Upload ? UploadPause : 0;

        /// <summary>Says in one line what is left out, and why.</summary>
        /// <returns>The line, for the log.</returns>
        public string Line()
        {
            string what = DropsReadings ? "the readings on flash are given up"
                : IsWithoutSensors ? "the device measures nothing but itself"
                : UploadDelay > 0 ? "the network is left alone for " + (UploadDelay / 1000) + " s"
                : "nothing is left out";
            return "safe mode: " + BootJournal.SafeModeAfter + " boots in a row ended within a minute, the last one while "
                + BootStage.Name(_failed) + "; " + what;
        }
    }
}
