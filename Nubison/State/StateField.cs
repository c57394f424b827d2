namespace Nubison.State
{
    /// <summary>The numbers of the state record, 4 bytes each, in their order.</summary>
    internal enum StateField
    {
        /// <summary>How often the record was saved: of two records the one with more counts.</summary>
        Saves,

        /// <summary>The boot's number, counted from 1.</summary>
        Boot,

        /// <summary>How many boots in a row ended unplanned within a minute, the running one included until it proves good.</summary>
        FailedBoots,

        /// <summary>The <see cref="Nubison.Boot.BootPart"/> that the boot is at, if the one before it failed.</summary>
        BootPart,

        /// <summary>1 if the device was stopped as planned, 2 if it sleeps between readings.</summary>
        IsPlannedStop,

        /// <summary>The number up to which numbers may be given to readings.</summary>
        Reserved,

        /// <summary>The number up to which all readings are delivered, refused or dropped.</summary>
        Settled,

        /// <summary>The ordinal up to which they are.</summary>
        SettledOrdinal,

        /// <summary>The ordinal given last to a reading on flash.</summary>
        StoredOrdinal,

        /// <summary>How many readings were dropped, ever.</summary>
        Dropped,

        /// <summary>How many readings the platform refused for good, ever.</summary>
        Refused,

        /// <summary>How many numbers power cuts have skipped, ever.</summary>
        Skipped,

        /// <summary>The check of what the device is registered as; 0 if it is not.</summary>
        Registration,

        /// <summary>When the clock was set last, or the device fell asleep after that, in seconds since 2020; 0 if that is not known.</summary>
        LastSetting,

        /// <summary>The milliseconds that belong to it.</summary>
        LastSettingMilliseconds,

        /// <summary>The true time that passes while the sleeping device counts a second, in microseconds; 0 if that is not known.</summary>
        ClockRate,

        /// <summary>How many uploads in a row saw no setting.</summary>
        UnseenSettings,

        /// <summary>When the next upload is due, in seconds since 1970.</summary>
        NextUpload,

        /// <summary>How many uploads in a row have failed.</summary>
        UploadFailures,

        /// <summary>1 if the battery is low, 2 if it is too low to measure.</summary>
        Battery,
    }
}
